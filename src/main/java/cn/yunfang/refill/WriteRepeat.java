package cn.yunfang.refill;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import cn.yunfang.writing.RxDraft;
import cn.yunfang.writing.WritePrescription;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes a draft and, where it has one, sets its release plan. Cut off in between it is written
 * again with the same key: the first issue opens without a plan anyhow.
 */
@Component
public class WriteRepeat {
    private final WritePrescription write;
    private final SetPlan plans;

    WriteRepeat(WritePrescription write, SetPlan plans) {
        this.write = write;
        this.plans = plans;
    }

    /** Answers hiRxno. */
    public Outcome<String> write(Caller caller, RxDraft draft) {
        var release = draft.release();
        if (release == null) {
            return write.write(caller, draft);
        }
        return wrong(draft, release)
                .<Outcome<String>>map(Outcome::refused)
                .orElseGet(() -> write.write(caller, draft))
                .then(hiRxno -> plans.set(caller, hiRxno, release).map(_ -> hiRxno));
    }

    /**
     * The same, but refused before anything is reserved when a warning has no reason: a second try
     * with other reasons would be another content under the same number.
     */
    Outcome<String> writeIfExplained(Caller caller, RxDraft draft) {
        return write.advise(caller, draft)
                .then(
                        findings -> {
                            var lacking = draft.unexplained(findings);
                            return lacking.isEmpty()
                                    ? write(caller, draft)
                                    : Outcome.refused(
                                            Refusal.missing(
                                                    "overrides",
                                                    "坚持用药的理由：" + String.join("；", lacking)));
                        });
    }

    private Optional<Refusal> wrong(RxDraft draft, RxDraft.Release release) {
        boolean repeated = draft.issues() != null && draft.issues() > 1;
        return repeated
                ? plans.refusal(release)
                : Optional.of(Refusal.invalid("release", "续方条件", "issues ≥ 2"));
    }
}
