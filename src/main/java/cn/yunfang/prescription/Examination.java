package cn.yunfang.prescription;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.review.InUse;
import cn.yunfang.review.Review;
import cn.yunfang.review.Verdict;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a prescription as it was sent, with all else the patient takes, before the rules. */
@Component
class Examination {
    private final Formulary formulary;
    private final Medications medications;
    private final Review review;

    Examination(Formulary formulary, Medications medications, Review review) {
        this.formulary = formulary;
        this.medications = medications;
        this.review = review;
    }

    /** What the person takes by now whom an earlier statement of the trip found. */
    Sql<List<InUse>> taking() {
        return medications.ofFoundPerson();
    }

    /** What the person of a prescription takes besides. */
    Sql<List<InUse>> beside(PrescriptionId id) {
        return medications.beside(id);
    }

    /** What the rules say; refused when a line names no drug of the catalogue. */
    Outcome<Verdict> verdict(PrescriptionDraft draft, Parties parties, List<InUse> inUse) {
        return draft.drugs(formulary)
                .map(drugs -> review.check(draft.reviewInput(parties, drugs, inUse)));
    }

    /** Keeps what rules on trial would have said. */
    Optional<Sql<@Nullable Void>> watch(Prescription rx, Verdict verdict, Instant now) {
        return review.watch(rx.id(), rx.facts().hiRxno(), verdict, now);
    }

    /** Puts it on the pharmacists' work list. */
    Sql<@Nullable Void> open(Prescription rx, Verdict why, Instant now) {
        return review.open(rx.id(), rx.facts().hiRxno(), rx.facts().institution(), why, now);
    }
}
