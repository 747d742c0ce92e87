package cn.yunfang.clearing;

import cn.yunfang.clearing.ClearingApplication.Decision;
import cn.yunfang.clearing.ClearingApplication.Figures;
import cn.yunfang.clearing.ClearingApplication.Step;
import cn.yunfang.ledger.CardMoney;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 3203 and 3204: an institution applies to be cleared for a month, or takes that back. */
@Component
public class ApplyClearing {
    /** By item (clr_way 01): the way of every settlement of the platform. */
    public static final String BY_ITEM = "01";

    /** How an institution's settlements are cleared (clr_type, national-interface §4.3). */
    public enum Type {
        OUTPATIENT("11"),
        DRUGSTORE("41");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Of its kind. */
        public static Type of(Institution institution) {
            return institution.isPharmacy() ? DRUGSTORE : OUTPATIENT;
        }
    }

    // a settlement is dated before its commit, and clocks differ
    private static final Duration LAST_COMMITS = Duration.ofMinutes(10);

    /** What is applied for, and by which message. */
    public record Claim(String msgid, YearMonth month, String type, String way, Figures figures) {}

    private record Known(
            Optional<ClearingApplication> byMsgid,
            List<ClearingApplication> ofMonth,
            Figures figures,
            CardMoney card) {
        // a card may be paid or refunded in a month in which nothing was settled
        boolean nothing() {
            return figures.equals(NOTHING) && card.isNone();
        }
    }

    private final Database database;
    private final Settlements settlements;
    private final Registry registry;
    private final Journal journal;

    ApplyClearing(Database database, Settlements settlements, Registry registry, Journal journal) {
        this.database = database;
        this.settlements = settlements;
        this.registry = registry;
        this.journal = journal;
    }

    /**
     * Once for a month that is over for ten minutes, with the amounts that the platform has; the
     * same message again has the same answer. Refusals: CLEARING_MONTH_OPEN, CLEARING_APPLIED,
     * CLEARING_EMPTY, AMOUNT_DIFFERS with both figures, MSGID_REUSED.
     */
    public Outcome<ClearingApplication> apply(Caller caller, Claim claim) {
        return registry.institution(caller.institution())
                .map(one -> Journal.attempt(() -> attempt(caller, one, claim)))
                .orElseGet(() -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, caller.institution()));
    }

    private Outcome<ClearingApplication> attempt(
            Caller caller, Institution institution, Claim claim) {
        var known = read(institution, claim);
        if (known.byMsgid.isPresent()) {
            return again(known.byMsgid.get(), claim);
        }
        var wrong = refusal(institution, claim, known);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var one = application(caller, institution, claim);
        return journal.commit(one, caller, List.of(ClearingTable.add(one)), List.of());
    }

    private Known read(Institution institution, Claim claim) {
        var from = ChinaTime.startOf(claim.month.atDay(1));
        var to = ChinaTime.startOf(claim.month.plusMonths(1).atDay(1));
        var trip = new RoundTrip();
        var rows = trip.add(settlements.ofInstitution(institution.code(), from, to));
        var before = trip.add(ClearingTable.byMsgid(institution.code(), claim.msgid));
        var month = trip.add(ClearingTable.ofMonth(institution.code(), claim.month));
        var card = trip.add(CardMoney.of(institution.code(), claim.month));
        database.send(trip);
        return new Known(
                before.get(), month.get(), MonthStatement.figures(rows.get().rows()), card.get());
    }

    private static Outcome<ClearingApplication> again(ClearingApplication before, Claim claim) {
        var same =
                before.month().equals(claim.month)
                        && before.type().equals(claim.type)
                        && before.way().equals(claim.way)
                        && before.figures().equals(claim.figures);
        return same ? Outcome.done(before) : Outcome.refused(Reason.MSGID_REUSED);
    }

    private Optional<Refusal> refusal(Institution institution, Claim claim, Known known) {
        var over = ChinaTime.startOf(claim.month.plusMonths(1).atDay(1));
        if (journal.now().isBefore(over.plus(LAST_COMMITS))) {
            return Optional.of(Refusal.at("data.setlym", Reason.CLEARING_MONTH_OPEN, claim.month));
        }
        if (!claim.way.equals(BY_ITEM)) {
            return Optional.of(Refusal.invalid("data.clr_way", "清算方式", BY_ITEM));
        }
        var type = Type.of(institution).code();
        if (!claim.type.equals(type)) {
            return Optional.of(Refusal.invalid("data.clr_type", "清算类别", type));
        }
        var standing =
                known.ofMonth.stream()
                        .filter(one -> one.type().equals(claim.type) && one.way().equals(claim.way))
                        .filter(one -> one.state().stands())
                        .findFirst();
        if (standing.isPresent()) {
            return Optional.of(Refusal.of(Reason.CLEARING_APPLIED, standing.get().id()));
        }
        if (known.nothing()) {
            return Optional.of(Refusal.of(Reason.CLEARING_EMPTY, claim.month));
        }
        return differences(claim.figures, known.figures);
    }

    private static final Figures NOTHING =
            new Figures(0, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    private static Optional<Refusal> differences(Figures said, Figures own) {
        var all = new ArrayList<Refusal>();
        if (said.settlements() != own.settlements()) {
            all.add(differs("psntime", "清算人次", said.settlements(), own.settlements()));
        }
        compare("medfee_sumamt", "医疗费总额", said.medfee(), own.medfee(), all);
        compare("med_sumfee", "医保认可费用总额", said.inScope(), own.inScope(), all);
        compare("fund_appy_sum", "基金申报总额", said.fund(), own.fund(), all);
        compare("acct_pay", "个人账户支出", said.account(), own.account(), all);
        compare("cash_payamt", "现金支付金额", said.cash(), own.cash(), all);
        return all.isEmpty() ? Optional.empty() : Optional.of(Refusal.joined(all));
    }

    private static void compare(
            String field, String name, Fen said, Fen own, List<Refusal> differences) {
        if (!said.equals(own)) {
            differences.add(differs(field, name, said, own));
        }
    }

    private static Refusal differs(String field, String name, Object said, Object own) {
        return Refusal.at(
                "data." + field, Reason.AMOUNT_DIFFERS, field + "（" + name + "）", said, own);
    }

    private ClearingApplication application(Caller caller, Institution institution, Claim claim) {
        return new ClearingApplication(
                journal.nextId(),
                institution.code(),
                institution.division(),
                claim.month,
                claim.type,
                claim.way,
                claim.msgid,
                ClearingState.APPLIED,
                1,
                claim.figures,
                new Step(journal.now(), caller.actor()),
                Decision.NONE,
                Optional.empty());
    }

    /**
     * Takes back what is not yet decided; once more changes nothing. Refusals: CLEARING_UNKNOWN,
     * CLEARING_WRONG_STATE.
     */
    public Outcome<ClearingApplication> withdraw(Caller caller, long id) {
        return Journal.attempt(
                () ->
                        database.read(ClearingTable.find(id))
                                .filter(one -> one.institution().equals(caller.institution()))
                                .map(one -> withdraw(caller, one))
                                .orElseGet(() -> Outcome.refused(Reason.CLEARING_UNKNOWN)));
    }

    private Outcome<ClearingApplication> withdraw(Caller caller, ClearingApplication one) {
        if (one.state() == ClearingState.WITHDRAWN) {
            return Outcome.done(one);
        }
        return one.after(ClearingState.Verb.WITHDRAW)
                .then(
                        to ->
                                journal.commit(
                                        to,
                                        caller,
                                        List.of(ClearingTable.change(one, to)),
                                        List.of()));
    }
}
