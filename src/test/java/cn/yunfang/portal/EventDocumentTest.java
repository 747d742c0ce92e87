package cn.yunfang.portal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.Golden;
import cn.yunfang.tidy.EventSources;
import cn.yunfang.tidy.EventSources.Told;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} lists every event, and people can read each of them. */
class EventDocumentTest {
    private static final String DOCUMENT =
            """
            # Events 事件

            What happened, told in the commit in which it happened: rows of `shared.event` \
            ([ADR 2](adr/0002-event-log.md)). A row names the prescription (`bucket`, `number`), \
            the event (`name`), when (`occurred_at`), who (`institution`, `actor`) and its facts: \
            ids, figures and reasons, never personal data. Generated from the code.

            | event | 中文 | English | module | facts |
            |---|---|---|---|---|
            %s

            An event of module `prescription` that tells of a step from one state to another \
            ([all of them](prescription-states.md)) also has the facts of whoever took the step:

            | step | adds |
            |---|---|
            %s
            """;

    @Test
    void documentListsEveryEvent() {
        var events = EventSources.events();
        var steps = EventSources.addedBySteps();

        Golden.check(
                Path.of("docs", "events.md"),
                DOCUMENT.formatted(
                        events.entrySet().stream()
                                .map(event -> row(event.getKey(), event.getValue()))
                                .collect(joining("\n")),
                        steps.entrySet().stream()
                                .map(
                                        step ->
                                                "| %s | %s |"
                                                        .formatted(
                                                                step.getKey(),
                                                                code(step.getValue())))
                                .collect(joining("\n"))));
    }

    @Test
    void everyEventIsSaidInWords() {
        assertThat(EventSources.events().keySet())
                .as("Say it in EventWords.")
                .allSatisfy(name -> assertThat(EventWords.of(name).zh()).isNotEqualTo(name));
    }

    private static String row(String name, Told told) {
        var words = EventWords.of(name);
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(name, words.zh(), words.en(), told.module(), code(facts(told)));
    }

    private static Collection<String> facts(Told told) {
        return switch (told.type()) {
            case "Transitions" -> EventSources.factsOf("Prescriptions");
            case "Settle", "UndoSettlement", "ReverseByMsgid" -> EventSources.factsOf("Settled");
            case "DeliveryTransitions" -> EventSources.factsOf("MoveDelivery");
            case "PaymentTransitions" -> EventSources.factsOf("MovePayment");
            case "ApplicationTransitions", "Told" -> EventSources.factsOf("Told");
            case "MakeContract", "AnswerContract", "PlanVisits", "TakeForm", "AnswerEscalation" ->
                    EventSources.factsOf("CareTold");
            default -> told.facts();
        };
    }

    private static String code(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(joining(", "));
    }
}
