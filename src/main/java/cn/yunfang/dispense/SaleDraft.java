package cn.yunfang.dispense;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An rxSelldrug body read against the lines it claims to serve (national-interface §3.1, 7206). */
record SaleDraft(Fields body, Formulary formulary) {
    private static final String DECOCTION_PIECES = "13";

    /** 1 self-pay, 2 insurance, 3 mixed. */
    boolean selfPaid() {
        return body.text("payMode").equals("1");
    }

    /** Each row as an item of its line; refused when drug, quantity or trace codes do not fit. */
    Outcome<List<Sale.Item>> items(Prescription rx, long claim) {
        var lines = rx.lines().stream().filter(line -> line.claim() == claim).toList();
        var items = new ArrayList<Sale.Item>();
        var rows = body.list("selinfo");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var field = "selinfo[" + i + "]";
            var line = lineOf(row, lines, rx);
            if (line.isEmpty()) {
                return Outcome.refused(
                        Refusal.at(field + ".medListCodg", Reason.WRONG_DRUG, i + 1));
            }
            var item = item(row, line.get());
            var codes = codesRefusal(item, field, rx);
            if (codes.isPresent()) {
                return Outcome.refused(codes.get());
            }
            items.add(item);
        }
        var all = items.stream().flatMap(item -> item.traceCodes().stream()).toList();
        return new HashSet<>(all).size() == all.size()
                ? Outcome.done(List.copyOf(items))
                : Outcome.refused(Refusal.at("selinfo", Reason.PACK_ALREADY_SOLD));
    }

    /** Quantity per line over all rows. */
    static Map<Integer, BigDecimal> quantities(List<Sale.Item> items) {
        var sums = new TreeMap<Integer, BigDecimal>();
        items.forEach(item -> sums.merge(item.line(), item.quantity(), BigDecimal::add));
        return sums;
    }

    private Sale.Item item(Fields row, PrescriptionLine line) {
        var codes = new ArrayList<String>(row.texts("drugTracCodg"));
        row.list("drugtracinfo").forEach(one -> codes.addAll(one.texts("drugTracCodg")));
        return new Sale.Item(
                line.no(),
                row.text("medListCodg"),
                row.number("selRetnCnt"),
                BigDecimal.ZERO,
                row.optionalNumber("finlTrnsPric").orElse(BigDecimal.ZERO),
                row.text("trdnFlag").equals("1"),
                codes.stream().distinct().toList(),
                row);
    }

    // by line number, by code, else by generic name: prescribing may be generic (§2.1)
    private Optional<PrescriptionLine> lineOf(
            Fields row, List<PrescriptionLine> lines, Prescription rx) {
        var day = ChinaTime.date(rx.facts().prescribedAt());
        var code = row.text("medListCodg");
        return lines.stream()
                .filter(line -> row.text("rxLineNo").equals(String.valueOf(line.no())))
                .filter(line -> line.drugCode().equals(code) || sameGeneric(line, code, day))
                .findFirst()
                .or(() -> lines.stream().filter(line -> line.drugCode().equals(code)).findFirst())
                .or(() -> lines.stream().filter(line -> sameGeneric(line, code, day)).findFirst());
    }

    private boolean sameGeneric(PrescriptionLine line, String code, LocalDate day) {
        var prescribed = formulary.drug(line.drugCode(), day);
        var sold = formulary.drug(code, day);
        return prescribed.isPresent() && sold.isPresent() && same(prescribed.get(), sold.get());
    }

    private static boolean same(Drug one, Drug other) {
        return one.genericName().equals(other.genericName())
                && one.dosageForm().equals(other.dosageForm())
                && one.spec().equals(other.spec());
    }

    // one code per whole pack, at least one for a split pack, none for decoction pieces
    private Optional<Refusal> codesRefusal(Sale.Item item, String field, Prescription rx) {
        var day = ChinaTime.date(rx.facts().prescribedAt());
        boolean pieces =
                formulary
                        .drug(item.drugCode(), day)
                        .map(drug -> drug.itemType().equals(DECOCTION_PIECES))
                        .orElse(false);
        int codes = item.traceCodes().size();
        boolean enough =
                item.split()
                        ? codes >= 1
                        : item.quantity().compareTo(BigDecimal.valueOf(codes)) == 0;
        return pieces || enough
                ? Optional.empty()
                : Optional.of(
                        Refusal.at(
                                field + ".drugTracCodg", Reason.TRACE_CODE_MISSING, item.line()));
    }
}
