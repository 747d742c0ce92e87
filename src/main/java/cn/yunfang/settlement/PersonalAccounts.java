package cn.yunfang.settlement;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Personal accounts (个人账户) of employees' insurance: ledger accounts like any other. */
@Component
public class PersonalAccounts {
    /** The balance (balc); zero when the person has no account. */
    public Sql<Fen> balance(String personNo) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens accounts with a first balance, booked against the fund; an account that exists stays as
     * it is. Several statements to commit together.
     */
    public List<Sql<?>> open(Map<String, Fen> firstBalances) {
        throw new UnsupportedOperationException();
    }
}
