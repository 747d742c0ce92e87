package cn.yunfang.settlement;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Personal accounts (个人账户) of employees' insurance, ledger accounts like any other; and what
 * persons bring along when the platform begins to count for them.
 */
@Component
public class PersonalAccounts {
    private final Journal journal;

    PersonalAccounts(Journal journal) {
        this.journal = journal;
    }

    /** The balance (balc); zero when the person has no account. */
    public Sql<Fen> balance(String personNo) {
        return PersonTable.find(personNo).map(found -> found.account());
    }

    /**
     * Opens accounts with a first balance, booked against the fund; an account that exists stays as
     * it is. Several statements to commit together.
     */
    public List<Sql<?>> open(Map<String, Fen> firstBalances) {
        return List.of(PersonTable.open(firstBalances, journal.nextId(), journal.now()));
    }

    /**
     * Paid towards a year's deductible before the platform counted.
     *
     * @param scope as the person's policy names it
     */
    public record EarlierPaid(String personNo, String scope, Fen deductible) {}

    /** Takes that over; whoever has something counted in that scope already keeps that. */
    public Sql<@Nullable Void> takeOver(int year, List<EarlierPaid> paid) {
        return AccumulatorTable.takeOver(year, paid);
    }
}
