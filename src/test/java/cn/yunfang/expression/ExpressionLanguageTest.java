package cn.yunfang.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.expression.Expression.NoAnswerException;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionLanguageTest {
    private static final ExpressionLanguage LANGUAGE =
            ExpressionLanguage.of(
                    Map.of("Line", Map.of("name", "text", "days", "number", "no", "integer")),
                    Map.of("lines", "Line[]", "line", "Line", "codes", "text[]"));

    private static Map<String, Object> line(String name, String days) {
        return Map.of("name", name, "days", Double.valueOf(days), "no", 1L);
    }

    private static boolean holds(String text, List<?> lines) throws NoAnswerException {
        return expression(text)
                .holds(
                        Map.of(
                                "lines",
                                lines,
                                "line",
                                line("阿莫西林", "7.5"),
                                "codes",
                                List.of("J06.900")));
    }

    private static Expression expression(String text) {
        return switch (LANGUAGE.read(text)) {
            case Outcome.Done<Expression>(var read) -> read;
            case Outcome.Refused<Expression>(var refusal) ->
                    throw new AssertionError(refusal.english());
        };
    }

    private static Refusal refusal(String text) {
        return switch (LANGUAGE.read(text)) {
            case Outcome.Done<Expression> _ -> throw new AssertionError(text + " was read");
            case Outcome.Refused<Expression>(var refusal) -> refusal;
        };
    }

    @Test
    void comparesTextsNumbersAndLists() throws Exception {
        assertThat(holds("line.days > 7 && line.name.startsWith('阿莫')", List.of())).isTrue();
        assertThat(holds("codes.exists(c, c.startsWith('J06'))", List.of())).isTrue();
        assertThat(holds("lines.exists(l, l.days > 7)", List.of(line("x", "7")))).isFalse();
        assertThat(holds("line.name.matches('^阿.*林$')", List.of())).isTrue();
    }

    @Test
    void saysWhereAnExpressionIsWrong() {
        var unknown = refusal("line.days > 1 &&\n  line.weight > 2");

        assertThat(unknown.reason()).isEqualTo(Reason.RULE_EXPRESSION_WRONG);
        assertThat(unknown.field()).isEqualTo("expression");
        assertThat(unknown.chinese()).contains("第2行第7列").contains("weight");
        assertThat(unknown.english()).contains("line 2, column 7");
        assertThat(refusal("line.days >").english()).contains("line 1, column 12");
        assertThat(refusal("line.days").english()).contains("expected type 'bool'");
        assertThat(refusal("line.name > 3").reason()).isEqualTo(Reason.RULE_EXPRESSION_WRONG);
        assertThat(refusal("'" + "x".repeat(2_100) + "' == ''").reason())
                .isEqualTo(Reason.RULE_EXPRESSION_WRONG);
        assertThat(refusal("(".repeat(60) + "true" + ")".repeat(60)).reason())
                .isEqualTo(Reason.RULE_EXPRESSION_WRONG);
    }

    @Test
    void stopsLoopsWithinLoopsAndTellsOfFaults() {
        var many = Collections.nCopies(40, line("x", "1"));

        assertThatThrownBy(
                        () -> holds("lines.all(a, lines.all(b, lines.all(c, a.no == c.no)))", many))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("Iteration budget");
        assertThatThrownBy(() -> holds("1 / (line.no - 1) > 0", many))
                .isInstanceOf(NoAnswerException.class);
        assertThatThrownBy(() -> holds("codes[3] == ''", many))
                .isInstanceOf(NoAnswerException.class);
        assertThatThrownBy(() -> holds("line.name.matches(codes[0] + '(')", many))
                .isInstanceOf(NoAnswerException.class);
    }
}
