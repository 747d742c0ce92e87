package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.Golden;
import cn.yunfang.delivery.DeliveryTransitions.Row;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The one table of a parcel's life, and {@code docs/delivery-states.md} that shows it. */
class DeliveryTransitionsTest {
    private static final String DOCUMENT =
            """
            # The life of a parcel

            Generated from `delivery/DeliveryTransitions.java`; whatever is not here \
            changes nothing: a report that comes late joins the history. `try again` counts the \
            tries, two at most. A parcel ends in SIGNED, CANCELLED or RETURNED; RETURNED is \
            reached only when the goods are back or written off and the money is on its way.

            ```mermaid
            stateDiagram-v2
                [*] --> ORDERED: order
                [*] --> PACKED: report (rxDelv)
            %s
                SIGNED --> [*]
                CANCELLED --> [*]
                RETURNED --> [*]
            ```

            | from | verb | to | event |
            | --- | --- | --- | --- |
            %s

            ## States

            | state | delvStasCodg | 中文 | English |
            | --- | --- | --- | --- |
            %s
            """;

    @Test
    void showsTheTable() {
        var moves = DeliveryTransitions.table();
        Golden.check(
                Path.of("docs/delivery-states.md"),
                DOCUMENT.formatted(
                        lines(
                                moves,
                                row ->
                                        "    %s --> %s: %s"
                                                .formatted(row.from(), row.to(), verb(row))),
                        lines(
                                moves,
                                row ->
                                        "| %s | %s | %s | `%s` |"
                                                .formatted(
                                                        row.from(),
                                                        verb(row),
                                                        row.to(),
                                                        row.event())),
                        lines(
                                Arrays.asList(DeliveryStatus.values()),
                                one ->
                                        "| %s | %s | %s | %s |"
                                                .formatted(
                                                        one,
                                                        one.code(),
                                                        one.chinese(),
                                                        one.english()))));
    }

    private static <T> String lines(Collection<T> all, Function<T, String> line) {
        return all.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String verb(Row row) {
        return row.verb().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void everyStateCanBeReachedAndLeadsToAnEnd() {
        assertThat(reachable(List.of(DeliveryStatus.ORDERED)))
                .containsExactlyInAnyOrder(DeliveryStatus.values());
        for (var one : DeliveryStatus.values()) {
            assertThat(reachable(List.of(one)).stream().anyMatch(DeliveryStatus::isClosed))
                    .as("from %s", one)
                    .isTrue();
        }
    }

    @Test
    void nothingHappensToWhatIsOver() {
        assertThat(DeliveryTransitions.table())
                .noneMatch(row -> row.from().isClosed())
                .doesNotHaveDuplicates();
        for (var from : DeliveryStatus.values()) {
            for (var verb : Verb.values()) {
                var rows =
                        DeliveryTransitions.table().stream()
                                .filter(row -> row.from() == from && row.verb() == verb);
                assertThat(rows.count()).as("%s %s", from, verb).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void onlyWhatWasNeverPackedIsCancelledByThePatient() {
        for (var from : DeliveryStatus.values()) {
            assertThat(DeliveryTransitions.find(from, Verb.CANCEL).isPresent())
                    .isEqualTo(from == DeliveryStatus.ORDERED);
        }
    }

    private static HashSet<DeliveryStatus> reachable(List<DeliveryStatus> from) {
        var seen = new HashSet<>(from);
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            var at = next.remove();
            DeliveryTransitions.table().stream()
                    .filter(row -> row.from() == at && seen.add(row.to()))
                    .forEach(row -> next.add(row.to()));
        }
        return seen;
    }
}
