package cn.yunfang.inventory;

import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * 3506: what came back of reported sales. Each row has to match one; goods of a prescription that
 * circulated come back by rxSelldrugUndo first, which books them. The same row again is the same
 * return.
 */
@Component
public class UploadReturn {
    private final Database database;
    private final Journal journal;
    private final Sales sales;
    private final Goods goods;

    UploadReturn(Database database, Journal journal, Sales sales, Goods goods) {
        this.database = database;
        this.journal = journal;
        this.sales = sales;
        this.goods = goods;
    }

    /** A row and the sale that it takes goods of, before and after. */
    private record Matched(SaleRow row, ReportedSale before, ReportedSale after) {}

    /**
     * Answers how many rows were new.
     *
     * @param body of 3506, checked
     */
    public Outcome<Integer> upload(Caller caller, Fields body) {
        var rows = SaleRow.of(body);
        return Journal.attempt(() -> once(caller, rows));
    }

    private Outcome<Integer> once(Caller caller, List<SaleRow> rows) {
        var trip = new RoundTrip();
        var sold = trip.add(InventoryTable.sold(caller.institution(), rows));
        // last: a copy of this message may be carried out between the reads
        var seen = trip.add(InventoryTable.returned(caller.institution(), rows));
        database.send(trip);
        return matched(rows, sold.get(), new HashSet<>(seen.get()))
                .then(this::handedBack)
                .then(matched -> matched.isEmpty() ? Outcome.done(0) : write(caller, matched));
    }

    private static Outcome<List<Matched>> matched(
            List<SaleRow> rows, List<ReportedSale> sold, Set<String> seen) {
        var left = new ArrayList<>(sold);
        var matched = new ArrayList<Matched>();
        for (var row : rows) {
            if (!seen.add(row.digest())) {
                continue;
            }
            var found = left.stream().filter(one -> one.fits(row)).findFirst();
            if (found.isEmpty()) {
                return Outcome.refused(refusal(row, left));
            }
            var after = found.get().takenBack(row);
            left.set(left.indexOf(found.get()), after);
            matched.add(new Matched(row, found.get(), after));
        }
        return Outcome.done(List.copyOf(matched));
    }

    private static Refusal refusal(SaleRow row, List<ReportedSale> sold) {
        return sold.stream().anyMatch(one -> one.drug().equals(row.drug()))
                ? Refusal.at("selinfo[" + row.no() + "]", Reason.RETURN_DIFFERS, row.no() + 1)
                : Refusal.at(row.field("med_list_codg"), Reason.SALE_UNKNOWN);
    }

    // only a return of a circulated prescription needs this second look: its number stands with
    // the sale, not in the message
    private Outcome<List<Matched>> handedBack(List<Matched> matched) {
        var ids = matched.stream().flatMap(one -> told(one).stream()).distinct().toList();
        var replies = database.readEach(ids.stream().map(sales::of).toList());
        var sold = new HashMap<PrescriptionId, List<Sale>>();
        for (int i = 0; i < ids.size(); i++) {
            sold.put(ids.get(i), replies.get(i));
        }
        for (var one : matched) {
            var handedOver = told(one).flatMap(id -> Optional.ofNullable(sold.get(id)));
            if (handedOver.isPresent() && !isBack(one, handedOver.get())) {
                return Outcome.refused(
                        Refusal.at("selinfo[" + one.row.no() + "]", Reason.RETURN_BY_UNDO));
            }
        }
        return Outcome.done(matched);
    }

    /** The prescription under which a row was handed over, when the row itself booked nothing. */
    private static Optional<PrescriptionId> told(Matched matched) {
        return matched.before.booked()
                ? Optional.empty()
                : PrescriptionId.ofHiRxno(matched.before.rxNumber());
    }

    private static boolean isBack(Matched matched, List<Sale> sold) {
        var items =
                sold.stream()
                        .filter(sale -> sale.number().equals(matched.before.dispensed()))
                        .flatMap(sale -> sale.items().stream())
                        .filter(item -> item.drugCode().equals(matched.row.drug()))
                        .toList();
        var quantity =
                items.stream().map(Sale.Item::returned).reduce(BigDecimal.ZERO, BigDecimal::add);
        var codes = items.stream().flatMap(item -> item.returnedCodes().stream()).toList();
        return matched.after.returned().compareTo(quantity) <= 0
                && codes.containsAll(matched.row.codes());
    }

    private Outcome<Integer> write(Caller caller, List<Matched> matched) {
        var institution = caller.institution();
        var now = journal.now();
        long number = journal.nextId();
        var writes = new ArrayList<Sql<?>>();
        for (var one : matched) {
            writes.add(InventoryTable.takeBack(institution, one.before, one.after));
            writes.add(InventoryTable.addReturn(institution, number, one.row, one.before, now));
        }
        var booked = matched.stream().filter(one -> one.before.booked()).toList();
        codesBySale(booked)
                .forEach((sale, codes) -> writes.addAll(goods.takeBack(codes, sale, now)));
        if (!booked.isEmpty()) {
            writes.add(goods.putBack(institution, booked.stream().map(Matched::row).toList()));
        }
        var subject = new PrescriptionId(InventoryTable.bucket(institution), number);
        return journal.commit(
                matched.size(),
                caller,
                writes,
                List.of(
                        journal.event(
                                subject,
                                "ReturnReported",
                                caller,
                                Map.of("goodsReturn", number, "rows", matched.size()))));
    }

    private static Map<Long, List<String>> codesBySale(List<Matched> matched) {
        var codes = new TreeMap<Long, List<String>>();
        matched.forEach(
                one ->
                        codes.computeIfAbsent(one.before.sale(), _ -> new ArrayList<>())
                                .addAll(one.before.packsOf(one.row)));
        return codes;
    }
}
