package cn.yunfang.chronic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.Golden;
import cn.yunfang.chronic.ApplicationTransitions.Row;
import cn.yunfang.chronic.ApplicationTransitions.Verb;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ApplicationTransitionsTest {
    private static final Set<ApplicationState> ENDS =
            EnumSet.of(
                    ApplicationState.DETERMINED,
                    ApplicationState.REFUSED_FINALLY,
                    ApplicationState.WITHDRAWN);

    private static final String DOCUMENT =
            """
            # The life of an application for a chronic filing

            Generated from `chronic/ApplicationTransitions.java`; whatever is not here is \
            refused with `APPLICATION_STATE`. `ask`, `grant` and `refuse` are of whoever \
            determines, `supply`, `appeal` and `withdraw` of whoever applied; `file` is a \
            hospital's own filing (2503) that answers an open application. `grant` makes the \
            filing in the same commit.

            ```mermaid
            stateDiagram-v2
                [*] --> APPLIED: apply
            %s
                DETERMINED --> [*]
                REFUSED_FINALLY --> [*]
                WITHDRAWN --> [*]
            ```

            | from | verb | to | event |
            | --- | --- | --- | --- |
            %s

            ## States

            | state | 中文 | English |
            | --- | --- | --- |
            %s
            """;

    @Test
    void documentShowsTheTable() {
        var rows = ApplicationTransitions.table();
        Golden.check(
                Path.of("docs/application-states.md"),
                DOCUMENT.formatted(
                        lines(
                                rows,
                                row ->
                                        "    %s --> %s: %s"
                                                .formatted(row.from(), row.to(), verb(row))),
                        lines(
                                rows,
                                row ->
                                        "| %s | %s | %s | `%s` |"
                                                .formatted(
                                                        row.from(),
                                                        verb(row),
                                                        row.to(),
                                                        row.event())),
                        lines(
                                List.of(ApplicationState.values()),
                                state ->
                                        "| %s | %s | %s |"
                                                .formatted(
                                                        state, state.chinese(), state.english()))));
    }

    @Test
    void oneRowForEachStateAndVerb() {
        assertThat(
                        ApplicationTransitions.table().stream()
                                .map(row -> row.from() + " " + row.verb()))
                .doesNotHaveDuplicates();
        assertThat(ApplicationTransitions.from(Verb.APPLY)).isEmpty();
    }

    @Test
    void nothingIsDoneAfterAnEnd() {
        assertThat(ApplicationTransitions.table()).noneMatch(row -> ENDS.contains(row.from()));
    }

    @Test
    void fromEveryStateAnEndCanBeReached() {
        for (var state : ApplicationState.values()) {
            var reached = EnumSet.of(state);
            boolean grew = true;
            while (grew) {
                grew =
                        reached.addAll(
                                ApplicationTransitions.table().stream()
                                        .filter(row -> reached.contains(row.from()))
                                        .map(Row::to)
                                        .toList());
            }
            assertThat(reached).as("%s", state).containsAnyElementsOf(ENDS);
        }
    }

    /** Whatever is tried in whatever order: one filing at most, one appeal at most, no way back. */
    @Property(tries = 2_000)
    void anyWayOfTryingMakesOneFilingAtMost(@ForAll List<Verb> tried) {
        var state = ApplicationState.APPLIED;
        int filings = 0;
        int appeals = 0;
        for (var verb : tried) {
            var row = ApplicationTransitions.find(state, verb);
            if (row.isEmpty()) {
                continue;
            }
            state = row.get().to();
            filings += state == ApplicationState.DETERMINED ? 1 : 0;
            appeals += verb == Verb.APPEAL ? 1 : 0;
            assertThat(row.get().event()).isNotEmpty();
        }
        assertThat(filings).isEqualTo(state == ApplicationState.DETERMINED ? 1 : 0);
        assertThat(appeals).isLessThanOrEqualTo(1);
        if (state == ApplicationState.REFUSED_FINALLY) {
            assertThat(appeals).isEqualTo(1);
        }
    }

    @Test
    void sqlThatEndsOpenOnesKnowsTheSameStates() {
        var open =
                Arrays.stream(ApplicationState.values())
                        .filter(ApplicationState::isOpen)
                        .mapToInt(ApplicationState::code)
                        .toArray();
        assertThat(ApplicationTransitions.from(Verb.FILE)).containsExactlyInAnyOrder(open);
        assertThat(open).containsExactly(0, 1, 4);
    }

    private static <T> String lines(Collection<T> all, Function<T, String> line) {
        return all.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String verb(Row row) {
        return row.verb().name().toLowerCase(Locale.ROOT);
    }
}
