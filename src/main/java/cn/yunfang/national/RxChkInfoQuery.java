package cn.yunfang.national;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.review.FirstCheck;
import cn.yunfang.review.Review;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * D006 电子处方审核结果查询 (national-interface §2.6): the latest audit at a pharmacy; before there is one,
 * the platform's own review.
 */
@Component
class RxChkInfoQuery implements Operation {
    /** One audit or review, as it is shown. */
    private record Audit(String code, String pharmacist, String name, String opinion, Instant at) {}

    /** What a question to the doctor begins with. */
    static final String ASKED = "提问：";

    /** What a refusal begins with that says what would be right. */
    static final String SUGGESTED = "建议修改：";

    private static final String WAITING = "0";
    private static final String PASSED = "1";
    private static final String REFUSED = "2";

    private final HospitalLook look;
    private final Claims claims;
    private final Review review;

    RxChkInfoQuery(HospitalLook look, Claims claims, Review review) {
        this.look = look;
        this.claims = claims;
        this.review = review;
    }

    @Override
    public String name() {
        return "rxChkInfoQuery";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var reads = new Reads();
        return look.look(
                caller, name(), body, reads::add, seen -> answer(seen, audit(seen, reads)));
    }

    private final class Reads {
        private Supplier<List<Claim>> held = List::of;
        private Supplier<Optional<Review.Task>> task = Optional::empty;

        void add(RoundTrip trip, PrescriptionId id) {
            held = trip.add(claims.of(id));
            task = trip.add(review.taskOf(id));
        }
    }

    private static Audit audit(HospitalLook.Seen seen, Reads reads) {
        return reads.held.get().stream()
                .filter(claim -> !claim.auditNumber().isEmpty())
                .max(Comparator.comparing(Claim::auditedAt))
                .map(RxChkInfoQuery::ofPharmacy)
                .or(() -> reads.task.get().map(RxChkInfoQuery::ofReviewer))
                .orElseGet(() -> ofPlatform(seen));
    }

    private static Audit ofPharmacy(Claim claim) {
        return new Audit(
                claim.state() == Claim.State.REFUSED ? REFUSED : PASSED,
                claim.pharmacist(),
                claim.pharmacistName(),
                claim.opinion(),
                claim.auditedAt());
    }

    private static Audit ofReviewer(Review.Task task) {
        var code =
                switch (task.decision()) {
                    case "APPROVED" -> PASSED;
                    case "REJECTED" -> REFUSED;
                    default -> WAITING;
                };
        return new Audit(code, task.reviewerCode(), names(task), opinion(task), task.decidedAt());
    }

    // both, where it took two; the interface has one field for them
    private static String names(Review.Task task) {
        var first = task.task().first().map(FirstCheck::reviewerName);
        return first.filter(name -> !name.equals(task.reviewerName()))
                .map(
                        name ->
                                name
                                        + (task.reviewerName().isEmpty()
                                                ? ""
                                                : "、" + task.reviewerName()))
                .orElse(task.reviewerName());
    }

    // the interface has one field for what the pharmacist says, a question and a suggestion too
    private static String opinion(Review.Task task) {
        if (task.question().open()) {
            return ASKED + task.question().text();
        }
        if (task.decision().isEmpty() && task.task().first().isPresent()) {
            return "已由一名药师审核通过，待第二名药师复核";
        }
        return task.suggested() ? SUGGESTED + task.opinion() : task.opinion();
    }

    // the hospital's own pharmacist, whose audit the rules found nothing against
    private static Audit ofPlatform(HospitalLook.Seen seen) {
        var rx = seen.prescription();
        var upload = seen.messages().upload();
        return new Audit(
                upload.isEmpty() ? WAITING : PASSED,
                upload.text("pharCode"),
                upload.text("pharName"),
                upload.isEmpty() ? "" : "规则审核通过",
                rx.effectiveAt());
    }

    private static Map<String, Object> answer(HospitalLook.Seen seen, Audit audit) {
        Prescription rx = seen.prescription();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("hiRxno", rx.facts().hiRxno());
        answer.put("pharName", audit.name());
        answer.put("pharCode", audit.pharmacist());
        answer.put("rxChkStasCodg", audit.code());
        answer.put("rxChkStasName", nameOf(audit.code()));
        answer.put("rxChkOpnn", audit.opinion());
        if (!audit.code().equals(WAITING)) {
            answer.put("rxChkTime", ChinaTime.format(audit.at()));
        }
        answer.put("rxStasCodg", rx.state().statusCode());
        answer.put("rxStasName", rx.state().statusName());
        return answer;
    }

    private static String nameOf(String code) {
        return switch (code) {
            case PASSED -> "审核通过";
            case REFUSED -> "审核不通过";
            default -> "待审核";
        };
    }
}
