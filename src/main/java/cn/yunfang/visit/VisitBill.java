package cn.yunfang.visit;

import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Optional;

/**
 * A batch of a visit as a purchase, so that it costs what the same rows cost in 2101 and 2102.
 *
 * @param data of 2206 or 2207, checked
 */
record VisitBill(Caller caller, Fields data, RoundTrip reads, OpenVisit.Reading reading) {
    static VisitBill of(Caller caller, Fields data) {
        var reads = new RoundTrip();
        var reading = OpenVisit.Reading.ask(reads, data.text("mdtrt_id"));
        return new VisitBill(caller, data, reads, reading);
    }

    /** The visit once the reads are sent. */
    Outcome<OpenVisit> open() {
        return reading.of(caller, data.text("psn_no"), "data");
    }

    /** What the message itself says. */
    Purchase head() {
        return new Purchase(
                data.text("psn_no"),
                data.text("mdtrt_cert_type"),
                data.text("mdtrt_cert_no"),
                java.time.Instant.EPOCH,
                Fen.ofYuan(data.number("medfee_sumamt")),
                data.text("insutype"),
                "",
                data.flag("acct_used_flag"),
                data.text("med_type"),
                Optional.of(data.text("mdtrt_id")),
                List.of());
    }

    /** With the fees of the batch, once the reads are sent. */
    Outcome<Purchase> purchase() {
        return open().then(this::purchase);
    }

    private Outcome<Purchase> purchase(OpenVisit open) {
        var batch = open.batch(data.text("chrg_bchno"));
        if (batch.isEmpty()) {
            return Outcome.refused(Refusal.at("data.chrg_bchno", Reason.FEES_UNKNOWN));
        }
        if (batch.get().settled()) {
            return Outcome.refused(Refusal.at("data.chrg_bchno", Reason.FEES_SETTLED));
        }
        var visit = open.visit();
        if (!visit.medType().equals(data.text("med_type"))) {
            return Outcome.refused(
                    Refusal.invalid("data.med_type", "医疗类别", "2203A: " + visit.medType()));
        }
        var fees = open.feesOf(batch.get().number()).stream().map(Visit.Fee::row).toList();
        return Outcome.done(purchase(head(), visit, items(caller, fees)));
    }

    /** A purchase of a visit's own facts and these rows. */
    static Purchase purchase(Purchase head, Visit visit, List<Purchase.Item> items) {
        return new Purchase(
                head.personNo(),
                head.certType(),
                head.certNo(),
                visit.begin(),
                head.total(),
                head.insuranceType(),
                visit.disease(),
                head.useAccount(),
                visit.medType(),
                head.visit(),
                items);
    }

    /** Rows of feedetail as those of a purchase. */
    static List<Purchase.Item> items(Caller caller, List<Fields> rows) {
        return rows.stream().map(row -> item(caller, row)).toList();
    }

    // hosp_appr_flag is the hospital's word; a pharmacy has only what the doctor said of the line
    private static Purchase.Item item(Caller caller, Fields row) {
        var item = Purchase.Item.of(row);
        return caller.role() == Caller.Role.MEDICAL
                ? item.approved(row.optional("hosp_appr_flag"))
                : item;
    }

    /** The four amounts that 2204 answered and 2207 has to repeat. */
    Optional<Refusal> amountRefusal(Settled settled) {
        var totals = settled.split().totals();
        return differs("fulamt_ownpay_amt", totals.ownPay())
                .or(() -> differs("overlmt_selfpay", totals.overCap()))
                .or(() -> differs("preselfpay_amt", totals.firstPay()))
                .or(() -> differs("inscp_scp_amt", totals.inScope()));
    }

    private Optional<Refusal> differs(String name, Fen computed) {
        var said = Fen.ofYuan(data.number(name));
        var field = "data." + name;
        return said.equals(computed)
                ? Optional.empty()
                : Optional.of(Refusal.at(field, Reason.AMOUNT_DIFFERS, field, said, computed));
    }

    /** A refusal of settlement in the words of this message. */
    static <T> Outcome<T> spelt(Outcome<T> outcome, String node) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done;
            case Outcome.Refused<T>(var refusal) ->
                    Outcome.refused(
                            refusal.spelt(
                                    field ->
                                            field.replace("druginfo.", node + ".")
                                                    .replace("drugdetail", "feedetail")));
        };
    }
}
