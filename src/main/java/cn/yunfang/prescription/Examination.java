package cn.yunfang.prescription;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.evidence.RefusalLog;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.review.Review;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.ReviewInput;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a prescription as it was sent, with all else the patient takes, before the rules. */
@Component
class Examination {
    /** Who a prescription is about: all found and fit. */
    record Parties(Person patient, Practitioner doctor, Institution institution) {}

    private final Formulary formulary;
    private final Medications medications;
    private final Rules rules;
    private final Review review;

    Examination(Formulary formulary, Medications medications, Rules rules, Review review) {
        this.formulary = formulary;
        this.medications = medications;
        this.rules = rules;
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

    /** What was examined, and what the rules say of it. */
    record Examined(ReviewInput input, Verdict verdict) {}

    /** What the rules say; refused when a line names no drug of the catalogue. */
    Outcome<Examined> examine(PrescriptionDraft draft, Parties parties, List<InUse> inUse) {
        return draft.drugs(formulary)
                .map(drugs -> draft.reviewInput(parties, drugs, inUse))
                .map(input -> new Examined(input, rules.check(input)));
    }

    /** Keeps what the decision was taken on, and what rules on trial would have said. */
    List<Sql<?>> keep(Prescription rx, Examined examined, Instant now) {
        var writes = new ArrayList<Sql<?>>();
        writes.add(DecisionLog.add(rx.id(), decision(examined, now)));
        rules.watch(rx.id(), rx.facts().hiRxno(), examined.verdict(), now).ifPresent(writes::add);
        return writes;
    }

    /** Keeps what a refusal was decided on. */
    Sql<@Nullable Void> keepRefused(
            String institution, String hospitalNumber, Examined examined, Instant now) {
        return RefusalLog.add(institution, hospitalNumber, decision(examined, now));
    }

    private static DecisionLog.Decision decision(Examined examined, Instant now) {
        var input = Rules.kept(examined.input());
        return new DecisionLog.Decision(
                now,
                Sm3.digest(input.getBytes(StandardCharsets.UTF_8)),
                input,
                Json.text(examined.verdict().findings()));
    }

    /** Puts it on the pharmacists' work list. */
    Sql<@Nullable Void> open(Prescription rx, Examined examined, Instant now) {
        var facts = rx.facts();
        var demand = rules.demand(examined.input());
        return review.open(
                new Review.Upload(
                        rx.id(), facts.hiRxno(), facts.institution(), examined.verdict(), demand),
                now);
    }
}
