package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.formulary.Formulary;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a pharmacy asks over FSI before it settles: 9001, 1162, 1201, 2001, 5301. */
@YunfangTest
class FsiQueryFlowTests {
    @LocalServerPort int port;
    @Autowired Registrar registrar;
    @Autowired Database database;
    @Autowired Persons persons;
    @Autowired PersonalAccounts accounts;
    @Autowired Filings filings;
    @Autowired Formulary formulary;

    private FsiSite site;
    private Person person;

    @BeforeEach
    void aPharmacyAndAPerson() {
        site = new FsiSite(port, registrar);
        person = FsiSite.enrol(database, persons, accounts, new Fen(5_000));
    }

    @Test
    void signsInOnceForTheDay() {
        var first = ask("9001", "signIn", Map.of("opter_no", "0001")).object("signinoutb");
        var again = ask("9001", "signIn", Map.of("opter_no", "0002")).object("signinoutb");

        var today = ChinaTime.date(TestClock.now()).toString();
        assertThat(first.text("sign_no")).hasSize(30).startsWith(today.replace("-", ""));
        assertThat(again.text("sign_no")).isEqualTo(first.text("sign_no"));
        assertThat(first.text("sign_time")).startsWith(today);
        var other = new FsiSite(port, registrar);
        assertThat(
                        other.send("9001", other.msgid(), node("signIn", Map.of("opter_no", "1")))
                                .object("output")
                                .object("signinoutb")
                                .text("sign_no"))
                .isNotEqualTo(first.text("sign_no"));
    }

    @Test
    void readsAVoucherCodeAndWritesTheLookDown() {
        var voucher = FsiSite.enrolment(person);

        var shown = ask("1162", "data", Map.of("ecQrCode", voucher.ecQrCode()));

        assertThat(shown.text("ecToken")).isEqualTo(voucher.ecToken());
        assertThat(shown.text("ecIndexNo")).hasSize(32);
        assertThat(shown.text("authNo")).hasSize(20);
        assertThat(shown.text("insuOrg")).isEqualTo("371083");
        assertThat(shown.text("idNo")).isEqualTo(person.certno());
        assertThat(shown.text("idType")).isEqualTo("01");
        assertThat(shown.text("userName")).isEqualTo(person.name());
        assertThat(shown.text("gender")).isEqualTo("1");
        assertThat(shown.text("birthday")).isEqualTo("1980-02-03");
        assertThat(shown.object("baseinfo").text("psn_no")).isEqualTo(person.no());
        assertThat(shown.list("insuinfo").getFirst().text("balc")).isEqualTo("50.00");
        assertThat(looks()).containsExactly("1162");
    }

    @Test
    void refusesAVoucherCodeNobodyHas() {
        assertRefused(send("1162", "data", Map.of("ecQrCode", "0")), Reason.VOUCHER_INVALID);
        assertThat(looks()).isEmpty();
    }

    @Test
    void findsInstitutionsByCodeKindAndName() {
        var own = institutions(Map.of("fixmedins_code", site.code));
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().text("fixmedins_type")).isEqualTo("2");
        assertThat(own.getFirst().text("fixmedins_name")).isEqualTo("测试药店");

        assertThat(institutions(Map.of("fixmedins_code", site.code, "fixmedins_type", "1")))
                .isEmpty();
        assertThat(institutions(Map.of("fixmedins_name", "没有这家"))).isEmpty();
        assertThat(institutions(Map.of("fixmedins_name", "试药")))
                .allMatch(one -> one.text("fixmedins_name").contains("试药"));
        assertRefused(
                send("1201", "medinsinfo", Map.of("fixmedins_type", "9")), Reason.FIELD_NOT_CODE);
    }

    @Test
    void saysFromWhichFundsAPersonIsPaid() {
        var granted = entitlement(person, "41", "");

        assertThat(granted.text("fund_pay_type")).isEqualTo("310100");
        assertThat(granted.text("trt_enjymnt_flag")).isEqualTo("1");
        assertThat(granted.text("begndate")).isEqualTo("2026-01-01");
        // from then on the next version of the policy counts
        assertThat(granted.text("enddate")).isEqualTo("2026-06-30");
        assertThat(granted.text("trt_chk_rslt")).isEqualTo("享受待遇");
        assertThat(looks()).containsExactly("2001");
    }

    @Test
    void grantsAChronicBenefitForAsLongAsItIsFiled() {
        assertNotGranted(entitlement(person, "140104", "M03900"), Reason.NOT_ENTITLED);
        file("M03900", "高血压");

        var granted = entitlement(person, "140104", "M03900");

        assertThat(granted.text("trt_enjymnt_flag")).isEqualTo("1");
        assertThat(granted.text("begndate")).isEqualTo("2026-03-01");
        assertThat(granted.text("enddate")).isEqualTo("2027-02-28");
        assertNotGranted(entitlement(person, "140104", "M01600"), Reason.NOT_ENTITLED);
    }

    @Test
    void saysThatNoPolicyAppliesAndSettlesNothingThen() {
        var cadre = FsiSite.person("340");
        assertThat(database.commit(persons.enrol(List.of(FsiSite.enrolment(cadre))))).isEmpty();
        assertNotGranted(entitlement(cadre, "41", ""), Reason.NO_POLICY);

        var purchase = FsiSite.purchase(cadre, "", BigDecimal.ONE, BigDecimal.TEN, anyDrug());
        @SuppressWarnings("unchecked")
        var head = (Map<String, Object>) purchase.get("druginfo");
        head.put("insutype", "340");

        assertRefused(site.send("2101", site.msgid(), purchase), Reason.NO_POLICY);
        assertRefused(site.send("2102", site.msgid(), purchase), Reason.NO_POLICY);
    }

    @Test
    void knowsNobodyItNeverSaw() {
        var stranger = FsiSite.person("310");

        assertRefused(send("2001", "data", question(stranger, "41", "")), Reason.PERSON_UNKNOWN);
        assertRefused(send("5301", "data", Map.of("psn_no", stranger.no())), Reason.PERSON_UNKNOWN);
    }

    @Test
    void listsTheFilingsOfAPerson() {
        assertThat(ask("5301", "data", Map.of("psn_no", person.no())).list("feedetail")).isEmpty();
        file("M03900", "高血压");
        file("M01600", "糖尿病");

        var filed = ask("5301", "data", Map.of("psn_no", person.no())).list("feedetail");

        assertThat(filed.stream().map(one -> one.text("opsp_dise_code")))
                .containsExactly("M01600", "M03900");
        assertThat(filed.getLast().text("opsp_dise_name")).isEqualTo("高血压");
        assertThat(filed.getLast().text("begndate")).isEqualTo("2026-03-01");
        assertThat(filed.getLast().text("enddate")).isEqualTo("2027-02-28");
        assertThat(looks()).containsExactly("5301", "5301");
    }

    private void file(String code, String name) {
        var filing =
                new Filing(
                        person.no(),
                        code,
                        name,
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2027, 2, 28));
        assertThat(database.commit(filings.file(List.of(filing)))).isEmpty();
    }

    private Fields entitlement(Person whose, String medType, String disease) {
        return ask("2001", "data", question(whose, medType, disease)).list("trtinfo").getFirst();
    }

    private Map<String, Object> question(Person whose, String medType, String disease) {
        var question = new LinkedHashMap<String, Object>();
        question.put("psn_no", whose.no());
        question.put("insutype", whose.insuranceType());
        question.put("fixmedins_code", site.code);
        question.put("med_type", medType);
        question.put("begntime", "2026-06-01 08:00:00");
        question.put("dise_codg", disease);
        return question;
    }

    private static void assertNotGranted(Fields entitlement, Reason why) {
        assertThat(entitlement.text("trt_enjymnt_flag")).isEqualTo("0");
        assertThat(entitlement.text("fund_pay_type")).isEmpty();
        assertThat(entitlement.text("trt_chk_rslt")).isEqualTo(why.chinese());
    }

    private List<Fields> institutions(Map<String, ?> wanted) {
        return ask("1201", "medinsinfo", wanted).list("medinsinfo");
    }

    private cn.yunfang.formulary.Drug anyDrug() {
        return formulary.circulating(ChinaTime.date(TestClock.now())).getFirst();
    }

    private static Map<String, Object> node(String name, Map<String, ?> members) {
        return Map.of(name, members);
    }

    private Fields send(String infno, String node, Map<String, ?> members) {
        return site.send(infno, site.msgid(), node(node, members));
    }

    private Fields ask(String infno, String node, Map<String, ?> members) {
        var answer = send(infno, node, members);
        assertThat(answer.text("err_msg")).isEmpty();
        assertThat(answer.text("infcode")).isEqualTo("0");
        return answer.object("output");
    }

    private static void assertRefused(Fields answer, Reason reason) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg")).startsWith(Integer.toString(reason.code()));
    }

    private List<String> looks() {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql("select operation from evidence.access where subject = ?")
                .param(person.no())
                .query(String.class)
                .list();
    }
}
