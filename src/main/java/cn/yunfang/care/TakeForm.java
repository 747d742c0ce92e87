package cn.yunfang.care;

import cn.yunfang.reading.TakeReadings;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes what a device wrote about a visit, however late and however often it comes, and merges it
 * with what others wrote: nothing that was said is lost.
 */
@Component
public class TakeForm {
    /**
     * A form as a device sends it.
     *
     * @param behind how far the device's clock was behind the platform's at its last contact
     */
    public record Draft(
            UUID id,
            String device,
            long counter,
            Instant writtenAt,
            Duration behind,
            boolean finished,
            Map<String, String> answers) {}

    private record Loaded(
            Visit visit,
            List<VisitForm> forms,
            Optional<Visit> before,
            Optional<Escalation> escalation) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final CareRules rules;
    private final CareTold told;
    private final TakeReadings readings;

    TakeForm(
            Database database,
            Journal journal,
            Registry registry,
            CareRules rules,
            CareTold told,
            TakeReadings readings) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.rules = rules;
        this.told = told;
        this.readings = readings;
    }

    /** Answers the visit as all its forms have it by then. */
    public Outcome<Visit> take(Caller caller, String visit, Draft draft) {
        return CareNumber.parse(visit)
                .map(number -> Journal.attempt(() -> once(caller, number, draft)))
                .orElseGet(() -> Outcome.refused(Reason.CARE_VISIT_UNKNOWN));
    }

    private Outcome<Visit> once(Caller caller, CareNumber number, Draft draft) {
        var trip = new RoundTrip();
        var visit = trip.add(VisitTable.find(number));
        var forms = trip.add(FormTable.of(number, draft.id));
        var before = trip.add(VisitTable.before(number));
        var escalation = trip.add(EscalationTable.ofVisit(number));
        database.send(trip);
        return visit.get()
                .filter(one -> one.institution().equals(caller.institution()))
                .map(one -> new Loaded(one, forms.get(), before.get(), escalation.get()))
                .map(loaded -> decide(caller, loaded, draft))
                .orElseGet(() -> Outcome.refused(Reason.CARE_VISIT_UNKNOWN));
    }

    private Outcome<Visit> decide(Caller caller, Loaded loaded, Draft draft) {
        var now = journal.now();
        var form =
                new VisitForm(
                        draft.id,
                        loaded.visit.number(),
                        draft.device,
                        draft.counter,
                        draft.writtenAt,
                        VisitForm.corrected(draft.writtenAt, draft.behind, now),
                        caller.actor(),
                        draft.finished,
                        new TreeMap<>(draft.answers));
        for (var one : loaded.forms) {
            if (one.isSameAs(form)) {
                return Outcome.done(loaded.visit);
            }
            if (one.id().equals(form.id())) {
                return Outcome.refused(Refusal.at("id", Reason.CARE_FORM_DIFFERS));
            }
            if (one.device().equals(form.device()) && one.counter() == form.counter()) {
                return Outcome.refused(Refusal.at("counter", Reason.CARE_FORM_DIFFERS));
            }
        }
        var guideline = rules.guideline(loaded.visit.guideline()).orElseThrow();
        return wrong(guideline, form)
                .<Outcome<Visit>>map(Outcome::refused)
                .orElseGet(() -> write(caller, loaded, form, guideline));
    }

    private static Optional<Refusal> wrong(Guideline guideline, VisitForm form) {
        for (var said : form.answers().entrySet()) {
            var field = "answers." + said.getKey();
            var item = guideline.item(said.getKey());
            if (item.isEmpty()) {
                var known = guideline.items().stream().map(Item::code).toList();
                return Optional.of(Refusal.invalid(field, "随访项目", String.join(" | ", known)));
            }
            var right = item.get().wrong(said.getValue());
            if (right.isPresent()) {
                return Optional.of(Refusal.invalid(field, item.get().chinese(), right.get()));
            }
        }
        return Optional.empty();
    }

    private Outcome<Visit> write(
            Caller caller, Loaded loaded, VisitForm form, Guideline guideline) {
        var all = new ArrayList<>(loaded.forms);
        all.add(form);
        var merged = Merged.of(all);
        var previous = loaded.before.map(Visit::control).orElse(Control.NOT_JUDGED);
        var judged = Judged.of(guideline, merged.answers(), previous);
        var after = loaded.visit.found(merged, judged.control());
        var now = journal.now();
        var writes = new ArrayList<Sql<?>>();
        var events = new ArrayList<Event>();
        writes.add(FormTable.add(form, caller.institution(), now));
        writes.add(VisitTable.save(after));
        if (merged.madeAt().isPresent() && loaded.visit.madeAt().isEmpty()) {
            events.add(told.of(after, "VisitMade", caller));
            writes.add(
                    ContractTable.planNow(
                            new CareNumber(after.number().bucket(), after.contract()), now));
        }
        if (after.madeAt().isPresent()
                && loaded.escalation.isEmpty()
                && !judged.referred().isEmpty()) {
            var escalation = escalation(caller, after, judged);
            writes.add(EscalationTable.add(escalation));
            events.add(told.of(escalation, "CareEscalated", caller));
        }
        var measured = form.measured(guideline, loaded.forms);
        if (!measured.isEmpty()) {
            var device = "visit " + form.id();
            var kept =
                    readings.besides(
                            caller, after.personNo(), form.correctedAt(), device, measured);
            writes.addAll(kept.writes());
            events.addAll(kept.events());
        }
        return journal.commit(after, caller, writes, events);
    }

    private Escalation escalation(Caller caller, Visit visit, Judged judged) {
        return new Escalation(
                new CareNumber(visit.number().bucket(), journal.nextId()),
                visit.number().serial(),
                visit.personNo(),
                visit.institution(),
                caller.actor(),
                hospitalFor(visit.institution()),
                judged.referred(),
                judged.control() == Control.DANGER,
                journal.now(),
                Optional.empty());
    }

    // the nearest hospital of the city where a doctor can answer; a place without one keeps its own
    private String hospitalFor(String institution) {
        var today = ChinaTime.date(journal.now());
        return registry.institution(institution)
                .flatMap(
                        from ->
                                registry
                                        .institutions(Optional.of(Institution.Type.HOSPITAL))
                                        .stream()
                                        .filter(one -> one.designatedOn(today))
                                        .filter(
                                                one ->
                                                        Division.sameCity(
                                                                one.division(), from.division()))
                                        .filter(one -> hasDoctor(one.code(), today))
                                        .min(
                                                Comparator.comparing(
                                                        one ->
                                                                one.metresFrom(
                                                                        from.longitude(),
                                                                        from.latitude()))))
                .map(Institution::code)
                .orElse(institution);
    }

    private boolean hasDoctor(String institution, LocalDate day) {
        return registry.practitionersAt(institution).stream()
                .anyMatch(one -> one.isDoctorAt(institution, day));
    }
}
