package cn.yunfang.portal;

import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.Order;
import cn.yunfang.delivery.Parcel;
import cn.yunfang.delivery.Report;
import cn.yunfang.delivery.Standing;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads parcels for the patient they go to; the look is logged. */
@Component
class ShowDeliveries {
    /** A parcel, what the courier told of it, where it goes and the code that signs it off. */
    record Seen(
            Parcel parcel,
            List<Report> history,
            Optional<Deliveries.Recipient> recipient,
            Optional<Order> order) {}

    private final Database database;
    private final Prescriptions prescriptions;
    private final Deliveries deliveries;
    private final Sight sight;
    private final AccessLog accessLog;
    private final Clock clock;

    ShowDeliveries(
            Database database,
            Prescriptions prescriptions,
            Deliveries deliveries,
            Sight sight,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.deliveries = deliveries;
        this.sight = sight;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    Outcome<List<Seen>> of(Caller patient, String hiRxno) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> of(patient, id, hiRxno))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<List<Seen>> of(Caller patient, PrescriptionId id, String hiRxno) {
        var first = new RoundTrip();
        var rx = first.add(prescriptions.find(id));
        var parcels = first.add(deliveries.of(id));
        var orders = first.add(deliveries.orders(id));
        database.send(first);
        if (rx.get().isEmpty()
                || !rx.get().get().facts().hiRxno().equals(hiRxno)
                || !sight.maySee(patient, rx.get().get(), List.of())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var second = new RoundTrip();
        var purpose = Sight.purpose(patient, null);
        second.add(accessLog.look(patient, clock.instant(), "getDeliveries", hiRxno, purpose));
        var seen = new ArrayList<Supplier<Seen>>();
        for (var parcel : parcels.get()) {
            var history = second.add(deliveries.history(parcel));
            var recipient = second.add(deliveries.recipient(parcel));
            var order =
                    orders.get().stream()
                            .filter(one -> one.parcel().number().equals(parcel.number()))
                            .filter(one -> one.parcel().institution().equals(parcel.institution()))
                            .map(Standing::order)
                            .findFirst();
            seen.add(() -> new Seen(parcel, history.get(), recipient.get(), order));
        }
        database.commit(second);
        return Outcome.done(seen.stream().map(Supplier::get).toList());
    }
}
