package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registrar;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pharmacy that settles over FSI, an insured person with 50.00 in the account, the books. */
final class FsiTill {
    static final BigDecimal PRICE = new BigDecimal("40.00");
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
    private final ApplicationContext beans;
    private final Database database;
    private final PersonalAccounts accounts;
    private final int port;
    private final FsiSite site;
    private final Person person;

    FsiTill(ApplicationContext beans, int port) {
        this.beans = beans;
        this.database = beans.getBean(Database.class);
        this.accounts = beans.getBean(PersonalAccounts.class);
        this.port = port;
        this.site = anotherSite();
        this.person =
                FsiSite.enrol(database, beans.getBean(Persons.class), accounts, new Fen(5_000));
    }

    FsiSite site() {
        return site;
    }

    Person person() {
        return person;
    }

    FsiSite anotherSite() {
        return new FsiSite(port, beans.getBean(Registrar.class));
    }

    Fen balance() {
        return database.read(accounts.balance(person.no()));
    }

    Fields settled(Map<String, Object> input) {
        var answer = site.send("2102", site.msgid(), input);
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output").object("setlinfo");
    }

    Fields undo(Fields info, String msgid) {
        return site.send(
                "2103",
                msgid,
                Map.of(
                        "data",
                        Map.of(
                                "setl_id", info.text("setl_id"),
                                "mdtrt_id", info.text("mdtrt_id"),
                                "psn_no", person.no())));
    }

    Fields reverse(String msgid) {
        return site.send(
                "2601",
                site.msgid(),
                Map.of("data", Map.of("psn_no", person.no(), "omsgid", msgid, "oinfno", "2102")));
    }

    static void assertRefused(Fields answer, Reason reason) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg")).startsWith(code(reason));
    }

    static String code(Reason reason) {
        return Integer.toString(reason.code());
    }

    /** The balance is what the ledger says, and the books as a whole balance. */
    void assertBooksAgree() {
        var all = database.read(Ledger.trialBalance(AFTER_ALL));
        var debits = all.stream().mapToLong(one -> one.debit().value()).sum();
        var credits = all.stream().mapToLong(one -> one.credit().value()).sum();
        var start = Account.Statement.Place.before(Instant.EPOCH);
        var page = new Account.Statement.Page(Instant.EPOCH, AFTER_ALL, start, 1);
        var own = database.read(Ledger.statement(Account.person(person.no()), page));
        assertThat(debits).isEqualTo(credits);
        assertThat(own.closing()).isEqualTo(balance());
    }

    long settlementOf(String hiRxno) {
        return jdbc.sql(
                        """
                        select l.settlement from prescription.line l
                        join prescription.rx r on r.bucket = l.bucket and r.number = l.number
                        where r.hi_rxno = ?""")
                .param(hiRxno)
                .query(Long.class)
                .single();
    }

    /** A listed drug without first-pay share, restriction or price cap. */
    Drug drug() {
        return beans
                .getBean(Formulary.class)
                .circulating(ChinaTime.today(Clock.systemUTC()))
                .stream()
                .filter(one -> one.payClass() == Drug.PayClass.A)
                .filter(one -> one.firstPayShare().signum() == 0)
                .filter(one -> one.restriction().isEmpty() && one.priceCap().isEmpty())
                .filter(one -> !one.negotiated())
                .findFirst()
                .orElseThrow();
    }
}
