package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The ledger as bureaus, institutions and patients read it. */
class LedgerFlowTests extends ApiFlow {
    private static final int PHARMACY = 7;
    private static final String LEDGER = "/api/v1/ledger";

    private ApiCity.Written prescription;
    private String pharmacy;
    private String number;
    private JsonNode paid;

    @BeforeEach
    void aPatientPaysAtAPharmacy() {
        prescription = city.effective();
        var taken = city.claim(prescription, PHARMACY);
        city.audit(taken, PHARMACY);
        pharmacy = city.pharmacyToken(PHARMACY);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        pharmacy,
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        paid = settled.json().path("setlinfo");
        number = paid.path("setlId").asString();
    }

    @Test
    void debitsOfTheTrialBalanceAreItsCredits() {
        var clerk = api.demoToken("CLERK", "周");

        var books = api.get(LEDGER + "/trial-balance", clerk).json();

        assertThat(yuan(books, "difference")).isEqualByComparingTo("0");
        assertThat(yuan(books, "debit")).isPositive();
        for (var list : List.of("kinds", "accounts")) {
            for (var side : List.of("debit", "credit")) {
                assertThat(sum(books.path(list), side))
                        .as(list + " " + side)
                        .isEqualByComparingTo(yuan(books, side));
            }
        }
        var accounts = books.path("accounts").valueStream().map(a -> a.path("account").asString());
        assertThat(accounts)
                .contains("account", "institution:" + city.pharmacyCode(PHARMACY))
                .doesNotContain("account:" + prescription.personNo());
        assertThat(yuan(api.get(LEDGER + "/trial-balance?until=2020-01-01", clerk).json(), "debit"))
                .isEqualByComparingTo("0");
        assertThat(api.get(LEDGER + "/trial-balance?until=1999-12-31", clerk).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.get(LEDGER + "/trial-balance", pharmacy).reason()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void trialBalanceComesAsTableToo() {
        var clerk = api.demoToken("CLERK", "周");

        var table = api.get(LEDGER + "/trial-balance.csv", clerk);

        assertThat(table.header("Content-Type")).startsWith("text/csv");
        var lines = table.text().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\uFEFFaccount,kind,debit,credit,difference");
        assertThat(lines).anyMatch(line -> line.startsWith("account,ACCOUNT,"));
        assertThat(lines.getLast()).startsWith("total,,").endsWith(",0.00");
    }

    @Test
    void aDayIsHeldAgainstItsSealOnceItIsSealed() {
        var clerk = api.demoToken("CLERK", "周");
        var tomorrow = ChinaTime.date(TestClock.now()).plusDays(300);
        assertThat(api.get(LEDGER + "/seals/" + tomorrow + "/check", clerk).reason())
                .isEqualTo("LEDGER_DAY_NOT_SEALED");
        var sealed = api.get(LEDGER + "/seals?from=2025-12-01&to=2026-11-01", clerk);
        assertThat(sealed.status()).isEqualTo(200);
        assertThat(sealed.json().isArray()).isTrue();
        assertThat(api.get(LEDGER + "/seals", pharmacy).reason()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void aPharmacyReadsItsOwnAccountsAlone() {
        var own = city.pharmacyCode(PHARMACY);

        var earned = statement("institution:" + own, pharmacy).json();

        var entry = theEntries(earned, number);
        assertThat(sum(entry, "credit")).isEqualByComparingTo(yuan(paid, "medfeeSumamt"));
        assertThat(yuan(earned, "closing"))
                .isEqualByComparingTo(
                        yuan(earned, "opening")
                                .add(yuan(earned, "credit"))
                                .subtract(yuan(earned, "debit")));
        var cash = statement("cash:" + own, pharmacy).json();
        assertThat(sum(theEntries(cash, number), "debit"))
                .isEqualByComparingTo(yuan(paid, "psnCashPay"));
        assertThat(statement("prepaid:" + own, pharmacy).status()).isEqualTo(200);
        for (var other :
                List.of(
                        "institution:" + city.pharmacyCode(PHARMACY + 1),
                        "account:" + prescription.personNo(),
                        "fund:310100:" + own,
                        "nothing",
                        "institution:")) {
            assertThat(statement(other, pharmacy).reason()).as(other).isEqualTo("ACCOUNT_UNKNOWN");
        }
    }

    @Test
    void aPatientReadsHisOwnAccountAlone() {
        var patient = city.patientToken(prescription);
        var account = "account:" + prescription.personNo();

        var own = statement(account, patient).json();

        assertThat(sum(theEntries(own, number), "debit"))
                .isEqualByComparingTo(yuan(paid, "acctPay"));
        assertThat(yuan(own, "closing")).isEqualByComparingTo(yuan(paid, "balc"));
        assertThat(statement(account, api.demoToken("PATIENT", city.anotherPatient())).reason())
                .isEqualTo("ACCOUNT_UNKNOWN");
        assertThat(statement("institution:" + city.pharmacyCode(PHARMACY), patient).reason())
                .isEqualTo("ACCOUNT_UNKNOWN");
    }

    @Test
    void aRefusedLookIsLoggedUnderWhoseAccountItWasFor() {
        var stranger = city.anotherPatient();
        var account = "account:" + prescription.personNo();

        statement(account, api.demoToken("PATIENT", stranger));
        statement(account, pharmacy);
        asked(account, api.demoToken("CLERK", "周", "2102"));

        assertThat(looks(prescription.personNo(), "refusedAccountStatement"))
                .containsExactlyInAnyOrder(
                        "PATIENT own data", "PHARMACY dispensing", "CLERK complaint");
        assertThat(looks(prescription.personNo(), "getAccountStatement")).isEmpty();
        var nobody = "000" + System.nanoTime();
        statement("institution:" + nobody, pharmacy);
        assertThat(looks("institution:" + nobody, "refusedAccountStatement")).hasSize(1);
    }

    @Test
    void aBureauReadsAllAndSaysWhy() {
        var regulator = api.demoToken("REGULATOR", "钱");
        var account = "account:" + prescription.personNo();

        assertThat(statement(account, regulator).reason()).isEqualTo("FIELD_MISSING");
        var answer =
                api.get(
                        LEDGER + "/accounts/" + account + "/statement",
                        regulator,
                        "X-Purpose",
                        "complaint");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(looks(prescription.personNo())).containsExactly("REGULATOR complaint");
    }

    @Test
    void aBureauOfARegionReadsTheAccountsThere() {
        var own = city.pharmacyCode(PHARMACY);
        var person = "account:" + prescription.personNo();
        var accounts =
                List.of(
                        person,
                        "institution:" + own,
                        "cash:" + own,
                        "prepaid:" + own,
                        "fund:310100:371082",
                        "bank:371082");
        for (var account : accounts) {
            for (var role : List.of("CLERK", "REGULATOR")) {
                assertThat(asked(account, api.demoToken(role, "周", "3710")).status())
                        .as(account)
                        .isEqualTo(200);
                assertThat(asked(account, api.demoToken(role, "周", "2102")).reason())
                        .as(account)
                        .isEqualTo("ACCOUNT_UNKNOWN");
            }
        }
        assertThat(looks(prescription.personNo())).containsOnlyOnce("REGULATOR complaint");
        for (var account :
                List.of("fund:310200", "region:371000:210200", "account:000", "bank:X")) {
            assertThat(asked(account, api.demoToken("CLERK", "周", "3710")).reason())
                    .as(account)
                    .isEqualTo("ACCOUNT_UNKNOWN");
            assertThat(asked(account, api.demoToken("CLERK", "周")).status())
                    .as(account)
                    .isEqualTo(200);
        }
        var part = api.get(LEDGER + "/trial-balance", api.demoToken("CLERK", "周", "2102")).json();
        assertThat(yuan(part, "difference")).isEqualByComparingTo("0");
    }

    private ApiClient.Answer asked(String account, String token) {
        var path = LEDGER + "/accounts/" + account + "/statement";
        return api.get(path, token, "X-Purpose", "complaint");
    }

    @Test
    void pagesHoldEveryEntryOnce() {
        var path = LEDGER + "/accounts/institution:" + city.pharmacyCode(PHARMACY) + "/statement";
        var whole = api.get(path + "?most=1000", pharmacy).json();
        var paged = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = api.get(path + "?most=1&after=" + after, pharmacy).json();
            page.path("entries").forEach(paged::add);
            assertThat(yuan(page, "closing")).isEqualByComparingTo(yuan(whole, "closing"));
            after = page.path("next").asString("");
        } while (!after.isEmpty());

        assertThat(paged).isEqualTo(whole.path("entries").valueStream().toList());
        assertThat(api.get(path + "?after=1~2", pharmacy).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(path + "?after=a~b~c~d", pharmacy).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(path + "?most=1001", pharmacy).reason()).isEqualTo("FIELD_INVALID");
        var wrong = api.get(path + "?from=yesterday", pharmacy);
        assertThat(wrong.reason()).isEqualTo("FIELD_INVALID");
        assertThat(wrong.json().path("field").asString()).isEqualTo("from");
    }

    private ApiClient.Answer statement(String account, String token) {
        return api.get(LEDGER + "/accounts/" + account + "/statement?most=1000", token);
    }

    private static List<String> looks(String subject) {
        return looks(subject, "getAccountStatement");
    }

    private static List<String> looks(String subject, String operation) {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql(
                        """
                        select role || ' ' || purpose from evidence.access
                        where subject = ? and operation = ?""")
                .params(subject, operation)
                .query(String.class)
                .list();
    }

    private static List<JsonNode> theEntries(JsonNode statement, String booking) {
        return statement
                .path("entries")
                .valueStream()
                .filter(one -> one.path("booking").asString().equals(booking))
                .toList();
    }

    private static BigDecimal sum(Iterable<JsonNode> entries, String side) {
        var sum = BigDecimal.ZERO;
        for (var one : entries) {
            sum = sum.add(yuan(one, side));
        }
        return sum;
    }

    private static BigDecimal yuan(JsonNode node, String name) {
        return node.path(name).decimalValue();
    }
}
