package cn.yunfang.delivery;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A patient has what a pharmacy holds for him brought to his door. The goods stay put aside until
 * the order's promise; the order is what lets the pharmacy fetch the prescription.
 */
@Component
public class OrderDelivery {
    /**
     * What is asked.
     *
     * @param pharmacy that holds goods of the prescription; @param address one of his own
     */
    public record Wish(String hiRxno, String pharmacy, long address) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Registry registry;
    private final Formulary formulary;
    private final Services services;
    private final AccessLog accessLog;

    OrderDelivery(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Registry registry,
            Formulary formulary,
            Services services,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.registry = registry;
        this.formulary = formulary;
        this.services = services;
        this.accessLog = accessLog;
    }

    /** What one round trip reads. */
    private record Loaded(
            Prescription rx, List<Hold> held, Address address, List<Standing> orders) {}

    /** Where it would be brought from. */
    private record Shop(Institution pharmacy, Storefront front, DeliveryTerms terms) {}

    /** One order for one prescription at a time. */
    public Outcome<Standing> order(Caller patient, Wish wish) {
        return PrescriptionId.ofHiRxno(wish.hiRxno)
                .map(id -> Journal.attempt(() -> once(patient, id, wish)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Standing> once(Caller patient, PrescriptionId id, Wish wish) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var holds = trip.add(Holds.of(id));
        var addresses = trip.add(AddressTable.of(patient.actor()));
        var orders = trip.add(OrderTable.of(id));
        database.send(trip);
        var rx =
                found.get()
                        .filter(one -> one.facts().hiRxno().equals(wish.hiRxno))
                        .filter(one -> one.facts().personNo().equals(patient.actor()));
        if (rx.isEmpty()) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var address = addresses.get().stream().filter(one -> one.id() == wish.address).findFirst();
        if (address.isEmpty()) {
            return Outcome.refused(Refusal.at("address", Reason.ADDRESS_UNKNOWN));
        }
        if (orders.get().stream().anyMatch(one -> isUnderWay(one))) {
            return Outcome.refused(Reason.DELIVERY_ORDERED);
        }
        var held =
                holds.get().stream()
                        .filter(one -> one.isAt(wish.pharmacy) && one.stands(journal.now()))
                        .toList();
        if (held.isEmpty()) {
            return Outcome.refused(Refusal.at("pharmacy", Reason.DELIVERY_NEEDS_HOLD));
        }
        var loaded = new Loaded(rx.get(), held, address.get(), orders.get());
        return shop(wish).then(shop -> decide(patient, loaded, shop));
    }

    // a parcel that was handed over to somebody is done as far as a further order goes
    private static boolean isUnderWay(Standing one) {
        return one.status() == DeliveryStatus.ORDERED;
    }

    private Outcome<Shop> shop(Wish wish) {
        return registry.institution(wish.pharmacy)
                .flatMap(
                        pharmacy ->
                                registry.storefront(wish.pharmacy)
                                        .flatMap(
                                                front ->
                                                        front.delivery()
                                                                .filter(DeliveryTerms::offered)
                                                                .map(
                                                                        terms ->
                                                                                new Shop(
                                                                                        pharmacy,
                                                                                        front,
                                                                                        terms))))
                .<Outcome<Shop>>map(Outcome::done)
                .orElseGet(() -> refused(DeliveryTerms.Reach.NOT_OFFERED));
    }

    private static <T> Outcome<T> refused(DeliveryTerms.Reach reach) {
        return Outcome.refused(
                Refusal.at(
                        "pharmacy", Reason.DELIVERY_NOT_OFFERED, reach.chinese(), reach.english()));
    }

    private Outcome<Standing> decide(Caller patient, Loaded loaded, Shop shop) {
        var address = loaded.address;
        long metres =
                Math.round(
                        shop.pharmacy.metresFrom(
                                address.longitude().doubleValue(),
                                address.latitude().doubleValue()));
        var reach = shop.terms.reach(metres, worth(loaded.held));
        if (reach != DeliveryTerms.Reach.DELIVERS) {
            return refused(reach);
        }
        var now = journal.now().truncatedTo(ChronoUnit.MICROS);
        boolean cold = loaded.held.stream().anyMatch(one -> isCold(one.drugCode()));
        var service = services.forGoods(cold);
        var opens = shop.front.hours().opensFrom(now);
        var order =
                new Order(
                        loaded.rx.id(),
                        shop.pharmacy.code(),
                        new OrderNumber(loaded.rx.id().bucket(), journal.nextId()).toString(),
                        loaded.rx.facts().hiRxno(),
                        shop.pharmacy.division(),
                        service.kind(),
                        cold,
                        metres,
                        service.fee(shop.terms, metres),
                        now,
                        opens.plus(service.time(shop.terms)),
                        false,
                        Order.Progress.NONE);
        return write(patient, loaded, order, now);
    }

    private boolean isCold(String drugCode) {
        return formulary
                .drug(drugCode, ChinaTime.date(journal.now()))
                .flatMap(drug -> services.cold(drug.genericName()))
                .isPresent();
    }

    private static Fen worth(List<Hold> held) {
        return Fen.round(
                held.stream()
                        .map(one -> one.quantity().multiply(one.price()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Outcome<Standing> write(Caller patient, Loaded loaded, Order order, Instant now) {
        var parcel =
                new Parcel(
                        order.id(),
                        order.institution(),
                        order.number(),
                        "",
                        "",
                        BigDecimal.valueOf(order.metres()),
                        DeliveryStatus.ORDERED,
                        now,
                        0,
                        0,
                        new byte[0],
                        now,
                        1);
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var lines = loaded.held.stream().map(Hold::line).toList();
        var keeper = new Holds.Keeper(order.institution(), order.promisedUntil(), now);
        // the version moves on: of two orders at the same moment one reads again and sees the other
        var writes = new ArrayList<Sql<?>>(prescriptions.save(loaded.rx, loaded.rx));
        writes.addAll(Holds.keep(order.id(), lines, keeper));
        writes.add(ParcelTable.add(parcel));
        writes.add(OrderTable.add(order));
        writes.add(ContactTable.put(parcel, Contact.to(loaded.address, code)));
        writes.add(
                ParcelTable.add(
                        parcel,
                        Report.said("已下单", now),
                        Sm3.digest(order.number().getBytes(StandardCharsets.UTF_8)),
                        now));
        writes.add(accessLog.look(patient, now, "orderDelivery", order.hiRxno(), "own data"));
        var event =
                journal.event(
                        order.id(),
                        "ParcelOrdered",
                        patient,
                        Map.of(
                                "hiRxno", order.hiRxno(),
                                "delivery", order.number(),
                                "pharmacy", order.institution(),
                                "service", order.service(),
                                "feeFen", order.fee().value(),
                                "promisedUntil", order.promisedUntil().toString()));
        return journal.commit(new Standing(parcel, order), patient, writes, List.of(event));
    }
}
