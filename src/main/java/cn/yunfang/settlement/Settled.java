package cn.yunfang.settlement;

import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Split;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger.Entry;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A settlement, or its undoing, with everything its answer shows and its explanation needs; stored
 * whole, so that a repeated message gets the same answer whatever changed since.
 *
 * @param number setl_id; empty for a pre-settlement
 * @param original the settlement that this one undoes
 * @param msgid of the request (medins_setl_id)
 * @param person as enrolled at that time
 * @param prescription inner number of the circulated prescription, 0 when none
 * @param items the rows in the order of the message
 */
public record Settled(
        Optional<SettlementNumber> number,
        Optional<SettlementNumber> original,
        String msgid,
        Instant at,
        String institution,
        Person person,
        Purchase purchase,
        long prescription,
        List<PaidItem> items,
        BenefitClaim claim,
        Split split) {

    /**
     * One row as paid.
     *
     * @param line of the prescription, 0 for a row without one
     * @param itemType 11 western, 12 patent, 13 decoction pieces, "" outside the catalogue
     * @param negotiated hi_nego_drug_flag
     */
    public record PaidItem(int line, String itemType, boolean negotiated) {}

    /**
     * The event of this module, {@code PurchaseSettled}, {@code SettlementUndone} or {@code
     * SettlementReversed}: about the prescription, or, without one, under the settlement's own
     * serial number; all serial numbers come from one source, so they never meet.
     */
    Event told(Journal journal, String name, Caller by) {
        var as = number.orElseThrow();
        var totals = split.totals();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("setlId", as.toString());
        original.map(SettlementNumber::toString).ifPresent(one -> facts.put("originalSetlId", one));
        facts.put("medfeeFen", totals.medfee().value());
        facts.put("fundFen", totals.fundSum().value());
        facts.put("accountFen", totals.account().value());
        facts.put("familyFen", totals.family().value());
        facts.put("cashFen", totals.cash().value());
        long subject = prescription == 0 ? as.serial() : prescription;
        return journal.event(new PrescriptionId(as.bucket(), subject), name, by, facts);
    }

    /** How much of each prescription line was paid for. */
    public Map<Integer, BigDecimal> paidQuantities() {
        var sums = new TreeMap<Integer, BigDecimal>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).line() > 0) {
                sums.merge(
                        items.get(i).line(), purchase.items().get(i).quantity(), BigDecimal::add);
            }
        }
        return sums;
    }

    /**
     * Whether the platform sees by itself what was handed over: all rows are lines of a circulated
     * prescription. Of other goods only the institution knows.
     */
    public boolean goodsAreCounted() {
        return prescription != 0 && items.stream().allMatch(item -> item.line() > 0);
    }

    /**
     * The whole sale is earned by the institution; funds, account and cash say who paid it. Of care
     * away the fund owes the other city what it pays, and that city, to which it is owed, pays the
     * institution: the two accounts between a pair of cities always mirror each other.
     */
    List<Entry> entries() {
        var earned = Account.institution(institution);
        var all = new ArrayList<Entry>();
        var home = Division.city(person.insuredDivision());
        var care = claim.away().map(away -> Division.city(away.division()));
        for (var payment : split.payments()) {
            var fund = Account.fund(payment.type(), person.insuredDivision());
            var payee = care.map(city -> Account.region(home, city)).orElse(earned);
            all.add(new Entry(fund, payee, payment.amount()));
        }
        care.map(city -> Account.region(city, home))
                .map(owed -> new Entry(owed, earned, split.totals().fundSum()))
                .ifPresent(all::add);
        all.add(new Entry(Account.person(person.no()), earned, split.totals().ownAccount()));
        for (var payment : split.family()) {
            all.add(new Entry(Account.person(payment.owner()), earned, payment.amount()));
        }
        all.add(new Entry(Account.cash(institution), earned, split.totals().cash()));
        return all.stream().filter(entry -> entry.amount().isPositive()).toList();
    }

    /** What funds and account leave to the patient (psn_cash_pay). */
    public Fen cash() {
        return split.totals().cash();
    }

    /** Its undoing: every amount turned round. */
    Settled undone(SettlementNumber as, String byMsgid, Instant now, Fen balanceAfter) {
        return new Settled(
                Optional.of(as),
                number,
                byMsgid,
                now,
                institution,
                person,
                purchase,
                prescription,
                items,
                claim,
                split.negated(balanceAfter));
    }
}
