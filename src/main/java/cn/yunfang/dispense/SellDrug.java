package cn.yunfang.dispense;

import cn.yunfang.circulation.Circulation;
import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.UsedStatus;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import cn.yunfang.stock.Packs;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * rxSelldrug: hands medicine over, pack by pack (7206). Needs the claim's secret, the audit and,
 * unless the patient pays himself, the settlement of exactly these lines. The same message again
 * gives the same answer.
 */
@Component
public class SellDrug {
    /** What rxSelldrug answers. */
    public record Sold(String hiRxno, String saleNumber, PrescriptionState state, UsedStatus used) {
        static Sold of(Sale sale, Prescription rx) {
            return new Sold(rx.facts().hiRxno(), sale.number(), rx.state(), UsedStatus.of(rx));
        }
    }

    /**
     * One message and the claim it proves.
     *
     * @param held goods put aside for the prescription
     */
    private record Asked(
            Caller caller, SaleDraft draft, Claim claim, List<Hold> held, byte[] digest) {}

    private final Claims claims;
    private final Journal journal;
    private final SaleDrafts drafts;
    private final Prescriptions prescriptions;
    private final Packs packs;
    private final Stocks stocks;
    private final Circulation limits;

    SellDrug(
            Claims claims,
            Journal journal,
            SaleDrafts drafts,
            Prescriptions prescriptions,
            Packs packs,
            Stocks stocks,
            Circulation limits) {
        this.claims = claims;
        this.journal = journal;
        this.drafts = drafts;
        this.prescriptions = prescriptions;
        this.packs = packs;
        this.stocks = stocks;
        this.limits = limits;
    }

    public Outcome<Sold> sell(Caller caller, Fields body) {
        return Journal.attempt(() -> once(caller, drafts.of(caller, body)));
    }

    private Outcome<Sold> once(Caller caller, SaleDraft draft) {
        var body = draft.body();
        var trip = new RoundTrip();
        var id = PrescriptionId.ofHiRxno(body.text("hiRxno"));
        Supplier<List<Hold>> held = id.map(one -> trip.add(Holds.of(one))).orElse(() -> List.of());
        Supplier<List<Sale>> sales =
                id.map(one -> trip.add(SaleTable.of(one))).orElse(() -> List.of());
        var named =
                new Claims.Named(
                        body.text("hiRxno"),
                        body.text("claimSecret"),
                        claim ->
                                body.has("rxChkBizSn")
                                        && claim.auditNumber().equals(body.text("rxChkBizSn")),
                        Claim.State.PASSED);
        var proven = claims.proven(caller, named, trip);
        var digest = Sm3.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
        return proven.then(
                holding ->
                        sales.get().stream()
                                .filter(sale -> sale.isOf(caller.institution(), digest))
                                .findFirst()
                                .map(sale -> again(caller, sale, named))
                                .orElseGet(
                                        () ->
                                                decide(
                                                        holding.prescription(),
                                                        new Asked(
                                                                caller,
                                                                draft,
                                                                holding.claim(),
                                                                held.get(),
                                                                digest))));
    }

    // The sales are read last: when this message is not among them, nothing of it had happened to
    // what was read before. When it is, the prescription may have been read too early.
    private Outcome<Sold> again(Caller caller, Sale sale, Claims.Named named) {
        return claims.proven(caller, named)
                .then(
                        now ->
                                journal.commit(
                                        Sold.of(sale, now.prescription()),
                                        caller,
                                        List.of(),
                                        List.of()));
    }

    private Outcome<Sold> decide(Prescription rx, Asked asked) {
        var claim = asked.claim;
        var draft = asked.draft;
        if (claim.state() == Claim.State.DONE) {
            return Outcome.refused(Reason.SALE_DIFFERS);
        }
        if (!claim.state().isOpen()) {
            return Outcome.refused(
                    claim.state() == Claim.State.REFUSED
                            ? Reason.AUDIT_REFUSED
                            : Reason.LEASE_ENDED);
        }
        var audit = draft.body().optional("rxChkBizSn").orElse(claim.auditNumber());
        if (claim.state() != Claim.State.PASSED || !claim.auditNumber().equals(audit)) {
            return Outcome.refused(Refusal.at("rxChkBizSn", Reason.NOT_AUDITED));
        }
        return settlement(draft, rx)
                .then(
                        paidBy ->
                                draft.items(rx, claim.claimId())
                                        .then(items -> hand(asked, rx, items, paidBy)));
    }

    private Outcome<Sold> hand(Asked asked, Prescription rx, List<Sale.Item> items, long paidBy) {
        var own = own(asked, items);
        return asked.draft
                .aboveHeld(items, own)
                .<Outcome<Sold>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                rx.dispense(
                                                asked.claim.claimId(),
                                                SaleDraft.quantities(items),
                                                paidBy)
                                        .then(step -> write(asked, step, items, own, paidBy)));
    }

    /** What stands of the goods put aside here for the lines that are sold. */
    private List<Hold> own(Asked asked, List<Sale.Item> items) {
        var lines = SaleDraft.quantities(items).keySet();
        return asked.held.stream()
                .filter(one -> one.isAt(asked.caller.institution()) && one.stands(journal.now()))
                .filter(one -> lines.contains(one.line()))
                .toList();
    }

    /** What the message says paid for the goods, 0 when the patient did. */
    private static Outcome<Long> settlement(SaleDraft draft, Prescription rx) {
        if (draft.selfPaid()) {
            return Outcome.done(0L);
        }
        return SettlementNumber.parse(draft.body().text("setlId"))
                .filter(one -> one.bucket().equals(rx.id().bucket()))
                .map(one -> Outcome.done(one.serial()))
                .orElseGet(() -> Outcome.refused(Refusal.at("setlId", Reason.SETTLEMENT_MISSING)));
    }

    private Outcome<Sold> write(
            Asked asked,
            Prescription.Step step,
            List<Sale.Item> items,
            List<Hold> own,
            long paidBy) {
        var claim = asked.claim;
        var caller = asked.caller;
        var now = journal.now();
        int issue =
                step.before().lines().stream()
                        .filter(line -> line.claim() == claim.claimId())
                        .mapToInt(PrescriptionLine::issue)
                        .findFirst()
                        .orElseThrow();
        var sale = sale(asked, issue, items, paidBy);
        boolean owing =
                step.after().lines().stream()
                        .anyMatch(
                                line ->
                                        line.claim() == claim.claimId()
                                                && line.state() == LineState.OWING);
        boolean open = !step.after().heldBy(claim.claimId()).isEmpty();
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(SaleTable.add(sale));
        writes.add(
                claims.move(
                        claim,
                        open ? claim.state() : Claim.State.DONE,
                        owing ? now.plus(limits.owing()) : claim.leaseUntil()));
        var sold = packsOf(items);
        if (!sold.isEmpty()) {
            writes.addAll(packs.sell(sold, caller.institution(), claim.id(), sale.saleId(), now));
        }
        writes.addAll(stocks.take(caller.institution(), quantitiesByDrug(items), own));
        return journal.commit(
                Sold.of(sale, step.after()),
                caller,
                writes,
                prescriptions.told(step, caller, Map.of("sale", sale.number(), "owing", owing)));
    }

    private Sale sale(Asked asked, int issue, List<Sale.Item> items, long paidBy) {
        long saleId = journal.nextId();
        var claim = asked.claim;
        var body = asked.draft.body();
        return new Sale(
                claim.id(),
                saleId,
                "XS%04d%015d".formatted(claim.id().bucket().value(), saleId),
                claim.claimId(),
                issue,
                claim.institution(),
                paidBy,
                asked.digest,
                body.has("selRetnTime") ? body.time("selRetnTime") : journal.now(),
                items);
    }

    private static List<Packs.Pack> packsOf(List<Sale.Item> items) {
        return items.stream()
                .flatMap(
                        item ->
                                item.traceCodes().stream()
                                        .map(
                                                code ->
                                                        new Packs.Pack(
                                                                code,
                                                                item.drugCode(),
                                                                item.split())))
                .toList();
    }

    static Map<String, BigDecimal> quantitiesByDrug(List<Sale.Item> items) {
        var sums = new TreeMap<String, BigDecimal>();
        items.forEach(item -> sums.merge(item.drugCode(), item.quantity(), BigDecimal::add));
        return sums;
    }
}
