package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One personal account for the family, from the owner's consent to his statement. */
class FamilyFlowTests extends ApiFlow {
    private static final int PHARMACY = 9;
    private static final String LINKS = "/api/v1/family-links";
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    private ApiCity.Written rx;
    private String owner;
    private String ownerToken;
    private String memberToken;
    private String pharmacy;

    @BeforeEach
    void aPatientWithoutMoneyAndAnotherWithSome() {
        rx = city.effective();
        owner = city.anotherPatient();
        ownerToken = api.demoToken("PATIENT", owner);
        memberToken = city.patientToken(rx);
        pharmacy = city.pharmacyToken(PHARMACY);
        fill(owner, 76_543_21);
    }

    // an account is filled by its fund alone, so the test books as the fund would
    private static void fill(String person, long fen) {
        JDBC.sql(
                        """
                        with paid as (
                            update settlement.person
                            set account_fen = account_fen + :fen
                            where person_no = :person
                            returning bucket)
                        insert into ledger.entry
                            (bucket, booking, no, debit, credit, amount_fen, booked_at)
                        select bucket, 1000 * nextval('shared.id_block'), 1, 'fund:310200',
                               'account:' || :person, :fen, now()
                        from paid""")
                .param("person", person)
                .param("fen", fen)
                .update();
    }

    private ApiClient.Answer link(Map<String, Object> more) {
        var consent = new HashMap<String, Object>();
        consent.put("memberNo", rx.personNo());
        consent.put("memberName", rx.personName());
        consent.put("relation", "CHILD");
        consent.putAll(more);
        return api.post(LINKS, ownerToken, consent);
    }

    private ApiClient.Answer end(String id, String token) {
        return api.send(api.request(LINKS + "/" + id, token).DELETE().build());
    }

    private Map<String, Object> purchase() {
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        return SettlementFlowTests.camel(city.purchase(taken, PHARMACY));
    }

    private ApiClient.Answer send(Map<String, Object> purchase) {
        return api.post(
                "/api/v1/settlements", pharmacy, purchase, "Idempotency-Key", city.msgid(PHARMACY));
    }

    private JsonNode settled(Map<String, Object> purchase) {
        var answer = send(purchase);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void theFamilyPaysWhatTheOwnAccountLacksAndTheOwnerSeesForWhom() {
        emptyAccount();
        var linked = link(Map.of());
        assertThat(linked.status()).as(linked.text()).isEqualTo(201);
        var purchase = purchase();

        var pre = api.post("/api/v1/settlements/pre", pharmacy, purchase).json();
        var settled = settled(purchase);
        var info = settled.path("setlinfo");
        assertThat(pre.path("setlinfo").path("acctMulaidPay"))
                .isEqualTo(info.path("acctMulaidPay"));
        var family = yuan(info, "acctMulaidPay");
        assertThat(family).isPositive().isEqualByComparingTo(yuan(info, "acctPay"));
        assertThat(yuan(info, "psnPartAmt"))
                .isEqualByComparingTo(yuan(info, "acctPay").add(yuan(info, "psnCashPay")));
        assertThat(yuan(info, "balc")).isEqualByComparingTo("0");

        var number = info.path("setlId").asString();
        var view = api.get("/api/v1/settlements/" + number, memberToken);
        assertThat(yuan(view.json(), "familyAccount")).isEqualByComparingTo(family);
        assertThat(yuan(view.json().path("family").get(0), "amount")).isEqualByComparingTo(family);
        var explanation = api.get("/api/v1/settlements/" + number + "/explanation", memberToken);
        var step =
                explanation
                        .json()
                        .path("steps")
                        .valueStream()
                        .filter(one -> one.path("rule").asString().equals("FAMILY"))
                        .findFirst()
                        .orElseThrow();
        assertThat(step.path("zh").asString()).startsWith("家庭共济：").endsWith("元");
        assertThat(step.path("figures").size()).isEqualTo(2);

        // the owner's balance is nobody else's business
        var balance = statement(owner, ownerToken).path("closing").decimalValue();
        var seenByOthers = settled + view.text() + explanation.text();
        assertThat(seenByOthers)
                .doesNotContain(balance.toPlainString())
                .doesNotContain(balance.add(family).toPlainString());

        theOwnerSeesForWhom(number, family);
        var links = api.get(LINKS, ownerToken).json();
        assertThat(yuan(links.get(0), "usedThisYear")).isEqualByComparingTo(family);
    }

    private void theOwnerSeesForWhom(String number, BigDecimal family) {
        var entry =
                statement(owner, ownerToken)
                        .path("entries")
                        .valueStream()
                        .filter(one -> one.path("booking").asString().equals(number))
                        .findFirst()
                        .orElseThrow();
        assertThat(yuan(entry, "debit")).isEqualByComparingTo(family);
        assertThat(entry.path("paidFor").path("psnNo").asString()).isEqualTo(rx.personNo());
        assertThat(entry.path("paidFor").path("name").asString()).isEqualTo(rx.personName());
    }

    @Test
    void anEndedLinkPaysNothing() {
        emptyAccount();
        var id = link(Map.of()).json().path("id").asString();
        var purchase = purchase();
        var with = api.post("/api/v1/settlements/pre", pharmacy, purchase).json();
        assertThat(yuan(with.path("setlinfo"), "acctMulaidPay")).isPositive();

        assertThat(end(id, memberToken).json().path("endedAt").isNull()).isFalse();

        assertThat(send(purchase).reason()).isEqualTo("FIGURES_CHANGED");
        api.post("/api/v1/settlements/pre", pharmacy, purchase);
        var without = settled(purchase).path("setlinfo");
        assertThat(yuan(without, "acctMulaidPay")).isEqualByComparingTo("0");
        assertThat(yuan(without, "psnCashPay"))
                .isEqualByComparingTo(yuan(with.path("setlinfo"), "psnPartAmt"));
        assertThat(end(id, ownerToken).reason()).isEqualTo("FAMILY_LINK_UNKNOWN");
        assertThat(api.get(LINKS, memberToken).json().get(0).path("endedAt").isNull()).isFalse();
    }

    @Test
    void aPersonsOwnLinksAreShownToHimAndToABureauThatSaysWhy() {
        link(Map.of("yearLimit", 100.00, "useLimit", "20.00"));

        var own = api.get(LINKS, memberToken).json().get(0);

        assertThat(own.path("owner").path("psnNo").asString()).isEqualTo(owner);
        assertThat(yuan(own, "yearLimit")).isEqualByComparingTo("100");
        assertThat(yuan(own, "useLimit")).isEqualByComparingTo("20");
        var path = LINKS + "?psnNo=" + rx.personNo();
        assertThat(api.get(path, ownerToken).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(path, pharmacy).reason()).isEqualTo("NOT_ALLOWED");
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(LINKS, clerk, "X-Purpose", "audit").reason()).isEqualTo("FIELD_MISSING");
        var seen = api.get(path, clerk, "X-Purpose", "audit").json().get(0);
        assertThat(seen.path("id")).isEqualTo(own.path("id"));
        assertThat(seen.path("member").path("name").asString())
                .contains("*")
                .isNotEqualTo(rx.personName());
        var looks =
                JDBC.sql(
                                """
                                select role || ' ' || operation from evidence.access
                                where subject = ? and operation like '%amily%'
                                order by looked_at""")
                        .param(rx.personNo())
                        .query(String.class)
                        .list();
        assertThat(looks)
                .containsExactly(
                        "PATIENT linkFamily", "PATIENT listFamilyLinks", "CLERK listFamilyLinks");
    }

    @Test
    void saysWhatIsWrongWithAConsent() {
        assertThat(link(Map.of("memberNo", owner)).reason()).isEqualTo("FAMILY_SELF");
        assertThat(link(Map.of("memberName", "别人")).reason()).isEqualTo("PERSON_UNKNOWN");
        for (var limit : List.of("0.00", "-1.00", "0.001", "10000000000.00", "1e99", "-1e30")) {
            assertThat(link(Map.of("yearLimit", limit)).reason())
                    .as(limit)
                    .isEqualTo("FIELD_INVALID");
        }
        assertThat(link(Map.of("from", "2020-01-01")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(link(Map.of("to", "2020-01-01")).reason()).isEqualTo("FIELD_INVALID");
        var missing = api.post(LINKS, ownerToken, Map.of("memberNo", rx.personNo()));
        assertThat(missing.reason()).isEqualTo("FIELD_MISSING");
        assertThat(link(Map.of()).status()).isEqualTo(201);
        assertThat(link(Map.of()).reason()).isEqualTo("FAMILY_LINKED");
        assertThat(end("000000000000000000", ownerToken).reason()).isEqualTo("FAMILY_LINK_UNKNOWN");
    }

    @Test
    void aQuoteHasTheFamilyInIt() {
        emptyAccount();
        var before = quote();
        link(Map.of());

        var quoted = quote();

        assertThat(yuan(before, "familyAccount")).isEqualByComparingTo("0");
        assertThat(yuan(quoted, "familyAccount")).isEqualByComparingTo(yuan(before, "cash"));
        assertThat(yuan(quoted, "cash")).isEqualByComparingTo("0");
        assertThat(yuan(quoted, "own")).isEqualByComparingTo(yuan(before, "own"));
    }

    private JsonNode quote() {
        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/quotes?lng=121.54&lat=36.92";
        var all = api.get(path, memberToken);
        assertThat(all.status()).as(all.text()).isEqualTo(200);
        return all.json()
                .valueStream()
                .filter(one -> one.path("complete").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    // whatever the member had goes back to the fund
    private void emptyAccount() {
        JDBC.sql(
                        """
                        with had as (
                            select bucket, account_fen from settlement.person
                            where person_no = :person),
                        emptied as (
                            update settlement.person set account_fen = 0
                            where person_no = :person)
                        insert into ledger.entry
                            (bucket, booking, no, debit, credit, amount_fen, booked_at)
                        select bucket, 1000 * nextval('shared.id_block'), 1, 'account:' || :person,
                               'fund:310200', account_fen, now()
                        from had
                        where account_fen > 0""")
                .param("person", rx.personNo())
                .update();
    }

    private JsonNode statement(String person, String token) {
        var path = "/api/v1/ledger/accounts/account:" + person + "/statement?most=1000";
        return api.get(path, token).json();
    }

    private static BigDecimal yuan(JsonNode node, String name) {
        return node.path(name).decimalValue();
    }
}
