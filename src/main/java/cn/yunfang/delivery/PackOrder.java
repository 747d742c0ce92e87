package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pharmacy puts together what it sold for an order, and hands the parcel on. */
@Component
public class PackOrder {
    private static final BigDecimal COLDEST = new BigDecimal("2");
    private static final BigDecimal WARMEST = new BigDecimal("8");

    /** When it was sold the pharmacy's own clock says. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private final Sales sales;
    private final Optional<Courier> courier;

    PackOrder(
            Database database,
            Journal journal,
            MoveDelivery move,
            Sales sales,
            Optional<Courier> courier) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        this.sales = sales;
        this.courier = courier;
    }

    /** Whether there is a courier company at all. */
    public Optional<String> courierName() {
        return courier.map(Courier::name);
    }

    /**
     * Packs what was sold since the order and is in no other parcel; the courier is ordered in the
     * same commit.
     *
     * @param ownRider whether the pharmacy brings it itself
     */
    public Outcome<Standing> pack(Caller pharmacy, String number, boolean ownRider) {
        boolean own = ownRider || courier.isEmpty();
        return move.move(
                number,
                pharmacy,
                standing -> ChangeOrder.own(pharmacy, standing).then(one -> packed(one, own)));
    }

    private Outcome<Step> packed(Standing standing, boolean own) {
        var order = standing.order();
        var trip = new RoundTrip();
        var sold = trip.add(sales.of(order.id()));
        var others = trip.add(OrderTable.of(order.id()));
        database.send(trip);
        var elsewhere =
                others.get().stream()
                        .flatMap(one -> one.order().progress().sales().stream())
                        .toList();
        var what =
                sold.get().stream()
                        .filter(sale -> sale.institution().equals(order.institution()))
                        .filter(sale -> !sale.isAllBack() && !elsewhere.contains(sale.saleId()))
                        .filter(sale -> !sale.soldAt().isBefore(order.orderedAt().minus(SKEW)))
                        .map(Sale::saleId)
                        .toList();
        if (what.isEmpty() && standing.status() == DeliveryStatus.ORDERED) {
            return Outcome.refused(Reason.DELIVERY_NOT_SOLD);
        }
        List<Sql<?>> place =
                own ? List.of() : List.of(TaskTable.add(order, Task.Kind.PLACE, journal.now()));
        return Outcome.done(
                Step.of(Verb.PACK, journal.now(), "药店已配好药")
                        .changing(progress -> progress.packed(what, own))
                        .writing(place));
    }

    /**
     * Somebody takes the parcel along.
     *
     * @param temperature of the box in ℃, needed for the cold chain
     * @param ownRider whether it is the pharmacy's own after all, because no courier came
     */
    public Outcome<Standing> handOver(
            Caller pharmacy, String number, Optional<BigDecimal> temperature, boolean ownRider) {
        return move.move(
                number,
                pharmacy,
                standing ->
                        ChangeOrder.own(pharmacy, standing)
                                .then(one -> handed(one, temperature, ownRider)));
    }

    private Outcome<Step> handed(
            Standing standing, Optional<BigDecimal> temperature, boolean ownRider) {
        var order = standing.order();
        if (order.cold() && temperature.filter(PackOrder::isCold).isEmpty()) {
            return Outcome.refused(Refusal.at("temperature", Reason.DELIVERY_NOT_COLD));
        }
        boolean was = order.progress().ownRider();
        List<Sql<?>> tasks = was ? List.of() : List.of(task(order, ownRider));
        return Outcome.done(
                Step.of(Verb.HAND_OVER, journal.now(), "已交付配送")
                        .changing(progress -> progress.handedOver(temperature, was || ownRider))
                        .writing(tasks));
    }

    private Sql<?> task(Order order, boolean ownRider) {
        return TaskTable.add(order, ownRider ? Task.Kind.CANCEL : Task.Kind.LOOK, journal.now());
    }

    private static boolean isCold(BigDecimal degrees) {
        return degrees.compareTo(COLDEST) >= 0 && degrees.compareTo(WARMEST) <= 0;
    }

    /**
     * The pharmacy's own rider could not hand it over. After the last try it goes back.
     *
     * @param why {@link FailReason}
     */
    public Outcome<Standing> failed(Caller pharmacy, String number, FailReason why) {
        return move.move(
                number,
                pharmacy,
                standing ->
                        ChangeOrder.own(pharmacy, standing)
                                .then(
                                        one ->
                                                one.order().progress().ownRider()
                                                        ? Outcome.done(one)
                                                        : Outcome.refused(
                                                                Reason.DELIVERY_BY_COURIER))
                                .map(one -> why.step(one, journal.now())));
    }

    /** The pharmacy's own rider sets out again. */
    public Outcome<Standing> again(Caller pharmacy, String number) {
        return move.move(
                number,
                pharmacy,
                standing ->
                        ChangeOrder.own(pharmacy, standing)
                                .then(
                                        one ->
                                                one.status() == DeliveryStatus.FAILED
                                                                && one.order().progress().ownRider()
                                                        ? Outcome.done(one)
                                                        : MoveDelivery.cannot(one))
                                .map(_ -> Step.of(Verb.TRY_AGAIN, journal.now(), "再次配送")));
    }
}
