package cn.yunfang.reading;

import cn.yunfang.rules.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * What guidelines call fine, by kind and disease; a city names a table of its own by {@code
 * yunfang.reading.targets}.
 */
@Component
public class Targets {
    /**
     * One row of the table.
     *
     * @param disease opsp_dise_code it is for, "" for everybody
     * @param source guideline and what it says
     */
    public record Target(String kind, String disease, Range range, String source) {
        static final Target NONE = new Target("", "", Range.OPEN, "");
    }

    // of several diseases that of the lowest upper bound counts
    private static final Comparator<Target> STRICTEST =
            Comparator.comparing(
                    target -> target.range().high(),
                    Comparator.nullsLast(Comparator.naturalOrder()));

    private final List<Target> all;

    public Targets(
            @Value("${yunfang.reading.targets:classpath:reading/targets.csv}") Resource table) {
        try {
            var text = table.getContentAsString(StandardCharsets.UTF_8);
            all = CsvFile.rows(table.getDescription(), text).stream().map(Targets::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target row(Map<String, String> row) {
        var range =
                new Range(
                        bound(row, "low"),
                        bound(row, "high"),
                        bound(row, "urgent_low"),
                        bound(row, "urgent_high"));
        return new Target(
                Kinds.text(row, "kind"),
                Kinds.text(row, "disease"),
                range,
                Kinds.text(row, "source"));
    }

    private static @Nullable BigDecimal bound(Map<String, String> row, String column) {
        var text = Kinds.text(row, column);
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    /**
     * What counts for somebody nobody set a threshold for.
     *
     * @param diseases chronic diseases that he is filed for
     */
    public Target of(String kind, Collection<String> diseases) {
        return all.stream()
                .filter(one -> one.kind().equals(kind))
                .filter(one -> diseases.contains(one.disease()))
                .min(STRICTEST)
                .or(() -> usual(kind))
                .orElse(Target.NONE);
    }

    private Optional<Target> usual(String kind) {
        return all.stream()
                .filter(one -> one.kind().equals(kind) && one.disease().isEmpty())
                .findFirst();
    }
}
