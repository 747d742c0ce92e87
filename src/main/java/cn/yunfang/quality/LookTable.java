package cn.yunfang.quality;

import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL that writes {@code quality.look}, {@code alert} and {@code second_look}. */
final class LookTable {
    private static final String ADD =
            """
            insert into quality.look
                (bucket, number, id, hi_rxno, institution, division, reviewer, ruling, opened_at,
                 decided_at, looked_ms, shown_seconds, lines, detail, warned, overridden, too_fast,
                 opinion, planted, caught)
            values
                (:bucket, :number, :id, :hiRxno, :institution, :division, :reviewer, :ruling,
                 :openedAt, :at, :lookedMs, :shownSeconds, :lines, :detail, :warned, :overridden,
                 :tooFast, :opinion, :planted, :caught)""";

    private static final String ADD_ALERTS =
            """
            insert into quality.alert
                (bucket, number, look, position, institution, division, reviewer, decided_at, rule,
                 version, line, severity, action, reason)
            select :bucket::smallint, :number::bigint, :id::bigint, a.position,
                   :institution::text, :division::text, :reviewer::text, :at::timestamptz, a.rule,
                   a.version, a.line, a.severity, a.action, a.reason
            from unnest(:positions::integer[], :rules::text[], :versions::text[],
                        :lines::integer[], :severities::integer[], :actions::integer[],
                        :reasons::text[])
                as a (position, rule, version, line, severity, action, reason)""";

    private static final String TICK =
            """
            insert into quality.second_look (bucket, number, look, looked_by, looked_at, note)
            select bucket, number, id, :by::text, :at::timestamptz, :note::text
            from quality.look
            where bucket = :bucket
              and number = :number
              and id = :id
              and too_fast
              and planted = ''
              and division like :region || '%'
            on conflict do nothing""";

    private LookTable() {}

    /** Missed with FLAG_NOT_OPEN when there is none of that region, or somebody was faster. */
    static Sql<@Nullable Void> tick(
            PrescriptionId rx, long id, String region, Flag.SecondLook second) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", rx.bucket().value());
        params.put("number", rx.number());
        params.put("id", id);
        params.put("region", region);
        params.put("by", second.by());
        params.put("at", second.at());
        params.put("note", second.note());
        return Sql.writeExactly(1, TICK, params, Reason.FLAG_NOT_OPEN);
    }

    static List<Sql<@Nullable Void>> add(Look look) {
        // what rules said of a planted case tells nothing of the rules
        return look.alerts().isEmpty() || look.test().isPresent()
                ? List.of(row(look))
                : List.of(row(look), alerts(look, look.alerts()));
    }

    private static Sql<@Nullable Void> row(Look look) {
        var params = shared(look);
        params.put("hiRxno", look.task().hiRxno());
        params.put("ruling", look.ruling().kind().ordinal());
        params.put("openedAt", look.looked().opened(look.at()));
        params.put("lookedMs", look.looked().time().toMillis());
        params.put("shownSeconds", look.ruling().conduct().shownSeconds().orElse(-1));
        params.put("lines", look.lines());
        params.put("detail", look.looked().detail().isPresent());
        params.put("warned", look.warned());
        params.put("overridden", look.overridden());
        params.put("tooFast", look.tooFast());
        params.put("opinion", look.ruling().text());
        params.put("planted", look.test().map(Look.Test::kind).orElse(""));
        params.put("caught", look.test().map(Look.Test::caught).orElse(false));
        return Sql.write(ADD, params);
    }

    private static Sql<@Nullable Void> alerts(Look look, List<Alert> alerts) {
        var params = shared(look);
        params.put("positions", IntStream.range(0, alerts.size()).toArray());
        params.put("rules", texts(alerts, Finding::rule));
        params.put("versions", texts(alerts, Finding::version));
        params.put("lines", figures(alerts, alert -> alert.finding().line()));
        params.put("severities", figures(alerts, alert -> alert.finding().severity().ordinal()));
        params.put("actions", figures(alerts, alert -> alert.action().ordinal()));
        params.put("reasons", alerts.stream().map(Alert::reason).toArray(String[]::new));
        return Sql.write(ADD_ALERTS, params);
    }

    private static String[] texts(List<Alert> alerts, Function<Finding, String> what) {
        return alerts.stream().map(Alert::finding).map(what).toArray(String[]::new);
    }

    private static int[] figures(List<Alert> alerts, ToIntFunction<Alert> what) {
        return alerts.stream().mapToInt(what).toArray();
    }

    private static LinkedHashMap<String, Object> shared(Look look) {
        var params = new LinkedHashMap<String, Object>();
        PrescriptionId id = look.task().id();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        params.put("id", look.id());
        params.put("institution", look.task().institution());
        params.put("division", look.division());
        params.put("reviewer", look.reviewer());
        params.put("at", look.at());
        return params;
    }
}
