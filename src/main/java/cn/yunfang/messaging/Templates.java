package cn.yunfang.messaging;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import cn.yunfang.shared.TableFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** What patients are told, from {@code messaging/templates.csv}. */
@Component
class Templates {
    /** The one that no event tells of. */
    static final String EXPIRING = "EXPIRING";

    /** From which it can be fetched. */
    static final String EFFECTIVE = "EFFECTIVE";

    private final Map<String, Template> byKind;
    private final Map<String, Template> byEvent;

    Templates() {
        var all = read();
        byKind = all.stream().collect(toUnmodifiableMap(Template::kind, identity()));
        byEvent =
                all.stream()
                        .filter(one -> !one.event().isEmpty())
                        .collect(toUnmodifiableMap(Template::event, identity()));
    }

    Template kind(String kind) {
        return Optional.ofNullable(byKind.get(kind)).orElseThrow();
    }

    Optional<Template> of(String event) {
        return Optional.ofNullable(byEvent.get(event));
    }

    Set<String> events() {
        return byEvent.keySet();
    }

    private static List<Template> read() {
        return TableFile.rows("messaging/templates.csv").stream().map(Templates::template).toList();
    }

    private static Template template(CSVRecord row) {
        return new Template(
                row.get("kind"),
                row.get("event"),
                row.get("sms").equals("1"),
                new Template.Wording(row.get("inbox_chinese"), row.get("inbox_english")),
                new Template.Wording(row.get("sms_chinese"), row.get("sms_english")));
    }
}
