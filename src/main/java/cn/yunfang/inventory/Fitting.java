package cn.yunfang.inventory;

import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Holds the rows of one report against what was handed over or settled, and against what was
 * reported of it before.
 */
record Fitting(String institution, Formulary formulary, LocalDate day, Known known) {
    /** Where what is known comes from. */
    @Component
    record Sources(
            Settlements settlements,
            Sales sales,
            Prescriptions prescriptions,
            Formulary formulary) {}

    private static final String DECOCTION_PIECES = "13";

    /**
     * What was read for the message.
     *
     * @param handed prescriptions and their sales by rxno; @param paid settlements by setl_id
     * @param reported these very rows, and what was reported under the same subjects
     */
    record Known(
            Map<String, Handed> handed,
            Map<String, Paid> paid,
            Supplier<List<ReportedSale>> reported) {}

    /** A prescription and all that was handed over of it. */
    record Handed(Supplier<Optional<Prescription>> prescription, Supplier<List<Sale>> sales) {
        boolean isOf(String personNo) {
            return prescription
                    .get()
                    .filter(rx -> rx.facts().personNo().equals(personNo))
                    .isPresent();
        }
    }

    /** A settlement and whether it stands. */
    record Paid(Supplier<Optional<Settled>> settled, Supplier<Optional<Settlement.State>> state) {
        Optional<Settled> standing() {
            return state.get().equals(Optional.of(Settlement.State.SETTLED))
                    ? settled.get().filter(one -> one.original().isEmpty())
                    : Optional.empty();
        }
    }

    /**
     * A row that is new.
     *
     * @param dispensed the hand-over that it tells of, "" when it is to be booked
     */
    record Fitted(SaleRow row, String dispensed) {
        boolean booked() {
            return dispensed.isEmpty();
        }
    }

    /** Those that were not reported before; refused as a whole when one fits nowhere. */
    Outcome<List<Fitted>> all(List<SaleRow> rows) {
        var fitted = new ArrayList<Fitted>();
        var codes = new HashSet<String>();
        var before = known.reported.get().stream().map(ReportedSale::digest).toList();
        var reported = new HashSet<>(before);
        for (var row : rows) {
            if (reported.contains(row.digest())) {
                continue;
            }
            var wrong = twice(row, codes).or(() -> withoutCode(row));
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
            switch (row.circulated() ? handedOver(row, fitted) : settled(row, fitted)) {
                case Outcome.Done<Fitted>(var done) -> fitted.add(done);
                case Outcome.Refused<Fitted>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
            }
        }
        return Outcome.done(List.copyOf(fitted));
    }

    private static Optional<Refusal> twice(SaleRow row, Set<String> codes) {
        return row.codes().stream().allMatch(codes::add)
                ? Optional.empty()
                : Optional.of(Refusal.at(row.field("drugtracinfo"), Reason.PACK_ALREADY_SOLD));
    }

    // one code per whole pack, at least one for a split pack; pieces and what is no listed drug
    // may have none
    private Optional<Refusal> withoutCode(SaleRow row) {
        int codes = row.codes().size();
        boolean enough =
                row.split() ? codes >= 1 : row.quantity().compareTo(BigDecimal.valueOf(codes)) == 0;
        boolean needed =
                codes > 0
                        || formulary
                                .drug(row.drug(), day)
                                .filter(drug -> !drug.itemType().equals(DECOCTION_PIECES))
                                .isPresent();
        return enough || !needed
                ? Optional.empty()
                : Optional.of(
                        Refusal.at(
                                row.field("drugtracinfo"),
                                Reason.TRACE_CODE_MISSING,
                                row.no() + 1));
    }

    private Outcome<Fitted> handedOver(SaleRow row, List<Fitted> before) {
        var handed = Optional.ofNullable(known.handed.get(row.rxNumber()));
        var own =
                handed.map(one -> one.sales.get()).orElse(List.of()).stream()
                        .filter(one -> one.institution().equals(institution))
                        .toList();
        if (own.isEmpty()) {
            return refused(row, "rxno", Reason.SALE_UNKNOWN);
        }
        if (!row.personNo().isEmpty()
                && !handed.filter(one -> one.isOf(row.personNo())).isPresent()) {
            return refused(row, "psn_no", Reason.PERSON_MISMATCH);
        }
        var ofDrug = own.stream().filter(sale -> !items(sale, row).isEmpty()).toList();
        if (ofDrug.isEmpty()) {
            return refused(row, "med_list_codg", Reason.WRONG_DRUG, row.no() + 1);
        }
        var ofPacks = ofDrug.stream().filter(sale -> hasPacks(sale, row)).toList();
        if (ofPacks.isEmpty()) {
            return refused(row, "drugtracinfo", Reason.SALE_DIFFERS);
        }
        var paid = ofPacks.stream().filter(sale -> paidBy(sale, row)).toList();
        if (paid.isEmpty()) {
            return refused(row, "setl_id", Reason.SETTLEMENT_DIFFERS);
        }
        return paid.stream()
                .filter(sale -> hasRoom(sale, row, before))
                .findFirst()
                .map(sale -> Outcome.done(new Fitted(row, sale.number())))
                .orElseGet(() -> refused(row, "sel_retn_cnt", Reason.OVER_QUANTITY, row.no() + 1));
    }

    private boolean hasRoom(Sale sale, SaleRow row, List<Fitted> before) {
        var out = sum(items(sale, row).stream().map(Sale.Item::quantity).toList());
        var told =
                sum(
                        known.reported.get().stream()
                                .filter(one -> one.dispensed().equals(sale.number()))
                                .filter(one -> one.drug().equals(row.drug()))
                                .map(ReportedSale::quantity)
                                .toList());
        var all = told.add(earlier(row, before, sale.number())).add(row.quantity());
        return all.compareTo(out) <= 0;
    }

    private static List<Sale.Item> items(Sale sale, SaleRow row) {
        return sale.items().stream().filter(item -> item.drugCode().equals(row.drug())).toList();
    }

    private static boolean hasPacks(Sale sale, SaleRow row) {
        return items(sale, row).stream()
                .flatMap(item -> item.traceCodes().stream())
                .toList()
                .containsAll(row.codes());
    }

    private static boolean paidBy(Sale sale, SaleRow row) {
        return row.setlId().isEmpty()
                || SettlementNumber.parse(row.setlId())
                        .filter(one -> one.bucket().equals(sale.id().bucket()))
                        .filter(one -> one.serial() == sale.settlement())
                        .isPresent();
    }

    private Outcome<Fitted> settled(SaleRow row, List<Fitted> before) {
        if (row.setlId().isEmpty()) {
            return Outcome.done(new Fitted(row, ""));
        }
        var settled =
                Optional.ofNullable(known.paid.get(row.setlId()))
                        .flatMap(Paid::standing)
                        .filter(one -> one.institution().equals(institution));
        if (settled.isEmpty()) {
            return refused(row, "setl_id", Reason.SETTLEMENT_MISSING);
        }
        var person = settled.get().person().no();
        if (!row.personNo().isEmpty() && !row.personNo().equals(person)) {
            return refused(row, "psn_no", Reason.PERSON_MISMATCH);
        }
        var quantity = quantity(settled.get().purchase(), row.drug());
        if (quantity.signum() == 0) {
            return refused(row, "med_list_codg", Reason.SETTLEMENT_DIFFERS);
        }
        var told =
                sum(
                        known.reported.get().stream()
                                .filter(one -> one.setlId().equals(row.setlId()) && one.booked())
                                .filter(one -> one.drug().equals(row.drug()))
                                .map(ReportedSale::kept)
                                .toList());
        var all = told.add(earlier(row, before, "")).add(row.quantity());
        return all.compareTo(quantity) <= 0
                ? Outcome.done(new Fitted(row, ""))
                : refused(row, "sel_retn_cnt", Reason.SETTLEMENT_DIFFERS);
    }

    // what a prescription paid for is handed over with it
    private static BigDecimal quantity(Purchase purchase, String drug) {
        return sum(
                purchase.items().stream()
                        .filter(item -> !item.circulated() && item.drug().equals(drug))
                        .map(Purchase.Item::quantity)
                        .toList());
    }

    /** What earlier rows of the same message take of the same drug and subject. */
    private static BigDecimal earlier(SaleRow row, List<Fitted> before, String dispensed) {
        return sum(
                before.stream()
                        .filter(one -> one.dispensed.equals(dispensed))
                        .filter(one -> one.row.subject().equals(row.subject()))
                        .filter(one -> one.row.drug().equals(row.drug()))
                        .map(one -> one.row.quantity())
                        .toList());
    }

    private static BigDecimal sum(List<BigDecimal> quantities) {
        return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Outcome<Fitted> refused(
            SaleRow row, String field, Reason reason, Object... facts) {
        return Outcome.refused(Refusal.at(row.field(field), reason, facts));
    }
}
