package cn.yunfang.inventory;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An institution reports what it bought; the same row again is the same purchase. */
@Component
public class ReportPurchase {
    /**
     * One drug of a delivery.
     *
     * @param quantity pack units
     * @param price yuan per pack unit
     * @param receipt number of the delivery note
     */
    public record Row(
            String drug,
            BigDecimal quantity,
            BigDecimal price,
            String supplier,
            String receipt,
            Instant at) {
        String digest() {
            var text =
                    String.join(
                            "\n",
                            drug,
                            quantity.stripTrailingZeros().toPlainString(),
                            price.stripTrailingZeros().toPlainString(),
                            supplier,
                            receipt,
                            at.toString());
            return HexFormat.of().formatHex(Sm3.digest(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** So many rows in one report. */
    public static final int MOST = 100;

    private static final int LONGEST = 100;
    private static final BigDecimal MOST_OF_ONE = new BigDecimal("1000000");

    private final Database database;
    private final Journal journal;
    private final Formulary formulary;

    ReportPurchase(Database database, Journal journal, Formulary formulary) {
        this.database = database;
        this.journal = journal;
        this.formulary = formulary;
    }

    /** Answers how many rows were new. */
    public Outcome<Integer> report(Caller caller, List<Row> rows) {
        if (rows.isEmpty() || rows.size() > MOST) {
            return Outcome.refused(Refusal.invalid("rows", "采购明细", "1–" + MOST));
        }
        for (int i = 0; i < rows.size(); i++) {
            var wrong = wrong("rows[" + i + "].", rows.get(i));
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
        }
        return Journal.attempt(() -> once(caller, rows));
    }

    private Optional<Refusal> wrong(String row, Row one) {
        var now = journal.now();
        if (formulary.drug(one.drug, ChinaTime.date(now)).isEmpty()) {
            return Optional.of(Refusal.invalid(row + "drug", "医疗目录编码", "目录内药品 / in force"));
        }
        if (one.quantity.signum() <= 0 || !fits(one.quantity, 4)) {
            return Optional.of(Refusal.invalid(row + "quantity", "数量", "0.0001–1000000"));
        }
        if (one.price.signum() < 0 || !fits(one.price, 6)) {
            return Optional.of(Refusal.invalid(row + "price", "单价", "0–1000000"));
        }
        if (one.at.isAfter(now)) {
            return Optional.of(Refusal.invalid(row + "at", "采购时间", "≤ " + now));
        }
        return Refusal.ofText(row + "supplier", "供应商", one.supplier, LONGEST)
                .or(() -> Refusal.ofText(row + "receipt", "随货单号", one.receipt, LONGEST));
    }

    private static boolean fits(BigDecimal number, int decimals) {
        return number.scale() <= decimals && number.compareTo(MOST_OF_ONE) <= 0;
    }

    private Outcome<Integer> once(Caller caller, List<Row> rows) {
        var digests = rows.stream().map(Row::digest).toList();
        var at = caller.institution();
        var known = new HashSet<>(database.read(MovementTable.known(at, digests)));
        var now = journal.now();
        var purchase = new PrescriptionId(InventoryTable.bucket(at), journal.nextId());
        var writes = new ArrayList<Sql<?>>();
        for (int i = 0; i < rows.size(); i++) {
            if (known.add(digests.get(i))) {
                writes.add(MovementTable.add(at, purchase.number(), i, rows.get(i), now));
            }
        }
        int fresh = writes.size();
        return fresh == 0
                ? Outcome.done(0)
                : journal.commit(
                        fresh,
                        caller,
                        writes,
                        List.of(
                                journal.event(
                                        purchase,
                                        "PurchaseReported",
                                        caller,
                                        Map.of("rows", fresh))));
    }
}
