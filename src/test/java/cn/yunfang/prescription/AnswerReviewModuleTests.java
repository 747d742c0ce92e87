package cn.yunfang.prescription;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.Question;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reviewer asks the doctor, or says what would be right. */
class AnswerReviewModuleTests {
    private final DecisionDesk decisions = new DecisionDesk();
    private final ReviewDesk desk = decisions.desk;
    private final AnswerReview answer = decisions.answer;

    @Test
    void questionTakesTheTaskOffTheListUntilTheHospitalAnswers() {
        var id = decisions.anUploadedPrescription();
        must(desk.take.take(desk.caller(desk.li), desk.hiRxno(id)));

        assertThat(must(decisions.rule(desk.li, id, Ruling.Kind.ASK)))
                .isEqualTo(PrescriptionState.UPLOADED);
        assertThat(decisions.waiting()).isEmpty();
        assertThat(decisions.task(id).question()).isEqualTo(new Question("文字", "", true));
        assertThat(decisions.task(id).decision()).isEmpty();
        assertThat(decisions.task(id).reviewerName()).isEqualTo("李药师");
        assertThat(refusal(desk.take.take(desk.caller(desk.li), desk.hiRxno(id))))
                .contains(Reason.REVIEW_ASKED);
        assertThat(refusal(decisions.rule(desk.wang, id, Ruling.Kind.APPROVE)))
                .contains(Reason.REVIEW_ASKED);
        assertThat(refusal(decisions.rule(desk.wang, id, Ruling.Kind.ASK)))
                .contains(Reason.REVIEW_ASKED);

        must(answer.answer(desk.atHospital(), desk.hiRxno(id), "答复"));
        assertThat(decisions.waiting())
                .singleElement()
                .satisfies(
                        task ->
                                assertThat(task.question())
                                        .isEqualTo(new Question("文字", "答复", false)));
        assertThat(must(decisions.rule(desk.wang, id, Ruling.Kind.APPROVE)))
                .isEqualTo(PrescriptionState.EFFECTIVE);
    }

    @Test
    void questionNobodyAnsweredMayEndInARefusal() {
        var id = decisions.anUploadedPrescription();
        must(decisions.rule(desk.li, id, Ruling.Kind.ASK));

        assertThat(must(decisions.rule(desk.li, id, Ruling.Kind.REJECT)))
                .isEqualTo(PrescriptionState.REJECTED);
        assertThat(refusal(answer.answer(desk.atHospital(), desk.hiRxno(id), "答复")))
                .contains(Reason.REVIEW_NOT_ASKED);
    }

    @Test
    void suggestionIsARefusalThatSaysWhatWouldBeRight() {
        var id = decisions.anUploadedPrescription();

        assertThat(must(decisions.rule(desk.li, id, Ruling.Kind.SUGGEST)))
                .isEqualTo(PrescriptionState.REJECTED);
        assertThat(decisions.task(id).decision()).isEqualTo("REJECTED");
        assertThat(decisions.task(id).suggested()).isTrue();
        assertThat(decisions.task(id).opinion()).isEqualTo("文字");
    }

    @Test
    void onlyTheHospitalThatPrescribedAnswersAndOnlyOnce() {
        var id = decisions.anUploadedPrescription();
        var other = desk.aHospital(desk.division);
        assertThat(refusal(answer.answer(desk.atHospital(), desk.hiRxno(id), "答复")))
                .contains(Reason.REVIEW_NOT_ASKED);
        must(decisions.rule(desk.li, id, Ruling.Kind.ASK));

        assertThat(refusal(answer.answer(desk.callerAt(other, ""), desk.hiRxno(id), "答复")))
                .contains(Reason.PRESCRIPTION_UNKNOWN);
        assertThat(refusal(answer.answer(desk.atHospital(), "123", "答复")))
                .contains(Reason.PRESCRIPTION_UNKNOWN);
        must(answer.answer(desk.atHospital(), desk.hiRxno(id), "答复"));
        assertThat(refusal(answer.answer(desk.atHospital(), desk.hiRxno(id), "又答")))
                .contains(Reason.REVIEW_NOT_ASKED);
    }

    @Test
    void ofTwoAnswersAtOnceOneIsKept() throws Exception {
        for (int round = 0; round < 30; round++) {
            var id = decisions.anUploadedPrescription();
            must(decisions.rule(desk.li, id, Ruling.Kind.ASK));

            var answers =
                    atOnce(
                            () -> refusal(answer.answer(desk.atHospital(), desk.hiRxno(id), "一")),
                            () -> refusal(answer.answer(desk.atHospital(), desk.hiRxno(id), "二")));

            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            Optional.empty(), Optional.of(Reason.REVIEW_NOT_ASKED));
        }
    }
}
