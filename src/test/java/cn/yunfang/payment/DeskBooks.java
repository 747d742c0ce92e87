package cn.yunfang.payment;

import cn.yunfang.TestClock;
import cn.yunfang.clearing.MonthStatement;
import cn.yunfang.clearing.ReadStatement;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.context.ApplicationContext;

/** What the ledger and the statement of the month say. */
final class DeskBooks {
    private final ApplicationContext beans;

    DeskBooks(ApplicationContext beans) {
        this.beans = beans;
    }

    Fen closing(Account account) {
        var start = Instant.parse("2020-01-01T00:00:00Z");
        var end = Instant.parse("2199-01-01T00:00:00Z");
        var page = new Account.Statement.Page(start, end, Account.Statement.Place.before(start), 1);
        return beans.getBean(Database.class).read(Ledger.statement(account, page)).closing();
    }

    MonthStatement month(Caller institution) {
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        return PayDesk.done(
                beans.getBean(ReadStatement.class)
                        .read(institution, institution.institution(), month, "clearing"));
    }
}
