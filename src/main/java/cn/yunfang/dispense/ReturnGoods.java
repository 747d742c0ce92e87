package cn.yunfang.dispense;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.UsedStatus;
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
import cn.yunfang.stock.Packs;
import cn.yunfang.stock.Stocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * rxSelldrugUndo: takes goods of a sale back, all or by row (7208 of release 2). The settlement is
 * undone afterwards (2103); until then the lines stay with the pharmacy. The same message again
 * gives the same answer.
 */
@Component
public class ReturnGoods {
    /** What rxSelldrugUndo answers. */
    public record Returned(
            String hiRxno, String saleNumber, PrescriptionState state, UsedStatus used) {
        static Returned of(Sale sale, Prescription rx) {
            return new Returned(rx.facts().hiRxno(), sale.number(), rx.state(), UsedStatus.of(rx));
        }
    }

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Packs packs;
    private final Stocks stocks;
    private final GoodsUnderway underway;

    ReturnGoods(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Packs packs,
            Stocks stocks,
            GoodsUnderway underway) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.packs = packs;
        this.stocks = stocks;
        this.underway = underway;
    }

    /**
     * What of the goods that come back may not be sold again.
     *
     * @param drug by its code; @param packs by trace code
     */
    public record Waste(Predicate<String> drug, Set<String> packs) {
        static final Waste NONE = new Waste(_ -> false, Set.of());

        boolean isWaste(Sale.Item item) {
            return drug.test(item.drugCode())
                    || item.returnedCodes().stream().anyMatch(packs::contains);
        }
    }

    public Outcome<Returned> takeBack(Caller caller, Fields body) {
        return takeBack(caller, body, Waste.NONE);
    }

    /** The same, with goods that are written off and never get back to the shelf. */
    public Outcome<Returned> takeBack(Caller caller, Fields body, Waste waste) {
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, new ReturnDraft(body), waste)))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<Returned> once(
            Caller caller, PrescriptionId id, ReturnDraft draft, Waste waste) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var sales = trip.add(SaleTable.of(id));
        var seen = trip.add(SaleTable.returns(id));
        var away = trip.add(underway.underway(id));
        database.send(trip);
        var own =
                sales.get().stream()
                        .filter(one -> one.institution().equals(caller.institution()))
                        .toList();
        var again = draft.soldBefore(own, seen.get());
        var sale = again.or(() -> draft.sale(own));
        if (sale.isEmpty() || found.get().isEmpty()) {
            return Outcome.refused(Refusal.at("selldrugSn", Reason.SALE_UNKNOWN));
        }
        var rx = found.get().get();
        if (again.isPresent() || sale.get().isAllBack() && !draft.body().has("selinfo")) {
            return again(caller, sale.get(), id);
        }
        var where = away.get().get(sale.get().saleId());
        if (where != null) {
            return Outcome.refused(
                    Refusal.at(
                            "selldrugSn", Reason.GOODS_UNDERWAY, where.chinese(), where.english()));
        }
        return draft.of(sale.get(), journal.now())
                .then(
                        back ->
                                rx.takeBack(
                                                sale.get().issue(),
                                                back.byLine(),
                                                sale.get().settlement())
                                        .then(
                                                step ->
                                                        write(
                                                                caller,
                                                                sale.get(),
                                                                step,
                                                                back,
                                                                waste)));
    }

    // the prescription was read before the return was seen, perhaps before it happened
    private Outcome<Returned> again(Caller caller, Sale sale, PrescriptionId id) {
        return database.read(prescriptions.find(id))
                .map(rx -> journal.commit(Returned.of(sale, rx), caller, List.of(), List.of()))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<Returned> write(
            Caller caller, Sale sale, Prescription.Step step, GoodsReturn back, Waste waste) {
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(SaleTable.changeItems(sale.withItems(back.after())));
        writes.add(SaleTable.addReturn(sale, back, journal.nextId()));
        if (!back.codes().isEmpty()) {
            writes.addAll(packs.takeBack(back.codes(), sale.saleId(), back.at()));
        }
        var spoilt = back.wasted(waste);
        if (!spoilt.isEmpty()) {
            writes.add(packs.writeOff(spoilt, sale.saleId()));
        }
        writes.add(stocks.putBack(caller.institution(), back.byDrugWithout(waste)));
        return journal.commit(
                Returned.of(sale, step.after()),
                caller,
                writes,
                prescriptions.told(step, caller, Map.of("sale", sale.number())));
    }
}
