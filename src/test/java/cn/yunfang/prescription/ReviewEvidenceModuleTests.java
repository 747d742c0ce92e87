package cn.yunfang.prescription;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.insisting;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.quality.Looks;
import cn.yunfang.quality.Looks.Answered;
import cn.yunfang.review.Conduct;
import cn.yunfang.review.Conduct.Answer;
import cn.yunfang.review.Conduct.Reply;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is kept of each decision, and what is too fast to be taken for a review. */
class ReviewEvidenceModuleTests {
    private static final int OVERRIDDEN = 2;
    private static final int ACCEPTED = 1;
    private static final int ASKED = 3;

    private final DecisionDesk decisions = new DecisionDesk(Duration.ofSeconds(3));
    private final ReviewDesk desk = decisions.desk;
    private final PrescriptionId id = decisions.anUploadedPrescription();

    @Test
    void keepsWhatWasOpenHowLongAndWhatItCameTo() {
        var opened = desk.clock.instant();
        take(desk.li);
        pass(4);
        var looked =
                new AccessLog()
                        .look(
                                desk.caller(desk.li),
                                desk.clock.instant(),
                                "getPrescription",
                                desk.hiRxno(id),
                                "review");
        assertThat(desk.database.commit(looked)).isEmpty();
        pass(5);

        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(looks())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.reviewer()).isEqualTo(desk.li);
                            assertThat(one.openedAt()).isEqualTo(opened);
                            assertThat(one.decidedAt()).isEqualTo(desk.clock.instant());
                            assertThat(one.lookedMs()).isEqualTo(9_000);
                            assertThat(one.lines()).isEqualTo(1);
                            assertThat(one.detail()).isTrue();
                            assertThat(one.tooFast()).isFalse();
                            assertThat(one.warned()).isEqualTo(1);
                            assertThat(one.overridden()).isEqualTo(1);
                            assertThat(one.shownSeconds()).isEqualTo(-1);
                        });
        assertThat(Looks.alertsOf(desk.database, id))
                .containsExactly(new Answered("R401", 1, 1, OVERRIDDEN, ""));
    }

    @Test
    void approvalThatIsOnlyAClickIsRefusedUntilHeInsistsAndThenFlagged() {
        assertThat(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> {
                            assertThat(no.refusal().reason()).isEqualTo(Reason.REVIEW_TOO_FAST);
                            assertThat(no.refusal().field()).isEqualTo("confirmFast");
                            assertThat(no.refusal().english())
                                    .startsWith("looked at for 0 s only; to pass 1 lines");
                        });
        assertThat(looks()).isEmpty();
        assertThat(decisions.stateOf(id)).isEqualTo(PrescriptionState.UPLOADED);

        must(decide(desk.li, insisting("急诊，已电话核实")));

        assertThat(decisions.stateOf(id)).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(looks())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.tooFast()).isTrue();
                            assertThat(one.lookedMs()).isZero();
                            assertThat(one.detail()).isFalse();
                            assertThat(one.openedAt()).isEqualTo(one.decidedAt());
                            assertThat(one.opinion()).isEqualTo("急诊，已电话核实");
                        });
    }

    @Test
    void boundIsThreeSecondsALineToTheMillisecond() {
        take(desk.li);
        desk.clock.pass(Duration.ofMillis(2_999));
        assertThat(refusal(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意"))))
                .contains(Reason.REVIEW_TOO_FAST);

        desk.clock.pass(Duration.ofMillis(1));
        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(looks()).singleElement().matches(one -> !one.tooFast());
    }

    @Test
    void refusalAndQuestionMayBeFast() {
        must(decide(desk.li, new Ruling(Ruling.Kind.ASK, "为何？")));
        must(decide(desk.li, new Ruling(Ruling.Kind.REJECT, "禁用")));

        assertThat(looks()).extracting(Looks.Row::tooFast).containsExactly(false, false);
        assertThat(Looks.alertsOf(desk.database, id))
                .extracting(Answered::action)
                .containsExactly(ASKED, ACCEPTED);
    }

    @Test
    void holdsOfOneReviewerAddUpAndThoseOfOthersDoNot() {
        take(desk.li);
        pass(2);
        must(desk.take.release(desk.caller(desk.li), desk.hiRxno(id)));
        pass(60);
        take(desk.wang);
        pass(30);
        must(desk.take.release(desk.caller(desk.wang), desk.hiRxno(id)));
        take(desk.li);
        pass(3);
        take(desk.li);
        pass(4);

        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(looks()).singleElement().matches(one -> one.lookedMs() == 9_000);
    }

    @Test
    void holdThatRanOutEndsTheLook() {
        take(desk.li);
        pass(3_600);

        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(looks()).singleElement().matches(one -> one.lookedMs() == 600_000);
    }

    @Test
    void waitingForTheDoctorIsNotLooking() {
        take(desk.li);
        pass(5);
        must(decide(desk.li, new Ruling(Ruling.Kind.ASK, "为何？")));
        pass(500);
        must(decisions.answer.answer(desk.atHospital(), desk.hiRxno(id), "答复"));
        take(desk.li);
        pass(2);

        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(looks()).extracting(Looks.Row::lookedMs).containsExactly(5_000L, 7_000L);
    }

    @Test
    void singleAlertsAreAnsweredByThemselves() {
        var answers = List.of(new Answer("R401", 1, Reply.OVERRIDE, "已用药一周，疗效好"));
        var conduct = new Conduct(true, OptionalInt.of(12), answers);

        must(decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意", conduct)));

        assertThat(looks()).singleElement().matches(one -> one.shownSeconds() == 12);
        assertThat(Looks.alertsOf(desk.database, id))
                .containsExactly(new Answered("R401", 1, 1, OVERRIDDEN, "已用药一周，疗效好"));
    }

    @Test
    void refusesAnswersThatFitNoAlertOrContradictTheDecision() {
        assertThat(fieldOf(new Answer("R999", 1, Reply.OVERRIDE, ""))).isEqualTo("answers[0].rule");
        assertThat(fieldOf(new Answer("R401", 2, Reply.OVERRIDE, ""))).isEqualTo("answers[0].rule");
        assertThat(fieldOf(new Answer("R401", 1, Reply.ACCEPT, ""))).isEqualTo("answers[0].action");
        var twice = new Answer("R401", 1, Reply.OVERRIDE, "");
        assertThat(fieldOf(twice, twice)).isEqualTo("answers[1].rule");
        assertThat(looks()).isEmpty();
    }

    @Test
    void insistingNeedsAReason() {
        var plain = decisions.anUploadedPrescriptionWithoutAlerts();

        assertThat(decide(plain, desk.li, insisting("")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> {
                            assertThat(no.refusal().reason()).isEqualTo(Reason.FIELD_MISSING);
                            assertThat(no.refusal().field()).isEqualTo("opinion");
                        });
        must(decide(plain, desk.li, insisting("常规复诊")));
        assertThat(Looks.of(desk.database, plain)).singleElement().matches(Looks.Row::tooFast);
        assertThat(Looks.alertsOf(desk.database, plain)).isEmpty();
    }

    @Test
    void eachOfTwoPharmacistsHasEvidenceOfHisOwn() {
        var byTwo = decisions.anUploadedPrescriptionForTwo();
        must(desk.take.take(desk.caller(desk.li), desk.hiRxno(byTwo)));
        pass(8);
        must(decide(byTwo, desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

        assertThat(refusal(decide(byTwo, desk.wang, new Ruling(Ruling.Kind.APPROVE, "同意"))))
                .contains(Reason.REVIEW_TOO_FAST);
        must(decide(byTwo, desk.wang, insisting("已口头交接")));

        assertThat(Looks.of(desk.database, byTwo))
                .extracting(Looks.Row::reviewer, Looks.Row::lookedMs, Looks.Row::tooFast)
                .containsExactlyInAnyOrder(
                        tuple(desk.li, 8_000L, false), tuple(desk.wang, 0L, true));
    }

    @Test
    void ofTwoDecisionsAtOnceOneLeavesEvidence() throws Exception {
        for (int round = 0; round < 40; round++) {
            var raced = decisions.anUploadedPrescription();

            var answers =
                    atOnce(
                            () -> decide(raced, desk.li, insisting("同意")),
                            () -> decide(raced, desk.wang, new Ruling(Ruling.Kind.REJECT, "不同意")));

            assertThat(answers).filteredOn(one -> refusal(one).isEmpty()).hasSize(1);
            assertThat(Looks.of(desk.database, raced))
                    .singleElement()
                    .satisfies(
                            one ->
                                    assertThat(one.reviewer())
                                            .isEqualTo(decisions.task(raced).reviewerCode()));
            assertThat(Looks.alertsOf(desk.database, raced)).hasSize(1);
        }
    }

    @Test
    void twoHoldsOfOneReviewerAtOnceAreOne() throws Exception {
        for (int round = 0; round < 20; round++) {
            var raced = decisions.anUploadedPrescription();
            var number = desk.hiRxno(raced);
            atOnce(
                    () -> desk.take.take(desk.caller(desk.li), number),
                    () -> desk.take.take(desk.caller(desk.li), number));
            pass(4);

            must(decide(raced, desk.li, new Ruling(Ruling.Kind.APPROVE, "同意")));

            assertThat(Looks.of(desk.database, raced))
                    .singleElement()
                    .matches(one -> one.lookedMs() == 4_000);
        }
    }

    private String fieldOf(Answer... answers) {
        var conduct = new Conduct(true, OptionalInt.empty(), List.of(answers));
        return decide(desk.li, new Ruling(Ruling.Kind.APPROVE, "同意", conduct))
                        instanceof Outcome.Refused<?>(var refusal)
                ? refusal.field()
                : "";
    }

    private void take(String who) {
        must(desk.take.take(desk.caller(who), desk.hiRxno(id)));
    }

    private void pass(int seconds) {
        desk.clock.pass(Duration.ofSeconds(seconds));
    }

    private Outcome<PrescriptionState> decide(String who, Ruling ruling) {
        return decide(id, who, ruling);
    }

    private Outcome<PrescriptionState> decide(PrescriptionId which, String who, Ruling ruling) {
        return decisions.decide.decide(
                desk.caller(who), desk.hiRxno(which), ruling, Optional.empty());
    }

    private List<Looks.Row> looks() {
        return Looks.of(desk.database, id);
    }
}
