package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.Prescriptions.Messages;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewWork.Place;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what a doctor wrote; the institution that prescribed and nobody else. */
@Component
class ShowWritten {
    /** A prescription with its D001 message and its review, if it came to one. */
    record Seen(
            Prescription prescription,
            Fields message,
            Optional<Review.Task> task,
            Optional<byte[]> file) {}

    private static final String OWN_LIST = "own list";

    private final Database database;
    private final Prescriptions prescriptions;
    private final Review review;
    private final AccessLog accessLog;
    private final Clock clock;

    ShowWritten(
            Database database,
            Prescriptions prescriptions,
            Review review,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.review = review;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** A page of a doctor's list; the look at each person is logged. */
    WrittenView.Page page(Caller caller, Prescriptions.Written which) {
        var found = database.read(prescriptions.ofDoctor(which));
        var trip = new RoundTrip();
        var replies = new ArrayList<Supplier<WrittenView.Summary>>();
        for (var rx : found) {
            var message = trip.add(prescriptions.messages(rx.id()));
            var task = trip.add(review.taskOf(rx.id()));
            trip.add(
                    accessLog.look(
                            caller, clock.instant(), "listWritten", rx.facts().hiRxno(), OWN_LIST));
            replies.add(() -> summary(rx, message.get(), task.get()));
        }
        database.commit(trip);
        var last = found.isEmpty() || found.size() < which.most() ? null : found.getLast();
        return new WrittenView.Page(
                replies.stream().map(Supplier::get).toList(),
                Optional.ofNullable(last)
                        .map(rx -> new Place(rx.facts().prescribedAt(), rx.id()))
                        .map(Places::text));
    }

    private static WrittenView.Summary summary(
            Prescription rx, Messages messages, Optional<Review.Task> task) {
        var message = messages.preCheck();
        return new WrittenView.Summary(
                rx.facts().hiRxno(),
                Draw.state(rx),
                rx.facts().prescribedAt().atOffset(ChinaTime.ZONE),
                new PrescriptionView.Patient(
                        rx.facts().personNo(), message.object("mdtrtinfo").text("patnName")),
                rx.facts().diagnosis(),
                message.list("rxdrugdetail").stream()
                        .map(line -> line.text("drugGenname"))
                        .toList(),
                task.filter(one -> one.question().open()).isPresent(),
                rx.cancelRequested());
    }

    /** One of them, whoever of the institution wrote it. */
    Outcome<Seen> one(Caller caller, String hiRxno, String operation, String purpose) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> one(caller, id, hiRxno, operation, purpose))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Seen> one(
            Caller caller, PrescriptionId id, String hiRxno, String operation, String purpose) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var messages = trip.add(prescriptions.messages(id));
        var task = trip.add(review.taskOf(id));
        var file = trip.add(prescriptions.file(id));
        database.send(trip);
        if (found.get().isEmpty()
                || !found.get().get().facts().hiRxno().equals(hiRxno)
                || !found.get().get().facts().institution().equals(caller.institution())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        database.commit(accessLog.look(caller, clock.instant(), operation, hiRxno, purpose));
        return Outcome.done(
                new Seen(found.get().get(), messages.get().preCheck(), task.get(), file.get()));
    }
}
