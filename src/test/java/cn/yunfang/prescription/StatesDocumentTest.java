package cn.yunfang.prescription;

import cn.yunfang.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/prescription-states.md} shows the transition table and the states. */
class StatesDocumentTest {
    private static final String DOCUMENT =
            """
            # The life of a prescription

            Generated from `prescription/Transitions.java`; whatever is not here is refused \
            with `WRONG_STATE`.

            ```mermaid
            stateDiagram-v2
                [*] --> RESERVED: reserve
            %s
                REJECTED --> [*]
                REVOKED --> [*]
            ```

            | from | verb | to | event |
            | --- | --- | --- | --- |
            %s

            ## States

            | state | 中文 | English | rx_stas_codg | rx_chk_stas_codg |
            | --- | --- | --- | --- | --- |
            %s

            ## States of a line

            Lines move on their own: two pharmacies may serve one prescription, and one \
            missing drug holds up no other.

            | state | 中文 | English |
            | --- | --- | --- |
            %s
            """;

    @Test
    void showsTheTable() {
        var moves = Transitions.table();
        Golden.check(
                Path.of("docs/prescription-states.md"),
                DOCUMENT.formatted(
                        lines(moves, StatesDocumentTest::edge),
                        lines(moves, StatesDocumentTest::move),
                        lines(Arrays.asList(PrescriptionState.values()), StatesDocumentTest::state),
                        lines(Arrays.asList(LineState.values()), StatesDocumentTest::lineState)));
    }

    private static <T> String lines(Collection<T> all, Function<T, String> line) {
        return all.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String edge(Transitions.Row row) {
        return "    %s --> %s: %s".formatted(row.from(), row.to(), verb(row));
    }

    private static String move(Transitions.Row row) {
        return "| %s | %s | %s | `%s` |".formatted(row.from(), verb(row), row.to(), row.event());
    }

    private static String verb(Transitions.Row row) {
        return row.verb().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String state(PrescriptionState state) {
        return "| %s | %s | %s | %s %s | %s |"
                .formatted(
                        state,
                        state.chinese(),
                        state.english(),
                        state.statusCode(),
                        state.statusName(),
                        state.reviewCode());
    }

    private static String lineState(LineState state) {
        return "| %s | %s | %s |".formatted(state, state.chinese(), state.english());
    }
}
