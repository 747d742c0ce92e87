package cn.yunfang.prescription;

import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.review.Review;
import cn.yunfang.review.Review.Overridden;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prescriptions for the modules that hold, pay for, hand over and show them. */
@Component
public class Prescriptions {
    private static final Set<PrescriptionState> ENDED =
            Set.of(PrescriptionState.REVOKED, PrescriptionState.EXPIRED);

    private final Journal journal;
    private final Rules rules;
    private final Review review;
    private final Medications medications;

    Prescriptions(Journal journal, Rules rules, Review review, Medications medications) {
        this.journal = journal;
        this.rules = rules;
        this.review = review;
        this.medications = medications;
    }

    /** What the doctor and the hospital's pharmacist sent: D001 and D003 bodies. */
    public record Messages(Fields preCheck, Fields upload) {}

    /** A place in the order in which prescriptions fall due. */
    public record Place(Instant dueAt, Bucket bucket, long number) {
        /** Before all that fall due after a moment. */
        public static Place of(Instant dueAt) {
            return new Place(dueAt, new Bucket(0), 0);
        }
    }

    /** An uploaded or effective prescription, without its content. */
    public record Open(PrescriptionId id, String hiRxno, String institution, Instant dueAt) {
        public Place place() {
            return new Place(dueAt, id.bucket(), id.number());
        }
    }

    /**
     * A page of what a doctor wrote at an institution, newest first.
     *
     * @param before with {@code number} the place the page begins after
     */
    public record Written(
            String institution,
            String doctor,
            Set<PrescriptionState> states,
            Instant before,
            long number,
            int most) {}

    /**
     * For a commit that changes what a release depends on: gated prescriptions of the person that
     * wait are looked at now, and whoever is deciding on one decides again.
     */
    public Sql<@Nullable Void> reconsider(String personNo, Instant now) {
        return DueTable.reconsider(personNo, now);
    }

    /** Gates the issues that are still to open; missed when somebody else was faster. */
    public Outcome<List<Sql<?>>> gate(Prescription rx) {
        return rx.gate(journal.now()).map(gated -> save(rx, gated));
    }

    /** Who prescribed, and what. */
    public record Prescriber(String doctor, String institution, PrescriptionId prescription) {}

    /** Who prescribed last for a person: of a repeat prescription that runs, else of any. */
    public Sql<Optional<Prescriber>> lastPrescriber(String personNo, Instant since) {
        return TreatingTable.last(personNo, since);
    }

    /** Whether a doctor of an institution prescribed for a person since then. */
    public Sql<Boolean> treated(String personNo, String doctor, String institution, Instant since) {
        return TreatingTable.treated(personNo, doctor, institution, since);
    }

    /** What a doctor wrote, newest first. */
    public Sql<List<Prescription>> ofDoctor(Written which) {
        return PrescriptionTable.ofDoctor(which);
    }

    /** Prescriptions that a patient may still fetch, the next ones after a place. */
    public Sql<List<Open>> openAfter(Place place, int most) {
        return DueTable.openAfter(place, most);
    }

    public Sql<Optional<Prescription>> find(PrescriptionId id) {
        return PrescriptionTable.find(id);
    }

    /** Uploaded prescriptions of a person, newest first. */
    public Sql<List<Prescription>> ofPerson(String personNo, Instant since) {
        return PrescriptionTable.ofPerson(personNo, since);
    }

    /** The same of the person that an earlier statement of the same trip found. */
    public Sql<List<Prescription>> ofFoundPerson(Instant since) {
        return PrescriptionTable.ofFoundPerson(since);
    }

    public Sql<Messages> messages(PrescriptionId id) {
        return DocumentTable.messages(id).map(both -> new Messages(both.preCheck(), both.upload()));
    }

    /** Warnings of the rules that a reviewing pharmacist let pass. */
    public Sql<List<Overridden>> overridden(PrescriptionId id) {
        return review.overridden(id);
    }

    /** The signed prescription file; empty before it is signed. */
    public Sql<Optional<byte[]>> file(PrescriptionId id) {
        return DocumentTable.file(id);
    }

    /** What the person of a prescription takes besides by now. */
    public Sql<List<InUse>> beside(PrescriptionId id) {
        return medications.beside(id);
    }

    /** What the rules say by now and did not say at the upload; nothing when that was not kept. */
    public List<Verdict.Finding> news(Optional<DecisionLog.Decision> decided, List<InUse> taking) {
        return decided.map(
                        one ->
                                rules.news(
                                        one.input(),
                                        Verdict.read(one.findings()),
                                        ChinaTime.date(journal.now()),
                                        taking))
                .orElse(List.of());
    }

    /**
     * Writes what a decision changed; missed as a whole when somebody else was faster. With its end
     * by revocation or time nobody has to review it, and no pharmacy keeps goods for it any more.
     */
    public List<Sql<?>> save(Prescription before, Prescription after) {
        var writes = new ArrayList<Sql<?>>(PrescriptionTable.save(before, after, journal.now()));
        if (ENDED.contains(after.state())) {
            if (before.state() == PrescriptionState.UPLOADED) {
                writes.add(review.withdraw(after.id(), journal.now()));
            } else if (before.state() == PrescriptionState.EFFECTIVE) {
                var lines = after.lines().stream().map(PrescriptionLine::no).distinct().toList();
                writes.add(Holds.release(after.id(), lines));
            }
        }
        return List.copyOf(writes);
    }

    /** The events of a decision: one for each transition, with the states it led from and to. */
    public List<Event> told(Prescription.Step step, Caller by, Map<String, ?> facts) {
        return step.passed().stream().map(row -> told(step.after(), row, by, facts)).toList();
    }

    private Event told(Prescription rx, Transitions.Row row, Caller by, Map<String, ?> facts) {
        var all = new LinkedHashMap<String, Object>();
        all.put("hiRxno", rx.facts().hiRxno());
        all.put("from", row.from().name());
        all.put("to", row.to().name());
        all.putAll(facts);
        return journal.event(rx.id(), row.event(), by, all);
    }
}
