package cn.yunfang.delivery;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * rxDelv: a pharmacy tells where a parcel is (7205, in release 2 7209). The first report opens it;
 * reports may come late or twice.
 */
@Component
public class ReportDelivery {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Claims claims;
    private final Sales sales;

    ReportDelivery(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Claims claims,
            Sales sales) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.claims = claims;
        this.sales = sales;
    }

    /** What one round trip reads. */
    private record Loaded(
            Prescription prescription,
            Optional<Parcel> parcel,
            Optional<Contact> contact,
            boolean reported,
            boolean mayDeliver,
            Optional<Order> order) {}

    /** Answers the parcel as it is now; the body has passed the field checks of its operation. */
    public Outcome<Parcel> report(Caller caller, Fields body) {
        var status =
                DeliveryStatus.of(body.text("delvStasCodg"))
                        .filter(one -> one != DeliveryStatus.ORDERED);
        if (status.isEmpty()) {
            return Outcome.refused(
                    Refusal.at(
                            "delvStasCodg",
                            Reason.FIELD_NOT_CODE,
                            "delvStasCodg",
                            "配送状态代码",
                            "10 20 30 40 45 50 60 70 80"));
        }
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, body, status.get())))
                .orElseGet(ReportDelivery::unknown);
    }

    private static Outcome<Parcel> unknown() {
        return Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Parcel> once(
            Caller caller, PrescriptionId id, Fields body, DeliveryStatus status) {
        var digest = Sm3.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
        return load(caller, id, body.text("delvNo"), digest)
                .map(loaded -> decide(caller, loaded, body, status, digest))
                .orElseGet(ReportDelivery::unknown);
    }

    private Optional<Loaded> load(Caller caller, PrescriptionId id, String number, byte[] digest) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var parcels = trip.add(ParcelTable.of(id));
        var contact = trip.add(ContactTable.find(id, caller.institution(), number));
        var reported = trip.add(ParcelTable.wasReported(id, caller.institution(), number, digest));
        var holds = trip.add(claims.of(id));
        var sold = trip.add(sales.of(id));
        var orders = trip.add(OrderTable.of(id));
        database.send(trip);
        return found.get()
                .map(
                        rx ->
                                new Loaded(
                                        rx,
                                        parcels.get().stream()
                                                .filter(one -> one.isOf(caller, number))
                                                .findFirst(),
                                        contact.get(),
                                        reported.get(),
                                        mayDeliver(caller, holds.get(), sold.get()),
                                        orders.get().stream()
                                                .filter(one -> one.parcel().isOf(caller, number))
                                                .map(Standing::order)
                                                .findFirst()));
    }

    private static boolean mayDeliver(Caller caller, List<Claim> holds, List<Sale> sold) {
        return holds.stream()
                        .anyMatch(
                                claim ->
                                        claim.state().isOpen()
                                                && claim.institution().equals(caller.institution()))
                || sold.stream()
                        .anyMatch(
                                sale ->
                                        sale.institution().equals(caller.institution())
                                                && !sale.isAllBack());
    }

    private Outcome<Parcel> decide(
            Caller caller, Loaded loaded, Fields body, DeliveryStatus status, byte[] digest) {
        if (loaded.parcel.isEmpty() && !loaded.mayDeliver) {
            return Outcome.refused(Reason.DELIVERY_NOT_YOURS);
        }
        if (loaded.reported) {
            // a report that opened the parcel between the two reads: look again
            return loaded.parcel
                    .map(parcel -> journal.commit(parcel, caller, List.of(), List.of()))
                    .orElseGet(() -> Outcome.refused(Reason.CHANGED_MEANWHILE));
        }
        var known = loaded.parcel.map(Parcel::status).filter(DeliveryStatus::isClosed);
        if (known.isPresent()) {
            return MoveDelivery.cannot(known.get());
        }
        var told = Report.of(body, status);
        if (loaded.order.isPresent() && needsMore(loaded.parcel.orElseThrow(), status)) {
            return Outcome.refused(
                    Refusal.at(
                            "delvStasCodg",
                            Reason.DELIVERY_NEEDS_MORE,
                            status.chinese(),
                            status.english()));
        }
        return write(caller, loaded, body, told, digest);
    }

    // a sign-off needs its proof, and what comes back its goods and its money
    private static boolean needsMore(Parcel parcel, DeliveryStatus status) {
        return status == DeliveryStatus.SIGNED
                || status == DeliveryStatus.CANCELLED
                || status == DeliveryStatus.RETURNED
                || parcel.status() == DeliveryStatus.ORDERED;
    }

    private Outcome<Parcel> write(
            Caller caller, Loaded loaded, Fields body, Report told, byte[] digest) {
        var said = parcel(loaded, caller, body, told);
        var now = loaded.parcel.map(before -> moved(before, said, told)).orElse(said);
        var contact = Contact.of(body, "%06d".formatted(RANDOM.nextInt(1_000_000)));
        var kept = loaded.contact.map(before -> before.reported(contact)).orElse(contact);
        var writes = new ArrayList<Sql<?>>();
        writes.add(loaded.parcel.isEmpty() ? ParcelTable.add(now) : ParcelTable.change(now));
        writes.add(ContactTable.put(now, kept));
        writes.add(ParcelTable.add(now, told, digest, journal.now()));
        var event =
                journal.event(
                        now.id(),
                        loaded.parcel.isEmpty() ? "ParcelOpened" : "ParcelMoved",
                        caller,
                        Map.of(
                                "hiRxno", loaded.prescription.facts().hiRxno(),
                                "delivery", now.number(),
                                "status", now.status().name()));
        return journal.commit(now, caller, writes, List.of(event));
    }

    /** What is no row of the table joins the history and moves nothing. */
    private static Parcel moved(Parcel before, Parcel said, Report told) {
        var known = before.by(said.courierNo(), said.courier()).withDistance(said.distance());
        // a report knows seconds, our own steps are finer
        if (told.at().isBefore(before.statusAt().truncatedTo(ChronoUnit.SECONDS))) {
            return known;
        }
        return DeliveryTransitions.find(before.status(), verb(before, told.status()))
                .map(row -> known.moved(row, told.at()))
                .orElse(known);
    }

    private static Verb verb(Parcel before, DeliveryStatus said) {
        return switch (said) {
            case ORDERED, PACKED -> Verb.PACK;
            case HANDED_TO_COURIER -> Verb.HAND_OVER;
            case ON_THE_WAY ->
                    before.status() == DeliveryStatus.FAILED ? Verb.TRY_AGAIN : Verb.SET_OUT;
            case ARRIVED -> Verb.ARRIVE;
            case FAILED -> Verb.FAIL;
            case SIGNED -> Verb.SIGN;
            case CANCELLED -> Verb.CALL_OFF;
            case RETURNING -> Verb.SEND_BACK;
            case RETURNED -> Verb.TAKE_BACK;
        };
    }

    private Parcel parcel(Loaded loaded, Caller caller, Fields body, Report told) {
        return new Parcel(
                loaded.prescription.id(),
                caller.institution(),
                body.text("delvNo"),
                body.text("delvEntpNo"),
                body.text("delvEntpName"),
                body.optionalNumber("delvDist").orElse(BigDecimal.ZERO),
                told.status(),
                told.at(),
                0,
                0,
                new byte[0],
                journal.now(),
                1);
    }
}
