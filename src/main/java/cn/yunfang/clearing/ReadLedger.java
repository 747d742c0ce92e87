package cn.yunfang.clearing;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Trial balance and statements of the ledger; who looks at an account is written down. */
@Component
public class ReadLedger {
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");

    private final Database database;
    private final Registry registry;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadLedger(
            Database database,
            Registry registry,
            Persons persons,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.persons = persons;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * The ledger at the end of that day, of the whole platform whoever asks: a part of it does not
     * add up. It names no person.
     */
    public TrialBalance trialBalance(LocalDate until) {
        var end = ChinaTime.startOf(until.plusDays(1));
        return new TrialBalance(until, database.read(Ledger.trialBalance(end)));
    }

    /**
     * An account within the caller's sight: a person's own, an institution's own three, for a
     * bureau those of its region. ACCOUNT_UNKNOWN for all others, as for a code that no account can
     * have; who asked for one all the same is written down too.
     */
    public Outcome<Account.Statement> statement(
            Caller caller, String code, Account.Statement.Page page, String purpose) {
        return Account.parse(code)
                .map(
                        account ->
                                maySee(caller, account)
                                        ? read(caller, account, page, purpose)
                                        : refuse(caller, account, purpose))
                .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
    }

    private Outcome<Account.Statement> refuse(Caller caller, Account account, String purpose) {
        database.commit(look(caller, "refusedAccountStatement", account, purpose));
        return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
    }

    private Outcome<Account.Statement> read(
            Caller caller, Account account, Account.Statement.Page page, String purpose) {
        var trip = new RoundTrip();
        var statement = trip.add(Ledger.statement(account, page));
        trip.add(look(caller, "getAccountStatement", account, purpose));
        return database.commit(trip)
                .<Outcome<Account.Statement>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(statement.get()));
    }

    // a person finds who looked under his own number
    private Sql<?> look(Caller caller, String operation, Account account, String purpose) {
        var subject = account.kind() == Account.Kind.ACCOUNT ? account.owner() : account.code();
        return accessLog.look(caller, clock.instant(), operation, subject, purpose);
    }

    private boolean maySee(Caller caller, Account account) {
        return switch (caller.role()) {
            case PATIENT ->
                    account.kind() == Account.Kind.ACCOUNT
                            && account.owner().equals(caller.actor());
            case MEDICAL, PHARMACY ->
                    isOfInstitution(account) && account.owner().equals(caller.institution());
            case CLERK, REGULATOR -> caller.covers("") || caller.covers(division(account));
            case SYSTEM -> true;
            case REVIEWER, INTEGRATOR -> false;
        };
    }

    private static boolean isOfInstitution(Account account) {
        return switch (account.kind()) {
            case INSTITUTION, CASH, PREPAID -> true;
            case FUND, ACCOUNT, BANK, REGION -> false;
        };
    }

    // where the account belongs; "", which only a bureau for the whole platform covers, if nowhere
    private String division(Account account) {
        var owner = account.owner();
        return switch (account.kind()) {
            case INSTITUTION, CASH, PREPAID ->
                    registry.institution(owner).map(Institution::division).orElse("");
            case ACCOUNT ->
                    database.read(persons.byNo(owner)).map(Person::insuredDivision).orElse("");
            case FUND -> owner.contains(":") ? owner.substring(owner.indexOf(':') + 1) : "";
            case BANK -> DIVISION.matcher(owner).matches() ? owner : "";
            case REGION -> "";
        };
    }
}
