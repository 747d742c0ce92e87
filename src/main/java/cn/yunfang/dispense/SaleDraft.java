package cn.yunfang.dispense;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.recall.Recall;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.stock.Hold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An rxSelldrug body read against the lines it claims to serve (national-interface §3.1, 7206).
 *
 * @param recalls those that stand here today, by drug code
 */
record SaleDraft(
        Fields body, Formulary formulary, LocalDate today, Function<String, List<Recall>> recalls) {
    private static final String DECOCTION_PIECES = "13";
    private static final String SELF_PAY = "1";

    boolean selfPaid() {
        return body.text("payMode").equals(SELF_PAY);
    }

    /** Each row as an item of its line; refused when drug, quantity or trace codes do not fit. */
    Outcome<List<Sale.Item>> items(Prescription rx, long claim) {
        var lines = rx.lines().stream().filter(line -> line.claim() == claim).toList();
        var room = new TreeMap<Integer, BigDecimal>();
        lines.forEach(line -> room.put(line.no(), line.remaining()));
        var items = new ArrayList<Sale.Item>();
        var rows = body.list("selinfo");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var field = "selinfo[" + i + "]";
            var line = lineOf(row, fitting(row, lines, rx), room);
            if (line.isEmpty()) {
                return Outcome.refused(
                        Refusal.at(field + ".medListCodg", Reason.WRONG_DRUG, i + 1));
            }
            var item = item(row, line.get());
            var wrong = wrong(item, field).or(() -> recalled(item, field));
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
            room.merge(item.line(), item.quantity(), BigDecimal::subtract);
            items.add(item);
        }
        var all = items.stream().flatMap(item -> item.traceCodes().stream()).toList();
        return new HashSet<>(all).size() == all.size()
                ? Outcome.done(List.copyOf(items))
                : Outcome.refused(Refusal.at("selinfo", Reason.PACK_ALREADY_SOLD));
    }

    /**
     * Why the patient need not pay that much himself: the pharmacy promised a lower price. What a
     * settlement paid was held against the promise there.
     *
     * @param own the holds that stand for the lines sold
     */
    Optional<Refusal> aboveHeld(List<Sale.Item> items, List<Hold> own) {
        for (int i = 0; selfPaid() && i < items.size(); i++) {
            var item = items.get(i);
            var field = "selinfo[" + i + "].finlTrnsPric";
            var promised =
                    own.stream()
                            .filter(one -> one.line() == item.line())
                            .flatMap(one -> one.priceRefusal(field, item.price()).stream())
                            .findFirst();
            if (promised.isPresent()) {
                return promised;
            }
        }
        return Optional.empty();
    }

    /** Quantity per line over all rows. */
    static Map<Integer, BigDecimal> quantities(List<Sale.Item> items) {
        var sums = new TreeMap<Integer, BigDecimal>();
        items.forEach(item -> sums.merge(item.line(), item.quantity(), BigDecimal::add));
        return sums;
    }

    private static Sale.Item item(Fields row, PrescriptionLine line) {
        return new Sale.Item(
                line.no(),
                row.text("medListCodg"),
                row.number("selRetnCnt"),
                BigDecimal.ZERO,
                row.optionalNumber("finlTrnsPric").orElse(BigDecimal.ZERO),
                row.flag("trdnFlag"),
                TraceCodes.of(row),
                List.of(),
                row);
    }

    // two lines of one drug: the first that has room for the row
    private static Optional<PrescriptionLine> lineOf(
            Fields row, List<PrescriptionLine> fitting, Map<Integer, BigDecimal> room) {
        var quantity = row.number("selRetnCnt");
        return fitting.stream()
                .filter(line -> room.getOrDefault(line.no(), quantity).compareTo(quantity) >= 0)
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    // by line number when given; by code, else by generic name: prescribing may be generic (§2.1)
    private List<PrescriptionLine> fitting(
            Fields row, List<PrescriptionLine> lines, Prescription rx) {
        var code = row.text("medListCodg");
        var named =
                lines.stream()
                        .filter(
                                line ->
                                        !row.has("rxLineNo")
                                                || row.text("rxLineNo")
                                                        .equals(String.valueOf(line.no())))
                        .toList();
        var exact = named.stream().filter(line -> line.drugCode().equals(code)).toList();
        var day = ChinaTime.date(rx.facts().prescribedAt());
        return exact.isEmpty()
                ? named.stream().filter(line -> sameGeneric(line, code, day)).toList()
                : exact;
    }

    private boolean sameGeneric(PrescriptionLine line, String code, LocalDate prescribedOn) {
        var prescribed = formulary.drug(line.drugCode(), prescribedOn);
        var sold = formulary.drug(code, today);
        return prescribed.isPresent()
                && sold.isPresent()
                && prescribed.get().sameProductAs(sold.get());
    }

    private Optional<Refusal> wrong(Sale.Item item, String field) {
        if (item.quantity().signum() <= 0) {
            return Optional.of(
                    Refusal.at(field + ".selRetnCnt", Reason.OVER_QUANTITY, item.line()));
        }
        return hasItsCodes(item)
                ? Optional.empty()
                : Optional.of(
                        Refusal.at(
                                field + ".drugTracCodg", Reason.TRACE_CODE_MISSING, item.line()));
    }

    // a pack of a recalled drug stays in the shop; which batch it is the pharmacy has to say
    private Optional<Refusal> recalled(Sale.Item item, String field) {
        var batch = item.details().text("manuLotnum");
        return recalls.apply(item.drugCode()).stream()
                .filter(recall -> batch.isBlank() || recall.concerns(batch))
                .findFirst()
                .map(
                        recall ->
                                batch.isBlank() && !recall.everyBatch()
                                        ? Refusal.missing(field + ".manuLotnum", "生产批号")
                                        : Refusal.at(
                                                field + ".manuLotnum",
                                                Reason.DRUG_RECALLED,
                                                recall.chinese(),
                                                recall.id()));
    }

    // one code per whole pack, at least one for a split pack, none for decoction pieces
    private boolean hasItsCodes(Sale.Item item) {
        int codes = item.traceCodes().size();
        boolean enough =
                item.split()
                        ? codes >= 1
                        : item.quantity().compareTo(BigDecimal.valueOf(codes)) == 0;
        return enough
                || formulary
                        .drug(item.drugCode(), today)
                        .filter(drug -> drug.itemType().equals(DECOCTION_PIECES))
                        .isPresent();
    }
}
