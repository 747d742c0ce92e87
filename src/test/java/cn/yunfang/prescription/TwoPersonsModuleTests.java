package cn.yunfang.prescription;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.FirstCheck;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Review.Overridden;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.Ruling.Kind;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What weighs most takes two pharmacists. */
class TwoPersonsModuleTests {
    private final DecisionDesk decisions = new DecisionDesk();
    private final ReviewDesk desk = decisions.desk;
    private final PrescriptionId id = decisions.anUploadedPrescriptionForTwo();

    @Test
    void firstApprovalWaitsForAnother() {
        var state = must(decisions.rule(desk.li, id, Kind.APPROVE));

        assertThat(state).isEqualTo(PrescriptionState.UPLOADED);
        assertThat(decisions.task(id).decision()).isEmpty();
        assertThat(decisions.waiting())
                .singleElement()
                .extracting(task -> task.first().orElseThrow())
                .isEqualTo(new FirstCheck(desk.li, "李药师", "文字", desk.clock.instant()));
        assertThat(desk.database.read(decisions.prescriptions.overridden(id))).isEmpty();
    }

    @Test
    void secondApprovalMakesItEffectiveAndBothAreNamed() {
        must(decisions.rule(desk.li, id, Kind.APPROVE));
        desk.clock.pass(Duration.ofMinutes(1));

        var state = must(decisions.rule(desk.wang, id, Kind.APPROVE));

        assertThat(state).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(decisions.task(id).reviewerCode()).isEqualTo(desk.wang);
        assertThat(desk.database.read(decisions.prescriptions.overridden(id)))
                .extracting(Overridden::reviewerName)
                .containsExactly("李药师", "王药师");
        assertThat(events()).containsExactly("FirstCheckPassed", "PrescriptionApproved");
    }

    @Test
    void samePersonIsRefusedByName() {
        must(decisions.rule(desk.li, id, Kind.APPROVE));

        var again = decisions.rule(desk.li, id, Kind.APPROVE);

        assertThat(refusal(again)).contains(Reason.REVIEW_SAME_PERSON);
        assertThat(((Outcome.Refused<?>) again).refusal().chinese()).contains("李药师");
        assertThat(decisions.stateOf(id)).isEqualTo(PrescriptionState.UPLOADED);
    }

    @Test
    void ownFirstCheckIsNotGivenAsTheNextTask() {
        must(decisions.rule(desk.li, id, Kind.APPROVE));

        assertThat(must(desk.take.next(desk.caller(desk.li), ""))).isEmpty();
        assertThat(must(desk.take.next(desk.caller(desk.wang), "")).map(OpenTask::id)).contains(id);
    }

    @Test
    void rejectionByEitherEndsIt() {
        var other = decisions.anUploadedPrescriptionForTwo();
        must(decisions.rule(desk.li, id, Kind.APPROVE));
        must(decisions.rule(desk.li, other, Kind.APPROVE));

        assertThat(must(decisions.rule(desk.wang, id, Kind.REJECT)))
                .isEqualTo(PrescriptionState.REJECTED);
        assertThat(must(decisions.rule(desk.li, other, Kind.SUGGEST)))
                .isEqualTo(PrescriptionState.REJECTED);
        assertThat(decisions.waiting()).isEmpty();
    }

    @Test
    void secondMayAskTheDoctorAndTheFirstApprovalStays() {
        must(decisions.rule(desk.li, id, Kind.APPROVE));
        must(decisions.rule(desk.wang, id, Kind.ASK));
        must(decisions.answer.answer(desk.atHospital(), desk.hiRxno(id), "已核对"));

        assertThat(must(decisions.rule(desk.wang, id, Kind.APPROVE)))
                .isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(decisions.task(id).task().first()).isPresent();
    }

    @Test
    void whoHoldsItIsTheOnlyOneToCheckIt() {
        must(desk.take.take(desk.caller(desk.li), desk.hiRxno(id)));

        assertThat(refusal(decisions.rule(desk.wang, id, Kind.APPROVE)))
                .contains(Reason.REVIEW_HELD);
        must(decisions.rule(desk.li, id, Kind.APPROVE));
        must(desk.take.take(desk.caller(desk.wang), desk.hiRxno(id)));
    }

    @Test
    void ofTwoApprovingAtOnceOneIsFirstAndOneSecond() throws Exception {
        for (int round = 0; round < 50; round++) {
            var both = decisions.anUploadedPrescriptionForTwo();

            var states =
                    atOnce(
                            () -> must(decisions.rule(desk.li, both, Kind.APPROVE)),
                            () -> must(decisions.rule(desk.wang, both, Kind.APPROVE)));

            assertThat(states)
                    .containsExactlyInAnyOrder(
                            PrescriptionState.UPLOADED, PrescriptionState.EFFECTIVE);
            var task = decisions.task(both);
            assertThat(task.decision()).isEqualTo("APPROVED");
            assertThat(task.task().first().orElseThrow().reviewerCode())
                    .isNotEqualTo(task.reviewerCode());
            assertThat(eventsOf(both)).containsExactly("FirstCheckPassed", "PrescriptionApproved");
        }
    }

    @Test
    void onePersonTwiceAtOnceIsFirstOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var one = decisions.anUploadedPrescriptionForTwo();

            var answers =
                    atOnce(
                            () -> refusal(decisions.rule(desk.li, one, Kind.APPROVE)),
                            () -> refusal(decisions.rule(desk.li, one, Kind.APPROVE)));

            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            java.util.Optional.empty(),
                            java.util.Optional.of(Reason.REVIEW_SAME_PERSON));
            assertThat(decisions.stateOf(one)).isEqualTo(PrescriptionState.UPLOADED);
        }
    }

    private java.util.List<String> events() {
        return eventsOf(id);
    }

    private java.util.List<String> eventsOf(PrescriptionId one) {
        return desk.database.read(EventLog.of(one)).stream().map(EventLog.Told::name).toList();
    }
}
