package cn.yunfang.portal;

import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.OrderNumber;
import cn.yunfang.delivery.Services;
import cn.yunfang.delivery.SignDelivery;
import cn.yunfang.delivery.Standing;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.stock.Holds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads orders for the pharmacy that brings them; a look at one is logged. */
@Component
class ShowOrders {
    private static final Duration ENDED_FOR = Duration.ofDays(2);
    private static final int MOST = 500;

    private final Database database;
    private final Journal journal;
    private final Deliveries deliveries;
    private final SignDelivery sign;
    private final Sales sales;
    private final Packing packing;
    private final AccessLog accessLog;

    ShowOrders(
            Database database,
            Journal journal,
            Deliveries deliveries,
            SignDelivery sign,
            Sales sales,
            Packing packing,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.deliveries = deliveries;
        this.sign = sign;
        this.sales = sales;
        this.packing = packing;
        this.accessLog = accessLog;
    }

    List<Standing> at(Caller pharmacy) {
        var since = journal.now().minus(ENDED_FOR);
        return database.read(deliveries.at(pharmacy.institution(), since, MOST));
    }

    Outcome<DeliveryOrderView.Detail> one(
            Caller pharmacy, String number, Function<Standing, DeliveryOrderView> view) {
        return own(pharmacy, number)
                .map(one -> Outcome.done(detail(pharmacy, one, view.apply(one))))
                .orElseGet(() -> Outcome.refused(Reason.DELIVERY_UNKNOWN));
    }

    private Optional<Standing> own(Caller pharmacy, String number) {
        return OrderNumber.parse(number)
                .flatMap(id -> database.read(deliveries.order(id)))
                .filter(one -> one.order().institution().equals(pharmacy.institution()));
    }

    private DeliveryOrderView.Detail detail(
            Caller pharmacy, Standing standing, DeliveryOrderView view) {
        var order = standing.order();
        var trip = new RoundTrip();
        var look = Sight.purpose(pharmacy, null);
        trip.add(accessLog.look(pharmacy, journal.now(), "getDelivery", order.hiRxno(), look));
        var door = trip.add(deliveries.door(standing.parcel()));
        var history = trip.add(deliveries.history(standing.parcel()));
        var sold = trip.add(sales.of(order.id()));
        var held = trip.add(Holds.of(order.id()));
        database.commit(trip);
        var to = door.get();
        return new DeliveryOrderView.Detail(
                view,
                to.map(Deliveries.Door::receiver).orElse(""),
                to.map(Deliveries.Door::phone).orElse(""),
                to.map(Deliveries.Door::address).orElse(""),
                held.get().stream()
                        .filter(one -> one.isAt(order.institution()))
                        .map(one -> packing.goods(one.drugCode(), one.quantity(), List.of()))
                        .toList(),
                sold.get().stream()
                        .filter(sale -> order.progress().sales().contains(sale.saleId()))
                        .map(Sale::items)
                        .flatMap(List::stream)
                        .map(
                                item ->
                                        packing.goods(
                                                item.drugCode(),
                                                item.quantity(),
                                                item.traceCodes()))
                        .toList(),
                history.get().stream().map(ParcelView.Told::of).toList());
    }

    /** What is in a parcel, in words. */
    @Component
    static class Packing {
        private final Formulary formulary;
        private final Services services;
        private final Journal journal;

        Packing(Formulary formulary, Services services, Journal journal) {
            this.formulary = formulary;
            this.services = services;
            this.journal = journal;
        }

        private DeliveryOrderView.Goods goods(
                String drugCode, BigDecimal quantity, List<String> codes) {
            var drug = formulary.drug(drugCode, ChinaTime.date(journal.now()));
            return new DeliveryOrderView.Goods(
                    drugCode,
                    drug.map(Drug::genericName).orElse(drugCode),
                    drug.map(Drug::spec).orElse(""),
                    quantity.stripTrailingZeros(),
                    drug.map(Drug::packUnit).orElse(""),
                    drug.flatMap(one -> services.cold(one.genericName()))
                            .map(one -> new Words(one.chinese(), one.english())),
                    codes);
        }
    }

    /** The very sign-off of the national interface (rxDelvSign). */
    Outcome<Standing> sign(Caller pharmacy, String number, DeliveryOrderView.SignOff said) {
        var found = own(pharmacy, number);
        if (found.isEmpty()) {
            return Outcome.refused(Reason.DELIVERY_UNKNOWN);
        }
        if (said.code() == null && said.signature() == null) {
            throw Limits.missing("code", "签收码");
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", found.get().order().hiRxno());
        body.put("delvNo", number);
        body.put("signCode", text(said.code()));
        body.put("signImg", text(said.signature()));
        body.put("signName", text(said.signer()));
        body.put("signTime", ChinaTime.format(journal.now()));
        return sign.sign(pharmacy, Fields.parse(Json.text(body)).orElseThrow())
                .map(_ -> own(pharmacy, number).orElse(found.get()));
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
