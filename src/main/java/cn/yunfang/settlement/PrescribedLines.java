package cn.yunfang.settlement;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the prescription line that each row pays for: held by this very pharmacy in the open issue,
 * audited, with nothing paid for that it still owes, and with as much left as the row asks.
 */
final class PrescribedLines {
    private final Prescription rx;
    private final String pharmacy;
    private final Formulary formulary;
    private final LocalDate day;
    private final Map<Integer, BigDecimal> left = new HashMap<>();

    PrescribedLines(Prescription rx, String pharmacy, Formulary formulary, LocalDate day) {
        this.rx = rx;
        this.pharmacy = pharmacy;
        this.formulary = formulary;
        this.day = day;
        rx.openLines().forEach(line -> left.put(line.no(), line.remaining()));
    }

    /** The line number of each row in order, 0 for a row without prescription. */
    Outcome<List<Integer>> match(List<Purchase.Item> items) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return Outcome.refused(
                    Refusal.at(
                            "drugdetail.rxno",
                            Reason.WRONG_STATE,
                            rx.state().chinese(),
                            rx.state().english()));
        }
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!item.circulated()) {
                numbers.add(0);
                continue;
            }
            var line = free(item);
            if (line.isEmpty()) {
                return Outcome.refused(refusal(item, i));
            }
            left.merge(line.get().no(), item.quantity(), BigDecimal::subtract);
            numbers.add(line.get().no());
        }
        return Outcome.done(List.copyOf(numbers));
    }

    /**
     * Marks the lines as paid. The rows were matched before, so a refusal here means that the
     * prescription itself knows better; it is about the rows' number or quantity.
     */
    static Outcome<Prescription.Step> pay(Prescription rx, Settled settled) {
        long serial = settled.number().orElseThrow().serial();
        return rx.settle(settled.institution(), settled.paidQuantities(), serial)
                .about(
                        reason ->
                                reason == Reason.OVER_QUANTITY
                                        ? "drugdetail.cnt"
                                        : "drugdetail.rxno");
    }

    private Optional<PrescriptionLine> free(Purchase.Item item) {
        return of(item).stream()
                .filter(this::isHeldAndAudited)
                .filter(line -> !line.isPaid())
                .filter(line -> item.quantity().compareTo(left(line)) <= 0)
                .findFirst();
    }

    private BigDecimal left(PrescriptionLine line) {
        return left.getOrDefault(line.no(), BigDecimal.ZERO);
    }

    private boolean isHeldAndAudited(PrescriptionLine line) {
        return line.state().isHeld() && line.holder().equals(pharmacy) && line.audited();
    }

    // the nearest miss says what is wrong
    private Refusal refusal(Purchase.Item item, int row) {
        var field = "drugdetail[" + row + "]";
        var same = of(item);
        if (same.isEmpty()) {
            return Refusal.at(field + ".med_list_codg", Reason.WRONG_DRUG, row + 1);
        }
        var held = same.stream().filter(this::isHeldAndAudited).toList();
        if (held.isEmpty()) {
            boolean paid =
                    same.stream()
                            .anyMatch(
                                    line ->
                                            line.holder().equals(pharmacy)
                                                    && line.settlement() != 0);
            return Refusal.at(
                    field + ".rxno",
                    paid ? Reason.ALREADY_SETTLED : Reason.NOT_HELD_FOR_SETTLEMENT);
        }
        return held.stream().allMatch(PrescriptionLine::isPaid)
                ? Refusal.at(field + ".rxno", Reason.ALREADY_SETTLED)
                : Refusal.at(field + ".cnt", Reason.OVER_QUANTITY, held.getFirst().no());
    }

    /** Lines of the open issue for this drug, the very code first, then the same generic drug. */
    private List<PrescriptionLine> of(Purchase.Item item) {
        var exact =
                rx.openLines().stream()
                        .filter(line -> line.drugCode().equals(item.drug()))
                        .toList();
        return exact.isEmpty()
                ? rx.openLines().stream()
                        .filter(line -> sameGeneric(line.drugCode(), item.drug()))
                        .toList()
                : exact;
    }

    private boolean sameGeneric(String prescribed, String sold) {
        var one = formulary.drug(prescribed, day);
        var other = formulary.drug(sold, day);
        return one.isPresent() && other.isPresent() && one.get().sameProductAs(other.get());
    }
}
