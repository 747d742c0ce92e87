package cn.yunfang.delivery;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * rxDelvSign: the recipient signs a parcel off with the code he was sent, or by hand (7210 of
 * release 2). Five wrong codes and only a signature counts. The same message again gives the same
 * answer.
 */
@Component
public class SignDelivery {
    private final Database database;
    private final Journal journal;

    SignDelivery(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** What is known of it. */
    private record Found(Parcel parcel, Contact contact, Optional<Order> order, byte[] digest) {}

    public Outcome<Parcel> sign(Caller caller, Fields body) {
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, body)))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<Parcel> once(Caller caller, PrescriptionId id, Fields body) {
        var number = body.text("delvNo");
        var trip = new RoundTrip();
        var parcels = trip.add(ParcelTable.of(id));
        var contact = trip.add(ContactTable.find(id, caller.institution(), number));
        var orders = trip.add(OrderTable.of(id));
        database.send(trip);
        var order =
                orders.get().stream()
                        .filter(one -> one.parcel().isOf(caller, number))
                        .map(Standing::order)
                        .findFirst();
        var found = parcels.get().stream().filter(one -> one.isOf(caller, number)).findFirst();
        if (found.isEmpty() || contact.get().isEmpty()) {
            return Outcome.refused(Refusal.at("delvNo", Reason.DELIVERY_UNKNOWN));
        }
        var digest = Sm3.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
        var parcel = found.get();
        if (parcel.status() == DeliveryStatus.SIGNED
                && Arrays.equals(parcel.signDigest(), digest)) {
            return journal.commit(parcel, caller, List.of(), List.of());
        }
        if (DeliveryTransitions.find(parcel.status(), Verb.SIGN).isEmpty()) {
            return MoveDelivery.cannot(parcel.status());
        }
        var all = new Found(parcel, contact.get().get(), order, digest);
        return refusal(parcel, all.contact, body)
                .map(why -> refuse(parcel, why))
                .orElseGet(() -> write(caller, body, all));
    }

    private static Optional<Refusal> refusal(Parcel parcel, Contact contact, Fields body) {
        if (body.has("signImg")) {
            return Optional.empty();
        }
        if (parcel.takesNoMoreCodes()) {
            return Optional.of(Refusal.at("signCode", Reason.SIGN_CODE_LOCKED));
        }
        return isSame(contact.signCode(), body.text("signCode"))
                ? Optional.empty()
                : Optional.of(Refusal.at("signCode", Reason.SIGN_CODE_WRONG));
    }

    // takes the same time whatever is wrong with it
    private static boolean isSame(String code, String said) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }

    // the try is counted though the answer is no; the message itself was not carried out
    private Outcome<Parcel> refuse(Parcel parcel, Refusal why) {
        if (why.reason() == Reason.SIGN_CODE_LOCKED) {
            return Outcome.refused(why);
        }
        return database.commit(ParcelTable.change(parcel.withWrongCode()))
                .<Outcome<Parcel>>map(Outcome::refused)
                .orElseGet(() -> Outcome.refused(why));
    }

    private Outcome<Parcel> write(Caller caller, Fields body, Found found) {
        var at = body.time("signTime");
        var signed = found.parcel.to(DeliveryStatus.SIGNED, at, found.digest);
        boolean byHand = body.has("signImg");
        var report = Report.said(byHand ? "签名签收" : "签收码签收", at).as(DeliveryStatus.SIGNED);
        var writes = new ArrayList<Sql<?>>();
        writes.add(ParcelTable.change(signed));
        writes.add(
                ContactTable.put(
                        signed,
                        found.contact.signedBy(body.text("signName"), body.text("signImg"))));
        writes.add(ParcelTable.add(signed, report, found.digest, journal.now()));
        found.order.ifPresent(
                one -> {
                    var ended = one.progress().ended(journal.now());
                    writes.add(OrderTable.change(one.with(ended)));
                });
        var event =
                journal.event(
                        signed.id(),
                        "ParcelSigned",
                        caller,
                        Map.of("delivery", signed.number(), "byHand", byHand));
        return journal.commit(signed, caller, writes, List.of(event));
    }
}
