package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever devices write about a visit, in whichever order it comes and however often. */
class MergedPropertyTest {
    private static final CareNumber VISIT = new CareNumber(new Bucket(7), 12);
    private static final Instant MORNING = Instant.parse("2026-11-29T01:00:00Z");

    private record Written(
            String device, int minute, boolean finished, Map<String, String> answers) {}

    @Provide
    Arbitrary<List<VisitForm>> forms() {
        var answers =
                Arbitraries.maps(
                                Arbitraries.of("sbp", "dbp", "note"), Arbitraries.of("1", "2", "3"))
                        .ofMinSize(1)
                        .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of("phone", "tablet", "desk"),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        answers)
                .as(Written::new)
                .list()
                .ofMaxSize(8)
                .map(MergedPropertyTest::numbered);
    }

    // a device counts its forms; its clock may well go back meanwhile
    private static List<VisitForm> numbered(List<Written> all) {
        var forms = new ArrayList<VisitForm>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            var at = MORNING.plusSeconds(60L * one.minute);
            forms.add(
                    new VisitForm(
                            new UUID(1, i),
                            VISIT,
                            one.device,
                            i + 1,
                            at,
                            at,
                            "D1",
                            one.finished,
                            one.answers));
        }
        return forms;
    }

    @Property(tries = 500)
    void orderAndRepetitionMakeNoDifference(
            @ForAll("forms") List<VisitForm> forms, @ForAll Random random) {
        var other = new ArrayList<>(forms);
        forms.stream().filter(_ -> random.nextBoolean()).forEach(other::add);
        Collections.shuffle(other, random);

        assertThat(Merged.of(other)).isEqualTo(Merged.of(forms));
    }

    @Property(tries = 500)
    void nothingThatWasSaidIsLost(@ForAll("forms") List<VisitForm> forms) {
        var merged = Merged.of(forms);

        for (var item : List.of("sbp", "dbp", "note")) {
            var said =
                    forms.stream()
                            .map(form -> form.answers().get(item))
                            .filter(answer -> answer != null)
                            .collect(Collectors.toSet());
            var kept = new ArrayList<String>();
            if (merged.said().get(item) instanceof Merged.Said(var word, var others)) {
                kept.add(word.answer());
                others.forEach(one -> kept.add(one.answer()));
            }
            assertThat(kept).containsExactlyInAnyOrderElementsOf(said);
        }
    }

    @Property(tries = 500)
    void theNewestWordOfAnyDeviceCountsAndEachDevicesLastFormIsItsWord(
            @ForAll("forms") List<VisitForm> forms) {
        Merged.of(forms)
                .said()
                .forEach(
                        (item, said) -> {
                            var lasts =
                                    forms.stream()
                                            .filter(form -> form.answers().containsKey(item))
                                            .collect(
                                                    Collectors.toMap(
                                                            VisitForm::device,
                                                            form -> form,
                                                            (one, other) ->
                                                                    one.counter() > other.counter()
                                                                            ? one
                                                                            : other))
                                            .values();
                            var newest =
                                    lasts.stream()
                                            .map(VisitForm::correctedAt)
                                            .max(Comparator.naturalOrder())
                                            .orElseThrow();
                            assertThat(said.word().correctedAt()).isEqualTo(newest);
                            assertThat(lasts.stream().map(VisitForm::counter))
                                    .contains(said.word().counter());
                        });
    }

    @Property(tries = 300)
    void aVisitIsMadeWhenTheFirstFinishedFormWasWritten(@ForAll("forms") List<VisitForm> forms) {
        assertThat(Merged.of(forms).madeAt())
                .isEqualTo(
                        forms.stream()
                                .filter(VisitForm::finished)
                                .map(VisitForm::correctedAt)
                                .min(Comparator.naturalOrder()));
    }
}
