package cn.yunfang.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.TestFormularies;
import cn.yunfang.quality.TestQuality;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.TestRules;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A review desk with uploaded prescriptions on it. */
final class DecisionDesk {
    private static final Finding BY_TWO =
            new Finding(1, "R305", "1.0", Severity.WARN, "精二药品", "psychotropic", "测试", true);

    final ReviewDesk desk = new ReviewDesk();
    final Prescriptions prescriptions =
            new Prescriptions(
                    desk.journal,
                    TestRules.rules(),
                    desk.review,
                    new Medications(desk.journal, TestFormularies.formulary(), desk.registry));
    final DecideReview decide;
    final AnswerReview answer =
            new AnswerReview(desk.database, desk.journal, prescriptions, desk.review);

    /** One where nobody asks how long a reviewer looked. */
    DecisionDesk() {
        this(Duration.ZERO);
    }

    /**
     * @param leastPerLine how long a line is looked at at least
     */
    DecisionDesk(Duration leastPerLine) {
        this.decide =
                new DecideReview(
                        desk.database,
                        desk.journal,
                        desk.registry,
                        prescriptions,
                        desk.review,
                        desk.work,
                        TestQuality.quality(desk, leastPerLine));
    }

    Outcome<PrescriptionState> rule(String who, PrescriptionId id, Ruling.Kind kind) {
        return decide.decide(
                desk.caller(who), desk.hiRxno(id), new Ruling(kind, "文字"), Optional.empty());
    }

    PrescriptionState stateOf(PrescriptionId id) {
        return desk.database.read(prescriptions.find(id)).orElseThrow().state();
    }

    Review.Task task(PrescriptionId id) {
        return desk.database.read(desk.review.taskOf(id)).orElseThrow();
    }

    List<OpenTask> waiting() {
        return desk.database.read(desk.work.open(desk.select(""), ReviewWork.Place.START, 10));
    }

    /** One that a controlled drug sent to the desk. */
    PrescriptionId anUploadedPrescriptionForTwo() {
        return anUploadedPrescription(List.of(BY_TWO));
    }

    PrescriptionId anUploadedPrescription() {
        return anUploadedPrescription(List.of(ReviewDesk.FINDING));
    }

    /** One that no rule warned of. */
    PrescriptionId anUploadedPrescriptionWithoutAlerts() {
        return anUploadedPrescription(List.of());
    }

    private PrescriptionId anUploadedPrescription(List<Finding> why) {
        var id = desk.aNumber();
        var now = desk.clock.instant();
        var facts =
                new PrescriptionFacts(
                        desk.hiRxno(id),
                        id.traceCode(1),
                        desk.hospital,
                        "RX" + id.number(),
                        "99000000000000000001",
                        "D990000000001",
                        "内科",
                        "急性上呼吸道感染",
                        now,
                        3,
                        1,
                        0,
                        "1",
                        "01",
                        "02",
                        false);
        var line = PrescriptionLine.prescribed(1, 1, "X1", BigDecimal.ONE, "盒");
        var rx =
                new Prescription(
                        id,
                        facts,
                        PrescriptionState.UPLOADED,
                        0,
                        0,
                        false,
                        now,
                        facts.lastMoment(),
                        Gating.NONE,
                        List.of(line));
        assertThat(
                        desk.database.commit(
                                PrescriptionTable.insert(rx, java.util.List.of(BigDecimal.ONE))))
                .isEmpty();
        desk.aTaskOf(id, desk.hospital, why, ReviewDesk.asks());
        return id;
    }
}
