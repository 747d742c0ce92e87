package cn.yunfang.prescription;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DecideReviewModuleTests {
    private final DecisionDesk decisions = new DecisionDesk();
    private final ReviewDesk desk = decisions.desk;
    private final Prescriptions prescriptions = decisions.prescriptions;
    private final DecideReview decide = decisions.decide;

    @Test
    void approvalMakesThePrescriptionEffective() {
        var id = anUploadedPrescription();

        var state = must(decide(desk.li, id, true));

        assertThat(state).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(stateOf(id)).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(task(id).decision()).isEqualTo("APPROVED");
        assertThat(task(id).reviewerCode()).isEqualTo(desk.li);
        assertThat(task(id).reviewerName()).isEqualTo("李药师");
        assertThat(task(id).opinion()).isEqualTo("意见");
        assertThat(task(id).decidedAt()).isEqualTo(desk.clock.instant());
    }

    @Test
    void warningPassesOnlyWithAReasonThatIsKeptBesideIt() {
        var id = anUploadedPrescription();

        assertThat(refusal(decide.decide(desk.caller(desk.li), desk.hiRxno(id), true, " ")))
                .contains(Reason.OVERRIDE_NEEDS_REASON);
        assertThat(stateOf(id)).isEqualTo(PrescriptionState.UPLOADED);

        must(decide(desk.li, id, true));
        assertThat(desk.database.read(prescriptions.overridden(id)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.finding().rule()).isEqualTo("R401");
                            assertThat(one.reason()).isEqualTo("意见");
                            assertThat(one.reviewerName()).isEqualTo("李药师");
                            assertThat(one.decidedAt()).isEqualTo(desk.clock.instant());
                        });
    }

    @Test
    void whatWasRefusedOverridesNothing() {
        var id = anUploadedPrescription();
        must(decide(desk.li, id, false));

        assertThat(desk.database.read(prescriptions.overridden(id))).isEmpty();
    }

    @Test
    void rejectionEndsIt() {
        var id = anUploadedPrescription();

        must(decide(desk.li, id, false));

        assertThat(stateOf(id)).isEqualTo(PrescriptionState.REJECTED);
        assertThat(task(id).decision()).isEqualTo("REJECTED");
    }

    @Test
    void whoHoldsTheTaskDecidesAndNobodyElse() {
        var id = anUploadedPrescription();
        must(desk.take.take(desk.caller(desk.li), desk.hiRxno(id)));

        assertThat(refusal(decide(desk.wang, id, true))).contains(Reason.REVIEW_HELD);
        assertThat(task(id).decision()).isEmpty();
        assertThat(refusal(decide(desk.li, id, true))).isEmpty();
    }

    @Test
    void afterTheLeaseAnotherMayDecide() {
        var id = anUploadedPrescription();
        must(desk.take.take(desk.caller(desk.li), desk.hiRxno(id)));
        desk.clock.pass(Duration.ofMinutes(10));

        assertThat(refusal(decide(desk.wang, id, true))).isEmpty();
        assertThat(task(id).reviewerCode()).isEqualTo(desk.wang);
    }

    @Test
    void isDecidedOnce() {
        var id = anUploadedPrescription();
        must(decide(desk.li, id, true));

        assertThat(refusal(decide(desk.li, id, false))).contains(Reason.REVIEW_UNKNOWN);
        assertThat(stateOf(id)).isEqualTo(PrescriptionState.EFFECTIVE);
    }

    @Test
    void refusesAnotherCitysPrescriptionAndNumbersThatAreNone() {
        var away = desk.aHospital("8" + desk.division.substring(1));
        var pharmacist = desk.aPractitioner(away, Practitioner.Kind.PHARMACIST, "周药师");
        var id = anUploadedPrescription();

        assertThat(
                        refusal(
                                decide.decide(
                                        desk.callerAt(away, pharmacist),
                                        desk.hiRxno(id),
                                        true,
                                        "")))
                .contains(Reason.REVIEW_UNKNOWN);
        assertThat(refusal(decide.decide(desk.caller(desk.li), "123", true, "")))
                .contains(Reason.PRESCRIPTION_UNKNOWN);
    }

    @Test
    void refusesWhoIsNoPharmacistHere() {
        var id = anUploadedPrescription();
        var doctor = desk.aPractitioner(desk.hospital, Practitioner.Kind.DOCTOR, "赵医师");
        var former =
                desk.aPractitioner(
                        desk.hospital,
                        Practitioner.Kind.PHARMACIST,
                        "孙药师",
                        LocalDate.of(2036, 11, 23));

        assertThat(refusal(decide(doctor, id, true))).contains(Reason.PHARMACIST_UNKNOWN);
        assertThat(refusal(decide(former, id, true))).contains(Reason.PHARMACIST_NOT_LICENSED);
    }

    @Test
    void ofTwoDecisionsAtOnceExactlyOneCounts() throws Exception {
        for (int round = 0; round < 50; round++) {
            var id = anUploadedPrescription();

            var answers =
                    atOnce(() -> decide(desk.li, id, true), () -> decide(desk.wang, id, false));

            assertThat(answers)
                    .filteredOn(answer -> refusal(answer).isEmpty())
                    .singleElement()
                    .satisfies(answer -> assertThat(must(answer)).isEqualTo(stateOf(id)));
            assertThat(answers)
                    .filteredOn(answer -> refusal(answer).isPresent())
                    .singleElement()
                    .satisfies(
                            answer -> assertThat(refusal(answer)).contains(Reason.REVIEW_UNKNOWN));
            assertThat(task(id).decision())
                    .isEqualTo(
                            stateOf(id) == PrescriptionState.EFFECTIVE ? "APPROVED" : "REJECTED");
        }
    }

    @Test
    void revokedPrescriptionLeavesTheWorkList() {
        var id = anUploadedPrescription();
        var step = must(desk.database.read(prescriptions.find(id)).orElseThrow().revoke());

        assertThat(desk.database.commit(prescriptions.save(step.before(), step.after()))).isEmpty();

        assertThat(task(id).decision()).isEqualTo("WITHDRAWN");
        assertThat(refusal(decide(desk.li, id, true))).contains(Reason.REVIEW_UNKNOWN);
    }

    @Test
    void expiredPrescriptionLeavesTheWorkList() {
        var id = anUploadedPrescription();
        desk.clock.pass(Duration.ofDays(4));
        var found = desk.database.read(prescriptions.find(id)).orElseThrow();
        var step = must(found.due(desk.clock.instant()));

        assertThat(desk.database.commit(prescriptions.save(step.before(), step.after()))).isEmpty();

        assertThat(task(id).decision()).isEqualTo("WITHDRAWN");
    }

    private Outcome<PrescriptionState> decide(String who, PrescriptionId id, boolean approved) {
        return decide.decide(desk.caller(who), desk.hiRxno(id), approved, "意见");
    }

    private PrescriptionState stateOf(PrescriptionId id) {
        return decisions.stateOf(id);
    }

    private Review.Task task(PrescriptionId id) {
        return decisions.task(id);
    }

    private PrescriptionId anUploadedPrescription() {
        return decisions.anUploadedPrescription();
    }
}
