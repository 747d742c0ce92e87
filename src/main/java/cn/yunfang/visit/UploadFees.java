package cn.yunfang.visit;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.PreSettle;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.visit.Visit.Fee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * 2204: adds charges to a batch of a visit and answers how much of each is within scope. A charge
 * that was uploaded before with the same content is the same charge.
 */
@Component
public class UploadFees {
    private static final String NODE = "feedetail[0]";

    /** Charges of one visit: every step reads all of them. */
    private static final int MOST_FEES = 2_000;

    private final Journal journal;
    private final PreSettle preSettle;

    UploadFees(Journal journal, PreSettle preSettle) {
        this.journal = journal;
        this.preSettle = preSettle;
    }

    /** One message: all its rows are of one batch. */
    private record Upload(Caller caller, List<Fields> rows, OpenVisit.Reading reading) {
        Fields first() {
            return rows.getFirst();
        }

        String batch() {
            return first().text("chrg_bchno");
        }

        Outcome<OpenVisit> open() {
            return reading.of(caller, first().text("psn_no"), NODE);
        }

        Outcome<OpenVisit> fitting(OpenVisit open) {
            if (open.visit().medType().isEmpty()) {
                return Outcome.refused(Refusal.at(NODE + ".mdtrt_id", Reason.VISIT_NOT_DESCRIBED));
            }
            if (open.batch(batch()).filter(Visit.Batch::settled).isPresent()) {
                return Outcome.refused(Refusal.at(NODE + ".chrg_bchno", Reason.FEES_SETTLED));
            }
            for (int i = 0; i < rows.size(); i++) {
                var refusal = refusal(open, rows.get(i), "feedetail[" + i + "]");
                if (refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
            }
            return open.fees().size() + added(open).size() > MOST_FEES
                    ? Outcome.refused(tooMany())
                    : Outcome.done(open);
        }

        private static Refusal tooMany() {
            return Refusal.invalid(
                    "feedetail",
                    "费用明细",
                    "一次就诊至多%1$d条，其余另行登记（2201） / at most %1$d a visit; register another (2201)"
                            .formatted(MOST_FEES));
        }

        private Optional<Refusal> refusal(OpenVisit open, Fields row, String at) {
            var disease = open.visit().disease();
            if (!row.optional("dise_codg").map(disease::equals).orElse(true)) {
                return Optional.of(
                        Refusal.invalid(at + ".dise_codg", "病种编码", "须与2203A一致 / as in 2203A"));
            }
            return open.fee(row.text("feedetl_sn"))
                    .filter(before -> !before.row().canonical().equals(row.canonical()))
                    .map(_ -> Refusal.at(at + ".feedetl_sn", Reason.FEE_DIFFERS));
        }

        /** Those that were not uploaded before. */
        List<Fee> added(OpenVisit open) {
            return rows.stream()
                    .filter(row -> open.fee(row.text("feedetl_sn")).isEmpty())
                    .map(row -> new Fee(row.text("feedetl_sn"), batch(), row))
                    .toList();
        }

        /** The rows of the message first, so that their positions are those of the message. */
        Outcome<Purchase> purchase(OpenVisit open) {
            var own = rows.stream().map(row -> row.text("feedetl_sn")).toList();
            var others =
                    open.feesOf(batch()).stream()
                            .filter(fee -> !own.contains(fee.number()))
                            .map(Fee::row);
            var items = VisitBill.items(caller, Stream.concat(rows.stream(), others).toList());
            return Purchase.excess(items)
                    .<Outcome<Purchase>>map(Outcome::refused)
                    .orElseGet(
                            () ->
                                    Outcome.done(
                                            VisitBill.purchase(
                                                    head(open.visit(), items),
                                                    open.visit(),
                                                    items)));
        }

        private Purchase head(Visit visit, List<Purchase.Item> items) {
            var total = items.stream().map(Purchase.Item::amount).reduce(Fen.ZERO, Fen::plus);
            return head(total, visit.insuranceType());
        }

        Purchase head(Fen total, String insuranceType) {
            return new Purchase(
                    first().text("psn_no"),
                    "",
                    "",
                    Instant.EPOCH,
                    total,
                    insuranceType,
                    "",
                    false,
                    "",
                    first().optional("mdtrt_id"),
                    List.of());
        }
    }

    /**
     * Answers the batch as calculated, the rows of the message first.
     *
     * @param rows feedetail of 2204, checked
     */
    public Outcome<Settled> upload(Caller caller, String msgid, List<Fields> rows) {
        return wrong(rows)
                .<Outcome<Settled>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                VisitBill.spelt(
                                        Journal.attempt(() -> once(caller, msgid, rows)),
                                        "feedetail"));
    }

    private static Optional<Refusal> wrong(List<Fields> rows) {
        var numbers = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            for (var name : List.of("mdtrt_id", "psn_no", "chrg_bchno")) {
                if (!row.text(name).equals(rows.getFirst().text(name))) {
                    return Optional.of(
                            Refusal.invalid(
                                    "feedetail[" + i + "]." + name,
                                    name,
                                    "= " + NODE + "." + name));
                }
            }
            if (!numbers.add(row.text("feedetl_sn"))) {
                return Optional.of(
                        Refusal.at("feedetail[" + i + "].feedetl_sn", Reason.FEE_DIFFERS));
            }
        }
        return Optional.empty();
    }

    private Outcome<Settled> once(Caller caller, String msgid, List<Fields> rows) {
        var reads = new RoundTrip();
        var reading = OpenVisit.Reading.ask(reads, rows.getFirst().text("mdtrt_id"));
        var upload = new Upload(caller, rows, reading);
        var bill =
                new Bill(
                        "2204",
                        upload.head(Fen.ZERO, ""),
                        reads,
                        () -> upload.open().then(upload::fitting).then(upload::purchase),
                        _ -> upload.open().map(open -> writes(upload, open)));
        return preSettle.preSettle(caller, msgid, bill);
    }

    private List<Sql<?>> writes(Upload upload, OpenVisit open) {
        var added = upload.added(open);
        if (added.isEmpty()) {
            return List.of();
        }
        var number = open.visit().number();
        var writes = new ArrayList<Sql<?>>();
        writes.add(VisitTable.step(open.visit()));
        writes.addAll(FeeTable.add(number, upload.batch(), added, journal.nextId()));
        writes.add(
                journal.told(
                        journal.event(
                                number.subject(),
                                "FeesUploaded",
                                upload.caller(),
                                Map.of("mdtrtId", number.toString(), "fees", added.size()))));
        return writes;
    }
}
