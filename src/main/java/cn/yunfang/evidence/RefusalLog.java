package cn.yunfang.evidence;

import cn.yunfang.evidence.DecisionLog.Decision;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pre-checks that the rules refused, so that a refusal is explained and taken again like any other
 * decision; never changed.
 */
public final class RefusalLog {
    private static final int MOST = 20;

    // a HIS that sends the same again learns nothing new, and nothing is kept twice
    private static final String INSERT =
            """
            insert into evidence.refused_pre_check
                (institution, hospital_number, digest, decided_at, input, findings)
            values
                (:institution, :hospitalNumber, :digest, :at, :input, :findings)
            on conflict do nothing""";

    private static final String FIND =
            """
            select decided_at, digest, input, findings
            from evidence.refused_pre_check
            where institution = :institution
              and hospital_number = :hospitalNumber
            order by decided_at desc, digest
            limit :most""";

    private RefusalLog() {}

    public static Sql<@Nullable Void> add(
            String institution, String hospitalNumber, Decision decision) {
        return Sql.write(
                INSERT,
                Map.of(
                        "institution", institution,
                        "hospitalNumber", hospitalNumber,
                        "digest", decision.digest(),
                        "at", decision.at(),
                        "input", DecisionLog.packed(decision.input()),
                        "findings", decision.findings()));
    }

    /** Those of one hospRxno of an institution, the newest first, at most twenty. */
    public static Sql<List<Decision>> of(String institution, String hospitalNumber) {
        return Sql.list(
                FIND,
                Map.of(
                        "institution", institution,
                        "hospitalNumber", hospitalNumber,
                        "most", MOST),
                DecisionLog::decision);
    }
}
