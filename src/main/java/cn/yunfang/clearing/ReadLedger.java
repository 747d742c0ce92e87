package cn.yunfang.clearing;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Trial balance and statements of the ledger; who looks at an account is written down. */
@Component
public class ReadLedger {
    private final Database database;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadLedger(Database database, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** The ledger at the end of that day. */
    public TrialBalance trialBalance(LocalDate until) {
        var end = ChinaTime.startOf(until.plusDays(1));
        return new TrialBalance(until, database.read(Ledger.trialBalance(end)));
    }

    /**
     * An account within the caller's sight: a person's own, an institution's own two, any for a
     * bureau. ACCOUNT_UNKNOWN for all others, as for a code that no account can have.
     */
    public Outcome<Account.Statement> statement(
            Caller caller, String code, Account.Statement.Page page, String purpose) {
        return Account.parse(code)
                .filter(account -> maySee(caller, account))
                .map(account -> read(caller, account, page, purpose))
                .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
    }

    private Outcome<Account.Statement> read(
            Caller caller, Account account, Account.Statement.Page page, String purpose) {
        // a person finds who looked under his own number
        var subject = account.kind() == Account.Kind.ACCOUNT ? account.owner() : account.code();
        var trip = new RoundTrip();
        var statement = trip.add(Ledger.statement(account, page));
        trip.add(accessLog.look(caller, clock.instant(), "getAccountStatement", subject, purpose));
        return database.commit(trip)
                .<Outcome<Account.Statement>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(statement.get()));
    }

    private static boolean maySee(Caller caller, Account account) {
        return switch (caller.role()) {
            case PATIENT ->
                    account.kind() == Account.Kind.ACCOUNT
                            && account.owner().equals(caller.actor());
            case MEDICAL, PHARMACY ->
                    account.kind() != Account.Kind.ACCOUNT
                            && account.owner().equals(caller.institution());
            case CLERK, REGULATOR, SYSTEM -> true;
            case REVIEWER -> false;
        };
    }
}
