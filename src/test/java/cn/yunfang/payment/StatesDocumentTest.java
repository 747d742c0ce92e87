package cn.yunfang.payment;

import cn.yunfang.Golden;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/payment-states.md} shows the transition table and the states. */
class StatesDocumentTest {
    private static final String DOCUMENT =
            """
            # The life of a payment by card

            Generated from `payment/PaymentTransitions.java`; whatever is not here \
            changes nothing. `undo` is the turning round of the settlement (2103, 2601) and \
            happens in its commit; `succeed`, `decline` and `refund` are what the bank says. \
            A payment ends in PAID, REVERSED, REFUNDED or REPAID; in every other state it is \
            due at the bank or waits for a clerk.

            ```mermaid
            stateDiagram-v2
                [*] --> CREATED: start
            %s
                PAID --> [*]
                REVERSED --> [*]
                REFUNDED --> [*]
                REPAID --> [*]
            ```

            | from | verb | to | booked | event |
            | --- | --- | --- | --- | --- |
            %s

            ## States

            | state | 中文 | English |
            | --- | --- | --- |
            %s
            """;

    @Test
    void showsTheTable() {
        var moves = PaymentTransitions.table();
        Golden.check(
                Path.of("docs/payment-states.md"),
                DOCUMENT.formatted(
                        lines(moves, StatesDocumentTest::edge),
                        lines(moves, StatesDocumentTest::move),
                        lines(Arrays.asList(PaymentState.values()), StatesDocumentTest::state)));
    }

    private static <T> String lines(Collection<T> all, Function<T, String> line) {
        return all.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String edge(PaymentTransitions.Row row) {
        return "    %s --> %s: %s".formatted(row.from(), row.to(), verb(row));
    }

    private static String move(PaymentTransitions.Row row) {
        var booked =
                switch (row.booking()) {
                    case NONE -> "";
                    case TAKEN -> "`bank` ← `cash`";
                    case GIVEN_BACK -> "`cash` ← `bank`";
                };
        var event = row.event().isEmpty() ? "" : "`" + row.event() + "`";
        return "| %s | %s | %s | %s | %s |"
                .formatted(row.from(), verb(row), row.to(), booked, event);
    }

    private static String verb(PaymentTransitions.Row row) {
        return row.verb().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String state(PaymentState state) {
        return "| %s | %s | %s |".formatted(state, state.chinese(), state.english());
    }
}
