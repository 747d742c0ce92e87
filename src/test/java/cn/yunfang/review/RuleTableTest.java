package cn.yunfang.review;

import cn.yunfang.Golden;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/review-rules.md} says what {@code review/rules.csv} says. */
class RuleTableTest {
    private static final Path DOCUMENT = Path.of("docs", "review-rules.md");
    private static final String HEAD =
            """
            # Review rules 审方规则

            Generated from `src/main/resources/review/rules.csv`; do not edit. REFUSE forbids
            the prescription at pre-check, WARN sends it to a reviewing pharmacist, INFORM is shown.
            `…` stands for a fact of the prescription or for the threshold. Which drugs a class such
            as “quinolone” means is in `review/terms.csv`.

            | rule | weight | threshold | 规则 | in English | source |
            |---|---|---|---|---|---|
            """;

    @Test
    void documentListsEveryRule() {
        var rows = Rulebook.load().all().stream().map(RuleTableTest::row);
        Golden.check(DOCUMENT, HEAD + rows.collect(Collectors.joining()));
    }

    private static String row(RuleVersion rule) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        rule.severity(),
                        rule.number().signum() == 0 ? "" : rule.limit(),
                        plain(rule.chinese()),
                        plain(rule.english()),
                        rule.source());
    }

    private static String plain(String sentence) {
        return sentence.replaceAll("%\\d\\$s", "…");
    }
}
