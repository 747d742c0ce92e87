package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.Golden;
import cn.yunfang.shared.Reason;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} lists every refusal. */
class ErrorDocumentTest {
    private static final String HEAD =
            """
            # Error codes 错误码

            Every refusal the platform can give. Our own API answers it as an RFC 9457 problem \
            with the HTTP status below; the national interface answers HTTP 200 with the code. \
            `…` stands for the facts of the case. A code is never reused. Generated \
            from `shared/Reason.java`.

            1xxxxx envelope · 2xxxxx message · 3xxxxx state · 4xxxxx rules · 5xxxxx money

            | code | HTTP | name | 中文 | English |
            |---|---|---|---|---|
            """;

    @Test
    void documentListsEveryReason() {
        var text = new StringBuilder(HEAD);
        for (var reason : Reason.values()) {
            text.append(
                    "| %d | %d | `%s` | %s | %s |\n"
                            .formatted(
                                    reason.code(),
                                    reason.status(),
                                    reason.name(),
                                    cell(reason.chinese()),
                                    cell(reason.english())));
        }

        Golden.check(Path.of("docs/errors.md"), text.toString());
    }

    @Test
    void codesAreSixDigitsAndGivenOnce() {
        var codes = Arrays.stream(Reason.values()).map(Reason::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code >= 100_000 && code < 600_000);
    }

    private static String cell(String sentence) {
        return sentence.replaceAll("%(\\d\\$)?s", "…").replace("|", "\\|");
    }
}
