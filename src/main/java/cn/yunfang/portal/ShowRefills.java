package cn.yunfang.portal;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.reading.Kinds;
import cn.yunfang.refill.Refills;
import cn.yunfang.refill.ReleasePlan;
import cn.yunfang.refill.Renewal;
import cn.yunfang.refill.Wait;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads repeats, tasks and uncollected issues, each look logged. */
@Component
class ShowRefills {
    private static final int MOST = 50;
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Set<PrescriptionState> SHOWN =
            Set.of(
                    PrescriptionState.EFFECTIVE,
                    PrescriptionState.COMPLETED,
                    PrescriptionState.EXPIRED);

    private final Database database;
    private final Journal journal;
    private final Refills refills;
    private final Prescriptions prescriptions;
    private final ShowPersons people;
    private final Kinds kinds;
    private final Draw draw;

    ShowRefills(
            Database database,
            Journal journal,
            Refills refills,
            Prescriptions prescriptions,
            ShowPersons people,
            Kinds kinds,
            Draw draw) {
        this.database = database;
        this.journal = journal;
        this.refills = refills;
        this.prescriptions = prescriptions;
        this.people = people;
        this.kinds = kinds;
        this.draw = draw;
    }

    /** What is known of a patient's repeats besides the prescriptions. */
    private record Own(List<ReleasePlan> plans, List<Wait> waits, List<Renewal> renewals) {
        Optional<ReleasePlan> plan(PrescriptionId id) {
            return plans.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        Optional<Wait> wait(PrescriptionId id) {
            return waits.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        Optional<Renewal> renewal(PrescriptionId id) {
            return renewals.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    /** The patient's own repeats of a year, newest first. */
    List<RefillView.Repeat> own(Caller patient) {
        var now = journal.now();
        var trip = new RoundTrip();
        var all = trip.add(prescriptions.ofPerson(patient.actor(), now.minus(YEAR)));
        var plans = trip.add(refills.plansOf(patient.actor()));
        var waits = trip.add(refills.waitsOf(patient.actor(), now));
        var renewals = trip.add(refills.renewalsOf(patient.actor(), now.minus(YEAR)));
        database.send(trip);
        var repeats =
                all.get().stream()
                        .filter(rx -> rx.facts().issues() > 1 && SHOWN.contains(rx.state()))
                        .limit(MOST)
                        .toList();
        var own = new Own(plans.get(), waits.get(), renewals.get());
        var drugs = drugs(repeats.stream().map(Prescription::id).toList());
        return repeats.stream().map(rx -> repeat(rx, own, drugs, now)).toList();
    }

    private Map<PrescriptionId, List<String>> drugs(List<PrescriptionId> ids) {
        var trip = new RoundTrip();
        var replies =
                ids.stream()
                        .collect(
                                Collectors.toMap(
                                        id -> id, id -> trip.add(prescriptions.messages(id))));
        if (!replies.isEmpty()) {
            database.send(trip);
        }
        return replies.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, one -> drugNames(one.getValue().get())));
    }

    private RefillView.Repeat repeat(
            Prescription rx, Own own, Map<PrescriptionId, List<String>> drugs, Instant now) {
        boolean runs = rx.state() == PrescriptionState.EFFECTIVE;
        return new RefillView.Repeat(
                rx.facts().hiRxno(),
                Draw.state(rx),
                draw.institution(rx.facts().institution()),
                rx.facts().diagnosis(),
                drugs.getOrDefault(rx.id(), List.of()),
                rx.issue(),
                rx.facts().issues(),
                rx.facts().intervalDays(),
                runs && rx.openLines().stream().anyMatch(PrescriptionLine::isFree),
                runs && rx.issue() < rx.facts().issues()
                        ? Optional.of(ReadingView.time(rx.opens(rx.issue() + 1)))
                        : Optional.empty(),
                ReadingView.time(rx.ends()),
                own.plan(rx.id()).map(one -> RefillView.Plan.of(one, kinds)),
                own.wait(rx.id())
                        .filter(_ -> runs && rx.gating().waiting())
                        .map(one -> RefillView.Waiting.of(one, kinds)),
                Refills.mayRenew(rx, now),
                own.renewal(rx.id()).map(RefillView.Request::of));
    }

    /** Open tasks of a doctor whose prescriptions still run. */
    List<RefillView.Task> tasks(Caller doctor, int most) {
        var waits =
                database.read(
                        refills.tasks(doctor.institution(), doctor.actor(), journal.now(), most));
        if (waits.isEmpty()) {
            return List.of();
        }
        var names = names(doctor, waits.stream().map(Wait::personNo).toList());
        // three reads of each: with the looks they would be more than a round trip takes
        var trip = new RoundTrip();
        var replies = new ArrayList<Supplier<Optional<RefillView.Task>>>();
        for (var wait : waits) {
            var found = trip.add(prescriptions.find(wait.id()));
            var messages = trip.add(prescriptions.messages(wait.id()));
            var plan = trip.add(refills.plan(wait.id()));
            replies.add(
                    () ->
                            found.get()
                                    .filter(rx -> rx.state() == PrescriptionState.EFFECTIVE)
                                    .filter(rx -> rx.gating().waiting())
                                    .filter(_ -> plan.get().isPresent())
                                    .map(
                                            rx ->
                                                    task(
                                                            wait,
                                                            rx,
                                                            messages.get(),
                                                            plan.get().get(),
                                                            names)));
        }
        database.send(trip);
        return replies.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }

    private RefillView.Task task(
            Wait wait,
            Prescription rx,
            Prescriptions.Messages messages,
            ReleasePlan plan,
            Map<String, String> names) {
        return new RefillView.Task(
                wait.hiRxno(),
                patient(wait.personNo(), names),
                rx.facts().diagnosis(),
                drugNames(messages),
                rx.facts().issues(),
                RefillView.Plan.of(plan, kinds),
                RefillView.Waiting.of(wait, kinds));
    }

    private static List<String> drugNames(Prescriptions.Messages messages) {
        return messages.preCheck().list("rxdrugdetail").stream()
                .map(line -> line.text("drugGenname"))
                .toList();
    }

    private static PrescriptionView.Patient patient(String no, Map<String, String> names) {
        return new PrescriptionView.Patient(no, names.getOrDefault(no, ""));
    }

    private Map<String, String> names(Caller doctor, List<String> personNos) {
        return people.names(doctor, "listRefillTasks", personNos);
    }

    /** Uncollected issues of a doctor. */
    RefillView.Uncollected uncollected(Caller doctor, int days, int most) {
        var found =
                database.read(
                        refills.uncollected(
                                doctor.institution(),
                                doctor.actor(),
                                journal.now().minus(Duration.ofDays(days)),
                                most));
        var newest = found.newest();
        var names = names(doctor, newest.stream().map(Refills.Closed::personNo).toList());
        var drugs = drugs(newest.stream().map(Refills.Closed::id).distinct().toList());
        return new RefillView.Uncollected(
                found.total(),
                newest.stream()
                        .map(
                                one ->
                                        new RefillView.Closed(
                                                one.hiRxno(),
                                                one.issue(),
                                                patient(one.personNo(), names),
                                                drugs.getOrDefault(one.id(), List.of()),
                                                ReadingView.time(one.at())))
                        .toList());
    }

    /** Requests for renewal that a doctor has not answered. */
    List<RefillView.Summary> renewals(Caller doctor, int most) {
        var found = database.read(refills.renewals(doctor.institution(), doctor.actor(), most));
        var names = names(doctor, found.stream().map(Renewal::personNo).toList());
        return found.stream()
                .map(
                        one ->
                                new RefillView.Summary(
                                        RefillView.Request.of(one), patient(one.personNo(), names)))
                .toList();
    }
}
