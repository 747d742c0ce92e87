package cn.yunfang.dispense;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
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
import cn.yunfang.stock.Packs;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * rxSelldrugUndo: takes goods of a sale back, all or by row (7208 of release 2). The settlement is
 * undone afterwards (2103); until then the lines stay with the pharmacy.
 */
@Component
public class ReturnGoods {
    /** What rxSelldrugUndo answers. */
    public record Returned(String hiRxno, String saleNumber, PrescriptionState state) {}

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Claims claims;
    private final Packs packs;
    private final Stocks stocks;

    ReturnGoods(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Claims claims,
            Packs packs,
            Stocks stocks) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.claims = claims;
        this.packs = packs;
        this.stocks = stocks;
    }

    public Outcome<Returned> takeBack(Caller caller, Fields body) {
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, body)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Returned> once(Caller caller, PrescriptionId id, Fields body) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var sales = trip.add(SaleTable.of(id));
        var held = trip.add(claims.of(id));
        database.send(trip);
        var sale =
                sales.get().stream()
                        .filter(one -> one.number().equals(body.text("selldrugSn")))
                        .filter(one -> one.institution().equals(caller.institution()))
                        .findFirst();
        if (sale.isEmpty() || found.get().isEmpty()) {
            return Outcome.refused(Refusal.at("selldrugSn", Reason.SALE_UNKNOWN));
        }
        var back = back(sale.get(), body.list("selinfo"));
        if (back.isEmpty()) {
            return body.list("selinfo").isEmpty()
                    ? again(caller, sale.get(), found.get().get())
                    : Outcome.refused(Refusal.at("selinfo", Reason.SALE_DIFFERS));
        }
        var claim =
                held.get().stream()
                        .filter(one -> one.claimId() == sale.get().claim())
                        .findFirst()
                        .orElseThrow();
        return found.get()
                .get()
                .takeBack(claim.claimId(), quantities(back))
                .then(step -> write(caller, body, sale.get(), claim, step, back));
    }

    // everything came back before: the same answer
    private Outcome<Returned> again(Caller caller, Sale sale, Prescription rx) {
        return journal.commit(
                new Returned(rx.facts().hiRxno(), sale.number(), rx.state()),
                caller,
                List.of(),
                List.of());
    }

    /** How much of which item comes back; everything still out when no rows are named. */
    private static Map<Sale.Item, BigDecimal> back(Sale sale, List<Fields> rows) {
        var back = new java.util.LinkedHashMap<Sale.Item, BigDecimal>();
        for (var item : sale.items()) {
            var quantity =
                    rows.isEmpty()
                            ? item.kept()
                            : rows.stream()
                                    .filter(row -> names(row, item))
                                    .findFirst()
                                    .map(row -> row.number("selRetnCnt"))
                                    .orElse(BigDecimal.ZERO);
            if (quantity.signum() > 0 && quantity.compareTo(item.kept()) <= 0) {
                back.put(item, quantity);
            }
        }
        return back;
    }

    private static boolean names(Fields row, Sale.Item item) {
        var codes = new ArrayList<String>(row.texts("drugTracCodg"));
        row.list("drugtracinfo").forEach(one -> codes.addAll(one.texts("drugTracCodg")));
        return row.text("medListCodg").equals(item.drugCode())
                && (codes.isEmpty() || item.traceCodes().containsAll(codes));
    }

    private static Map<Integer, BigDecimal> quantities(Map<Sale.Item, BigDecimal> back) {
        var sums = new TreeMap<Integer, BigDecimal>();
        back.forEach((item, quantity) -> sums.merge(item.line(), quantity, BigDecimal::add));
        return sums;
    }

    private Outcome<Returned> write(
            Caller caller,
            Fields body,
            Sale sale,
            Claim claim,
            Prescription.Step step,
            Map<Sale.Item, BigDecimal> back) {
        var now = journal.now();
        var changed =
                new Sale(
                        sale.id(),
                        sale.saleId(),
                        sale.number(),
                        sale.claim(),
                        sale.institution(),
                        sale.settlement(),
                        sale.digest(),
                        sale.soldAt(),
                        sale.items().stream()
                                .map(
                                        item ->
                                                item.takenBack(
                                                        back.getOrDefault(item, BigDecimal.ZERO)))
                                .toList());
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(SaleTable.changeItems(changed));
        var codes = codes(body.list("selinfo"), back);
        if (!codes.isEmpty()) {
            writes.addAll(packs.takeBack(codes, sale.saleId(), now));
        }
        var byDrug = new TreeMap<String, BigDecimal>();
        back.forEach((item, quantity) -> byDrug.merge(item.drugCode(), quantity, BigDecimal::add));
        writes.add(stocks.putBack(caller.institution(), byDrug));
        return journal.commit(
                new Returned(step.after().facts().hiRxno(), sale.number(), step.after().state()),
                caller,
                writes,
                List.of(
                        prescriptions.told(
                                step,
                                caller,
                                Map.of("sale", sale.number(), "reason", body.text("reason")))));
    }

    private static List<String> codes(List<Fields> rows, Map<Sale.Item, BigDecimal> back) {
        if (rows.isEmpty()) {
            return back.keySet().stream().flatMap(item -> item.traceCodes().stream()).toList();
        }
        var codes = new ArrayList<String>();
        for (var row : rows) {
            codes.addAll(row.texts("drugTracCodg"));
            row.list("drugtracinfo").forEach(one -> codes.addAll(one.texts("drugTracCodg")));
        }
        return List.copyOf(codes);
    }
}
