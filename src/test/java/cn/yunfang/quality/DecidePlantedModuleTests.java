package cn.yunfang.quality;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.insisting;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.OpenTask;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Made-up cases among the tasks, and who finds them. */
class DecidePlantedModuleTests {
    private final PlantedDesk planted = new PlantedDesk();
    private final ReviewDesk desk = planted.desk;

    @Test
    void waitsAmongTheOthersWithItsAlerts() {
        desk.aTask();
        var number = planted.aPlanted("P05");

        assertThat(planted.waiting()).hasSize(2);
        assertThat(planted.waiting())
                .filteredOn(task -> task.hiRxno().equals(number))
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.institution()).isEqualTo(desk.hospital);
                            assertThat(Verdict.warnings(task.findings()))
                                    .extracting(Verdict.Finding::rule)
                                    .containsExactly("R812");
                        });
    }

    @Test
    void nobodyIsToldThatItsTimeIsOver() {
        var real = desk.aTask();
        var number = planted.aPlanted("P05");
        desk.clock.pass(Duration.ofHours(2));

        desk.tellWhatIsOverdue();

        assertThat(events(real)).contains("ReviewOverdue");
        assertThat(events(number)).doesNotContain("ReviewOverdue");
    }

    private List<String> events(String hiRxno) {
        return desk.database.read(EventLog.of(PlantedDesk.id(hiRxno))).stream()
                .map(EventLog.Told::name)
                .toList();
    }

    @Test
    void isGivenOutAsTheNextTaskLikeAnyOther() {
        var number = planted.aPlanted("P05");

        assertThat(must(desk.take.next(desk.caller(desk.li), "")).map(OpenTask::hiRxno))
                .contains(number);
    }

    @Test
    void errorThatIsRefusedIsCaughtAndOneThatPassesIsMissed() {
        var one = planted.aPlanted("P05");
        planted.look(desk.li, one, 20);
        var caught = must(planted.decide(desk.li, one, Ruling.Kind.SUGGEST));
        var two = planted.aPlanted("P03");
        planted.look(desk.li, two, 20);
        var missed = must(planted.decide(desk.li, two, Ruling.Kind.APPROVE));

        assertThat(caught.caught()).isTrue();
        assertThat(caught.kind()).isEqualTo("INTERACTION");
        assertThat(missed.caught()).isFalse();
        assertThat(missed.right()).doesNotContain(Ruling.Kind.APPROVE);
        assertThat(missed.english()).contains("weekly");
        assertThat(planted.waiting()).isEmpty();
        assertThat(refusal(planted.decide(desk.li, one, Ruling.Kind.REJECT)))
                .contains(Reason.REVIEW_UNKNOWN);
    }

    @Test
    void oneApprovalEndsItEvenWhereItTakesTwo() {
        var number = planted.aPlanted("P09");
        assertThat(planted.waiting())
                .singleElement()
                .matches(task -> task.needs().twoPersons(), "takes two");
        planted.look(desk.li, number, 20);

        assertThat(must(planted.decide(desk.li, number, Ruling.Kind.APPROVE)).caught()).isFalse();
        assertThat(planted.waiting()).isEmpty();
        assertThat(refusal(planted.decide(desk.wang, number, Ruling.Kind.REJECT)))
                .contains(Reason.REVIEW_UNKNOWN);
    }

    @Test
    void whatIsRightMustPass() {
        var one = planted.aPlanted("G01");
        planted.look(desk.li, one, 20);
        var two = planted.aPlanted("G02");

        assertThat(must(planted.decide(desk.li, one, Ruling.Kind.APPROVE)).caught()).isTrue();
        assertThat(must(planted.decide(desk.li, two, Ruling.Kind.REJECT)).caught()).isFalse();
    }

    @Test
    void questionEndsItBecauseNoDoctorCanAnswer() {
        var number = planted.aPlanted("P01");

        assertThat(must(planted.decide(desk.li, number, Ruling.Kind.ASK)).caught()).isTrue();
        assertThat(planted.waiting()).isEmpty();
        assertThat(desk.database.read(desk.review.taskOf(PlantedDesk.id(number))).orElseThrow())
                .matches(task -> !task.question().open());
    }

    @Test
    void meetsTheSameRefusalsAsAnyOtherTask() {
        var number = planted.aPlanted("P05");

        assertThat(refusal(planted.decide(desk.li, number, Ruling.Kind.APPROVE)))
                .contains(Reason.REVIEW_TOO_FAST);
        assertThat(refusal(planted.decide(desk.li, number, new Ruling(Ruling.Kind.APPROVE, ""))))
                .contains(Reason.OVERRIDE_NEEDS_REASON);
        var ruling = new Ruling(Ruling.Kind.REJECT, "不同意");
        assertThat(
                        refusal(
                                planted.decide.decide(
                                        desk.caller(desk.li), number, ruling, Optional.of(9))))
                .contains(Reason.VERSION_DIFFERS);
        must(desk.take.take(desk.caller(desk.wang), number));
        assertThat(refusal(planted.decide(desk.li, number, ruling))).contains(Reason.REVIEW_HELD);
        assertThat(refusal(planted.decide(desk.li, "123", ruling))).contains(Reason.REVIEW_UNKNOWN);
        assertThat(must(planted.decide(desk.wang, number, ruling)).caught()).isTrue();
    }

    @Test
    void evidenceSaysThatItWasPlantedAndCountsForNoRule() {
        var number = planted.aPlanted("P05");

        must(planted.decide(desk.li, number, insisting("无妨")));

        var id = PlantedDesk.id(number);
        assertThat(Looks.of(desk.database, id)).singleElement().matches(Looks.Row::tooFast);
        assertThat(Looks.alertsOf(desk.database, id)).isEmpty();
        assertThat(desk.database.read(EventLog.of(id)))
                .extracting(EventLog.Told::name)
                .containsExactly("PlantedCaseDecided");
    }

    @Test
    void noPrescriptionEverHasItsNumber() {
        var number = planted.aPlanted("P09");
        planted.look(desk.li, number, 20);
        must(planted.decide(desk.li, number, Ruling.Kind.APPROVE));

        var id = PlantedDesk.id(number);
        for (var table : List.of("rx", "line", "document", "signature", "file")) {
            var rows =
                    desk.database.read(
                            Sql.list(
                                    "select 1 from prescription."
                                            + table
                                            + " where bucket = :bucket and number = :number",
                                    Map.of("bucket", id.bucket().value(), "number", id.number()),
                                    row -> row.getInt(1)));
            assertThat(rows).as(table).isEmpty();
        }
    }

    @Test
    void ofTwoDecisionsAtOnceOneCounts() throws Exception {
        for (int round = 0; round < 20; round++) {
            var number = planted.aPlanted("P05");

            var answers =
                    atOnce(
                            () -> planted.decide(desk.li, number, Ruling.Kind.ASK),
                            () -> planted.decide(desk.wang, number, Ruling.Kind.REJECT));

            assertThat(answers).filteredOn(one -> refusal(one).isEmpty()).hasSize(1);
            assertThat(answers)
                    .filteredOn(one -> refusal(one).isPresent())
                    .singleElement()
                    .satisfies(one -> assertThat(refusal(one)).contains(Reason.REVIEW_UNKNOWN));
            assertThat(Looks.of(desk.database, PlantedDesk.id(number))).hasSize(1);
        }
    }

    @Test
    void isTakenAwayWhenNobodyDecidesItForADay() {
        var number = planted.aPlanted("P05");
        planted.clear.clear();
        assertThat(planted.waiting()).hasSize(1);

        desk.clock.pass(Duration.ofHours(24).plusSeconds(1));
        planted.clear.clear();

        assertThat(planted.waiting()).isEmpty();
        assertThat(refusal(planted.decide(desk.li, number, Ruling.Kind.REJECT)))
                .contains(Reason.REVIEW_UNKNOWN);
    }

    @Test
    void sameCaseDoesNotWaitTwiceInACity() {
        planted.aPlanted("P05");

        assertThat(refusal(planted.plant.plant(planted.bureau(""), planted.wanted("P05"))))
                .contains(Reason.NOTHING_TO_PLANT);
        assertThat(must(planted.plant.plant(planted.bureau(""), planted.wanted("P05", "P06"))))
                .hasSize(1);
        assertThat(must(planted.plant.plant(planted.bureau(""), planted.wanted())))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void plantsTheUsualShareOfWhatWaits() {
        for (int i = 0; i < 9; i++) {
            desk.aTask();
        }
        var usual = new PlantCases.Wanted(desk.hospital, Optional.empty(), new TreeSet<>());

        // a quarter of nine, rounded up
        assertThat(must(planted.plant.plant(planted.bureau(""), usual))).hasSize(3);
        assertThat(planted.waiting()).extracting(OpenTask::hiRxno).doesNotHaveDuplicates();
    }

    @Test
    void bureauPlantsInItsRegionAlone() {
        var elsewhere = "8" + desk.division.substring(1);
        assertThat(refusal(planted.plant.plant(planted.bureau(elsewhere), planted.wanted())))
                .contains(Reason.INSTITUTION_UNKNOWN);
        var nowhere = new PlantCases.Wanted("H00000000000", Optional.of(1), new TreeSet<>());
        assertThat(refusal(planted.plant.plant(planted.bureau(""), nowhere)))
                .contains(Reason.INSTITUTION_UNKNOWN);
        assertThat(refusal(planted.plant.plant(desk.atHospital(), planted.wanted())))
                .contains(Reason.NOT_ALLOWED);
        var withoutDoctors =
                new PlantCases.Wanted(
                        desk.aHospital(desk.division), Optional.of(1), new TreeSet<>());
        assertThat(refusal(planted.plant.plant(planted.bureau(""), withoutDoctors)))
                .contains(Reason.NOTHING_TO_PLANT);
        assertThat(must(planted.plant.plant(planted.bureau(desk.division), planted.wanted("G03"))))
                .hasSize(1);
    }
}
