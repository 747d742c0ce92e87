package cn.yunfang.dispense;

import cn.yunfang.circulation.Circulation;
import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.circulation.HoldProof;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.UsedStatus;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Packs;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Claims claims;
    private final Journal journal;
    private final Formulary formulary;
    private final Prescriptions prescriptions;
    private final Packs packs;
    private final Stocks stocks;
    private final Circulation limits;

    SellDrug(
            Claims claims,
            Journal journal,
            Formulary formulary,
            Prescriptions prescriptions,
            Packs packs,
            Stocks stocks,
            Circulation limits) {
        this.claims = claims;
        this.journal = journal;
        this.formulary = formulary;
        this.prescriptions = prescriptions;
        this.packs = packs;
        this.stocks = stocks;
        this.limits = limits;
    }

    public Outcome<Sold> sell(Caller caller, Fields body) {
        return sell(caller, body, new HoldProof.Secret(body.text("claimSecret")));
    }

    /** The same for a caller that proves its hold in another way. */
    public Outcome<Sold> sell(Caller caller, Fields body, HoldProof proof) {
        var draft = new SaleDraft(body, formulary, ChinaTime.date(journal.now()));
        return Journal.attempt(() -> once(caller, draft, proof));
    }

    private Outcome<Sold> once(Caller caller, SaleDraft draft, HoldProof proof) {
        var body = draft.body();
        var trip = new RoundTrip();
        Supplier<List<Sale>> sales =
                PrescriptionId.ofHiRxno(body.text("hiRxno"))
                        .map(id -> trip.add(SaleTable.of(id)))
                        .orElse(() -> List.of());
        var held = claims.proven(caller, body.text("hiRxno"), proof, trip);
        var digest = Sm3.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
        return held.then(
                holding ->
                        sales.get().stream()
                                .filter(sale -> sale.isOf(caller.institution(), digest))
                                .findFirst()
                                .map(sale -> again(caller, sale, holding.prescription()))
                                .orElseGet(() -> decide(caller, draft, holding, digest)));
    }

    private Outcome<Sold> again(Caller caller, Sale sale, Prescription rx) {
        return journal.commit(Sold.of(sale, rx), caller, List.of(), List.of());
    }

    private Outcome<Sold> decide(
            Caller caller, SaleDraft draft, Claims.Holding holding, byte[] digest) {
        var claim = holding.claim();
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
        var rx = holding.prescription();
        return draft.items(rx, claim.claimId())
                .then(
                        items ->
                                paymentRefusal(draft, rx, claim, items)
                                        .<Outcome<Sold>>map(Outcome::refused)
                                        .orElseGet(
                                                () ->
                                                        hand(
                                                                caller, draft, claim, rx, items,
                                                                digest)));
    }

    // what was settled is what may be handed over, and the other way round
    private static Optional<Refusal> paymentRefusal(
            SaleDraft draft, Prescription rx, Claim claim, List<Sale.Item> items) {
        var paid =
                SaleDraft.quantities(items).keySet().stream()
                        .map(no -> settlementOf(rx, claim, no))
                        .toList();
        if (draft.selfPaid()) {
            return paid.stream().allMatch(by -> by == 0)
                    ? Optional.empty()
                    : Optional.of(Refusal.at("payMode", Reason.SETTLEMENT_DIFFERS));
        }
        var settlement =
                SettlementNumber.parse(draft.body().text("setlId"))
                        .filter(one -> one.bucket().equals(rx.id().bucket()));
        if (settlement.isEmpty() || paid.contains(0L)) {
            return Optional.of(Refusal.at("setlId", Reason.SETTLEMENT_MISSING));
        }
        return paid.stream().allMatch(by -> by == settlement.get().serial())
                ? Optional.empty()
                : Optional.of(Refusal.at("setlId", Reason.SETTLEMENT_DIFFERS));
    }

    private static long settlementOf(Prescription rx, Claim claim, int no) {
        return rx.lines().stream()
                .filter(line -> line.claim() == claim.claimId() && line.no() == no)
                .mapToLong(PrescriptionLine::settlement)
                .findFirst()
                .orElse(-1);
    }

    private Outcome<Sold> hand(
            Caller caller,
            SaleDraft draft,
            Claim claim,
            Prescription rx,
            List<Sale.Item> items,
            byte[] digest) {
        return rx.dispense(claim.claimId(), SaleDraft.quantities(items))
                .then(step -> write(caller, draft, claim, step, items, digest));
    }

    private Outcome<Sold> write(
            Caller caller,
            SaleDraft draft,
            Claim claim,
            Prescription.Step step,
            List<Sale.Item> items,
            byte[] digest) {
        var now = journal.now();
        int issue =
                step.before().lines().stream()
                        .filter(line -> line.claim() == claim.claimId())
                        .mapToInt(PrescriptionLine::issue)
                        .findFirst()
                        .orElseThrow();
        var sale = sale(draft, claim, issue, items, digest);
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
        writes.add(stocks.take(caller.institution(), quantitiesByDrug(items)));
        return journal.commit(
                Sold.of(sale, step.after()),
                caller,
                writes,
                List.of(
                        prescriptions.told(
                                step, caller, Map.of("sale", sale.number(), "owing", owing))));
    }

    private Sale sale(
            SaleDraft draft, Claim claim, int issue, List<Sale.Item> items, byte[] digest) {
        long saleId = journal.nextId();
        return new Sale(
                claim.id(),
                saleId,
                "XS%04d%015d".formatted(claim.id().bucket().value(), saleId),
                claim.claimId(),
                issue,
                claim.institution(),
                draft.selfPaid()
                        ? 0
                        : SettlementNumber.parse(draft.body().text("setlId"))
                                .map(SettlementNumber::serial)
                                .orElse(0L),
                digest,
                draft.body().has("selRetnTime") ? draft.body().time("selRetnTime") : journal.now(),
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
