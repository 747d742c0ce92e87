package cn.yunfang.portal;

import cn.yunfang.clearing.TrialBalance;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger.Balance;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger in yuan. */
final class LedgerView {
    private static final List<String> COLUMNS =
            List.of("account", "kind", "debit", "credit", "difference");

    private LedgerView() {}

    /**
     * The trial balance.
     *
     * @param until last day counted
     * @param debit of all accounts, equal to {@code credit}; @param difference zero
     */
    @Schema(name = "TrialBalance")
    record Trial(
            LocalDate until,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal difference,
            List<OfKind> kinds,
            List<OfAccount> accounts) {

        String table() {
            var rows = new ArrayList<List<?>>();
            for (var one : accounts) {
                rows.add(
                        List.of(
                                one.account(),
                                one.kind(),
                                one.debit(),
                                one.credit(),
                                one.difference()));
            }
            rows.add(List.of("total", "", debit, credit, difference));
            return Csv.of(COLUMNS, rows);
        }
    }

    /**
     * The accounts of one kind together.
     *
     * @param difference debit less credit
     */
    @Schema(name = "TrialBalanceKind")
    record OfKind(
            Account.Kind kind,
            @Schema(example = "基金") String name,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal difference) {}

    /**
     * One account.
     *
     * @param difference debit less credit
     */
    @Schema(name = "TrialBalanceAccount")
    record OfAccount(
            @Schema(example = "fund:310100:371000") String account,
            Account.Kind kind,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal difference) {}

    /**
     * The statement of one account. Balances of funds and cash are debit less credit, those of
     * persons and institutions credit less debit.
     *
     * @param debit of the whole period, not of this page alone; @param credit likewise
     * @param next {@code after} of the next page
     */
    @Schema(name = "AccountStatement")
    record Statement(
            String account,
            Account.Kind kind,
            LocalDate from,
            LocalDate to,
            BigDecimal opening,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal closing,
            List<Entry> entries,
            Optional<String> next) {}

    /**
     * One amount.
     *
     * @param booking the settlement's number, or that of the opening of an account
     * @param other the account on the other side
     * @param paidFor whose purchase it was, when it was not that of the account's owner
     */
    @Schema(name = "AccountEntry")
    record Entry(
            OffsetDateTime at,
            @Schema(example = "0733000000000021001") String booking,
            String other,
            Optional<FamilyController.Party> paidFor,
            BigDecimal debit,
            BigDecimal credit) {}

    static Trial of(TrialBalance books) {
        return new Trial(
                books.until(),
                books.debit().yuan(),
                books.credit().yuan(),
                difference(books.debit(), books.credit()),
                books.kinds().stream()
                        .map(
                                one ->
                                        new OfKind(
                                                one.kind(),
                                                one.kind().chinese(),
                                                one.debit().yuan(),
                                                one.credit().yuan(),
                                                difference(one.debit(), one.credit())))
                        .toList(),
                books.accounts().stream().map(LedgerView::account).toList());
    }

    private static OfAccount account(Balance one) {
        return new OfAccount(
                one.account(),
                one.kind(),
                one.debit().yuan(),
                one.credit().yuan(),
                difference(one.debit(), one.credit()));
    }

    private static BigDecimal difference(Fen debit, Fen credit) {
        return debit.minus(credit).yuan();
    }

    static Statement of(
            Days days,
            int size,
            Account.Statement statement,
            Map<SettlementNumber, FamilyController.Party> paidFor) {
        var entries = statement.entries();
        return new Statement(
                statement.account().code(),
                statement.account().kind(),
                days.from(),
                days.to(),
                statement.opening().yuan(),
                statement.debit().yuan(),
                statement.credit().yuan(),
                statement.closing().yuan(),
                entries.stream().map(one -> entry(one, paidFor)).toList(),
                entries.size() < size
                        ? Optional.empty()
                        : Optional.of(LedgerPage.text(entries.getLast().place())));
    }

    private static Entry entry(
            Account.Statement.Entry one, Map<SettlementNumber, FamilyController.Party> paidFor) {
        var place = one.place();
        var booking = PaidFor.booking(one);
        return new Entry(
                place.at().atOffset(ChinaTime.ZONE),
                booking.toString(),
                one.other().code(),
                Optional.ofNullable(paidFor.get(booking)),
                one.debit().yuan(),
                one.credit().yuan());
    }
}
