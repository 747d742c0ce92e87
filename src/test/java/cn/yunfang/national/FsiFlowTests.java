package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registrar;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@YunfangTest
class FsiFlowTests {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal PRICE = new BigDecimal("40.00");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());

    @LocalServerPort int port;
    @Autowired Registrar registrar;
    @Autowired Database database;
    @Autowired Persons persons;
    @Autowired PersonalAccounts accounts;
    @Autowired Formulary formulary;
    @Autowired Settlements settlements;

    private FsiSite site;
    private Person person;

    @BeforeEach
    void aPharmacyAndAPerson() {
        site = new FsiSite(port, registrar);
        person = FsiSite.enrol(database, persons, accounts, new Fen(5_000));
    }

    @Test
    void showsAPersonAndWritesTheLookDown() {
        var answer =
                site.send(
                        "1101",
                        site.msgid(),
                        Map.of(
                                "data",
                                Map.of("mdtrt_cert_type", "02", "mdtrt_cert_no", person.certno())));

        assertThat(answer.text("infcode")).isEqualTo("0");
        var output = answer.object("output");
        assertThat(output.object("baseinfo").text("psn_no")).isEqualTo(person.no());
        assertThat(output.list("insuinfo").getFirst().text("balc")).isEqualTo("50.00");
        assertThat(
                        jdbc.sql("select operation from evidence.access where subject = ?")
                                .param(person.no())
                                .query(String.class)
                                .list())
                .containsExactly("1101");
    }

    @Test
    void settlesASaleWithoutPrescriptionFromAccountThenCash() {
        var input = FsiSite.purchase(person, "", new BigDecimal("2"), PRICE, drug());
        var before = site.send("2101", site.msgid(), input).object("output").object("setlinfo");
        var info = settled(input);

        assertThat(before.text("psn_cash_pay")).isEqualTo("30.00");
        assertThat(before.text("setl_id")).isEmpty();
        assertThat(info.text("medfee_sumamt")).isEqualTo("80.00");
        assertThat(info.text("fund_pay_sumamt")).isEqualTo("0.00");
        assertThat(info.text("acct_pay")).isEqualTo("50.00");
        assertThat(info.text("psn_cash_pay")).isEqualTo("30.00");
        assertThat(info.text("balc")).isEqualTo("0.00");
        assertBooksAgree();
    }

    @Test
    void paysFromTheFundForAHeldPrescriptionAndMarksItsLine() {
        var drug = drug();
        var quantity = new BigDecimal("20");
        var rx = site.heldPrescription(person, quantity, "1", drug);

        var info = settled(FsiSite.purchase(person, rx, quantity, PRICE, drug));

        // 800.00 in scope, less 300.00 deductible, of which 55 % (371000, version 2026.1)
        assertThat(info.text("act_pay_dedc")).isEqualTo("300.00");
        assertThat(info.text("hifp_pay")).isEqualTo("275.00");
        assertThat(info.text("pool_prop_selfpay")).isEqualTo("0.5500");
        assertThat(info.text("acct_pay")).isEqualTo("50.00");
        assertThat(info.text("psn_cash_pay")).isEqualTo("475.00");
        assertThat(settlementOf(rx)).isEqualTo(Long.parseLong(info.text("setl_id").substring(4)));
        assertBooksAgree();
    }

    @Test
    void undoRestoresAccountAccumulatorsAndLine() {
        var drug = drug();
        var quantity = new BigDecimal("20");
        var rx = site.heldPrescription(person, quantity, "1", drug);
        var input = FsiSite.purchase(person, rx, quantity, PRICE, drug);
        var info = settled(input);

        var undone = undo(info, site.msgid());

        assertThat(undone.object("output").object("setlinfo").text("medfee_sumamt"))
                .isEqualTo("-800.00");
        assertThat(undone.object("output").object("setlinfo").text("balc")).isEqualTo("50.00");
        assertThat(database.read(accounts.balance(person.no()))).isEqualTo(new Fen(5_000));
        assertThat(
                        jdbc.sql(
                                        """
                                        select sum(deductible_fen + base_fen + fund_fen)
                                        from settlement.accumulator where person_no = ?""")
                                .param(person.no())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(settlementOf(rx)).isZero();
        assertThat(undo(info, site.msgid()).text("err_msg"))
                .startsWith(code(Reason.ALREADY_UNDONE));
        assertBooksAgree();
        assertThat(settled(input).text("hifp_pay")).isEqualTo("275.00");
    }

    @Test
    void sameMsgidGetsTheSameAnswerAndOtherContentIsRefused() {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, drug());
        var first = site.send("2102", msgid, input);

        assertThat(site.send("2102", msgid, input).object("output").canonical())
                .isEqualTo(first.object("output").canonical());
        var other = FsiSite.purchase(person, "", new BigDecimal("2"), PRICE, drug());
        assertRefused(site.send("2102", msgid, other), Reason.MSGID_REUSED);
    }

    @Test
    void reversesASettlementAndRefusesTheMessageAfterwards() {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, drug());
        site.send("2102", msgid, input);

        var first = reverse(msgid);
        var again = reverse(msgid);

        assertThat(first.text("infcode")).isEqualTo("0");
        assertThat(again.object("output").canonical())
                .isEqualTo(first.object("output").canonical());
        assertThat(database.read(accounts.balance(person.no()))).isEqualTo(new Fen(5_000));
        assertRefused(site.send("2102", msgid, input), Reason.MSGID_REVERSED);
        assertBooksAgree();
    }

    @Test
    void refusesAMessageThatWasReversedBeforeItCame() {
        var msgid = site.msgid();
        assertThat(reverse(msgid).text("infcode")).isEqualTo("0");

        assertRefused(
                site.send("2102", msgid, FsiSite.purchase(person, "", ONE, PRICE, drug())),
                Reason.MSGID_REVERSED);
    }

    @Test
    void anUndoingThatTookEffectIsNotReversed() {
        var info = settled(FsiSite.purchase(person, "", ONE, PRICE, drug()));
        var msgid = site.msgid();
        undo(info, msgid);

        assertRefused(reverse(msgid), Reason.UNDO_STANDS);
    }

    @Test
    void refusesLinesThatAnotherPharmacyHolds() {
        var drug = drug();
        var rx = new FsiSite(port, registrar).heldPrescription(person, ONE, "1", drug);

        assertRefused(
                site.send("2102", site.msgid(), FsiSite.purchase(person, rx, ONE, PRICE, drug)),
                Reason.NOT_HELD_FOR_SETTLEMENT);
    }

    @Test
    void refusesASecondSettlementOfALine() {
        var drug = drug();
        var rx = site.heldPrescription(person, ONE, "1", drug);
        var input = FsiSite.purchase(person, rx, ONE, PRICE, drug);
        settled(input);

        assertRefused(site.send("2102", site.msgid(), input), Reason.ALREADY_SETTLED);
    }

    @Test
    void refusesMoreThanWasPrescribed() {
        var drug = drug();
        var rx = site.heldPrescription(person, ONE, "1", drug);

        assertRefused(
                site.send(
                        "2102",
                        site.msgid(),
                        FsiSite.purchase(person, rx, new BigDecimal("2"), PRICE, drug)),
                Reason.OVER_QUANTITY);
    }

    @Test
    void whatMayBeHandedOverIsWhatWasPaidFor() {
        var drug = drug();
        var rx = site.heldPrescription(person, new BigDecimal("2"), "1", drug);

        var info = settled(FsiSite.purchase(person, rx, ONE, PRICE, drug));

        assertThat(
                        jdbc.sql("select owed from prescription.line where settlement = ?")
                                .param(Long.parseLong(info.text("setl_id").substring(4)))
                                .query(BigDecimal.class)
                                .single())
                .isEqualByComparingTo(ONE);
    }

    @Test
    void leavesADrugThatWasNotApprovedToThePatient() {
        var drug = drug();
        var rx = site.heldPrescription(person, ONE, "2", drug);

        var info = settled(FsiSite.purchase(person, rx, ONE, PRICE, drug));

        assertThat(info.text("fulamt_ownpay_amt")).isEqualTo("40.00");
        assertThat(info.text("inscp_scp_amt")).isEqualTo("0.00");
    }

    @Test
    void refusesASumThatIsNotThatOfItsRows() {
        var input = FsiSite.purchase(person, "", ONE, PRICE, drug());
        @SuppressWarnings("unchecked")
        var head = (Map<String, Object>) input.get("druginfo");
        head.put("medfee_sumamt", "40.01");

        assertRefused(site.send("2102", site.msgid(), input), Reason.AMOUNT_DIFFERS);
    }

    @Test
    void refusesAChronicBenefitWithoutFiling() {
        var input = FsiSite.purchase(person, "", ONE, PRICE, drug());
        @SuppressWarnings("unchecked")
        var head = (Map<String, Object>) input.get("druginfo");
        head.put("med_type", "140104");
        head.put("dise_codg", "M03900");

        assertRefused(site.send("2102", site.msgid(), input), Reason.NOT_ENTITLED);
    }

    @Test
    void refusesAWrongGatewaySignatureAndAMalformedMessage() {
        assertRefused(
                site.send("9001", site.msgid(), Map.of("signIn", Map.of()), "other"),
                Reason.GATEWAY_REFUSED);
        assertRefused(site.post("not json", site.secret), Reason.MALFORMED);
        assertRefused(
                site.send("9999", site.msgid(), Map.of("data", Map.of("a", "1"))),
                Reason.UNKNOWN_OPERATION);
        assertRefused(
                site.send("2102", "P1", FsiSite.purchase(person, "", ONE, PRICE, drug())),
                Reason.FIELD_INVALID);
    }

    @Test
    void oneMsgidTwiceAtOnceIsOneSettlement() throws Exception {
        var msgid = site.msgid();
        var input = FsiSite.purchase(person, "", ONE, PRICE, drug());

        var answers = together(4, () -> site.send("2102", msgid, input));

        assertThat(answers.stream().map(one -> one.object("output").canonical()).distinct())
                .hasSize(1);
        assertThat(answers.getFirst().text("infcode")).isEqualTo("0");
        assertThat(database.read(accounts.balance(person.no()))).isEqualTo(new Fen(1_000));
        assertBooksAgree();
    }

    @Test
    void twoSettlementsOfOnePersonAtOnceAreBothRight() throws Exception {
        var input = FsiSite.purchase(person, "", ONE, new BigDecimal("30.00"), drug());

        var answers = together(2, () -> site.send("2102", site.msgid(), input));

        assertThat(answers).allMatch(one -> one.text("infcode").equals("0"));
        assertThat(
                        answers.stream()
                                .map(one -> one.object("output").object("setlinfo"))
                                .map(info -> info.text("acct_pay"))
                                .sorted())
                .containsExactly("20.00", "30.00");
        assertBooksAgree();
    }

    private static <T> List<T> together(int threads, Callable<T> call) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<T>();
            for (var one : pool.invokeAll(java.util.Collections.nCopies(threads, call))) {
                all.add(one.get());
            }
            return all;
        }
    }

    private Fields settled(Map<String, Object> input) {
        var answer = site.send("2102", site.msgid(), input);
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output").object("setlinfo");
    }

    private Fields undo(Fields info, String msgid) {
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

    private Fields reverse(String msgid) {
        return site.send(
                "2601",
                site.msgid(),
                Map.of("data", Map.of("psn_no", person.no(), "omsgid", msgid, "oinfno", "2102")));
    }

    private static void assertRefused(Fields answer, Reason reason) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg")).startsWith(code(reason));
    }

    private static String code(Reason reason) {
        return Integer.toString(reason.code());
    }

    /** The balance is what the ledger says, and the books as a whole balance. */
    private void assertBooksAgree() {
        var all = database.read(settlements.trialBalance());
        var debits = all.stream().mapToLong(one -> one.debit().value()).sum();
        var credits = all.stream().mapToLong(one -> one.credit().value()).sum();
        var own =
                all.stream()
                        .filter(one -> one.account().equals("account:" + person.no()))
                        .mapToLong(one -> one.credit().value() - one.debit().value())
                        .sum();
        assertThat(debits).isEqualTo(credits);
        assertThat(new Fen(own)).isEqualTo(database.read(accounts.balance(person.no())));
    }

    private long settlementOf(String hiRxno) {
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
    private Drug drug() {
        return formulary.circulating(ChinaTime.today(Clock.systemUTC())).stream()
                .filter(one -> one.payClass() == Drug.PayClass.A)
                .filter(one -> one.firstPayShare().signum() == 0)
                .filter(one -> one.restriction().isEmpty() && one.priceCap().isEmpty())
                .filter(one -> !one.negotiated())
                .findFirst()
                .orElseThrow();
    }
}
