package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;
import static cn.yunfang.national.FsiTill.code;
import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settlement over FSI: the figures of a sale and of its undoing. */
class FsiFlowTests extends FsiFlow {
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());

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
        var input = FsiSite.purchase(person, "", new BigDecimal("2"), PRICE, till.drug());
        var before = site.send("2101", site.msgid(), input).object("output").object("setlinfo");
        var info = till.settled(input);

        assertThat(before.text("psn_cash_pay")).isEqualTo("30.00");
        assertThat(before.text("setl_id")).isEmpty();
        assertThat(info.text("medfee_sumamt")).isEqualTo("80.00");
        assertThat(info.text("fund_pay_sumamt")).isEqualTo("0.00");
        assertThat(info.text("acct_pay")).isEqualTo("50.00");
        assertThat(info.text("psn_cash_pay")).isEqualTo("30.00");
        assertThat(info.text("balc")).isEqualTo("0.00");
        till.assertBooksAgree();
    }

    @Test
    void paysFromTheFundForAHeldPrescriptionAndMarksItsLine() {
        var drug = till.drug();
        var quantity = new BigDecimal("20");
        var rx = site.heldPrescription(person, quantity, "1", drug);

        var info = till.settled(FsiSite.purchase(person, rx, quantity, PRICE, drug));

        // 800.00 in scope, less 300.00 deductible, of which 55 % (371000, version 2026.2)
        assertThat(info.text("act_pay_dedc")).isEqualTo("300.00");
        assertThat(info.text("hifp_pay")).isEqualTo("275.00");
        assertThat(info.text("pool_prop_selfpay")).isEqualTo("0.5500");
        assertThat(info.text("acct_pay")).isEqualTo("50.00");
        assertThat(info.text("psn_cash_pay")).isEqualTo("475.00");
        assertThat(till.settlementOf(rx))
                .isEqualTo(Long.parseLong(info.text("setl_id").substring(4)));
        till.assertBooksAgree();
    }

    @Test
    void undoRestoresAccountAccumulatorsAndLine() {
        var drug = till.drug();
        var quantity = new BigDecimal("20");
        var rx = site.heldPrescription(person, quantity, "1", drug);
        var input = FsiSite.purchase(person, rx, quantity, PRICE, drug);
        var info = till.settled(input);

        var undone = till.undo(info, site.msgid());

        assertThat(undone.object("output").object("setlinfo").text("medfee_sumamt"))
                .isEqualTo("-800.00");
        assertThat(undone.object("output").object("setlinfo").text("balc")).isEqualTo("50.00");
        assertThat(till.balance()).isEqualTo(new Fen(5_000));
        assertThat(
                        jdbc.sql(
                                        """
                                        select sum(deductible_fen + base_fen + fund_fen)
                                        from settlement.accumulator where person_no = ?""")
                                .param(person.no())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(till.settlementOf(rx)).isZero();
        assertThat(till.undo(info, site.msgid()).text("err_msg"))
                .startsWith(code(Reason.ALREADY_UNDONE));
        till.assertBooksAgree();
        assertThat(till.settled(input).text("hifp_pay")).isEqualTo("275.00");
    }

    @Test
    void whatMayBeHandedOverIsWhatWasPaidFor() {
        var drug = till.drug();
        var rx = site.heldPrescription(person, new BigDecimal("2"), "1", drug);

        var info = till.settled(FsiSite.purchase(person, rx, ONE, PRICE, drug));

        assertThat(
                        jdbc.sql("select owed from prescription.line where settlement = ?")
                                .param(Long.parseLong(info.text("setl_id").substring(4)))
                                .query(BigDecimal.class)
                                .single())
                .isEqualByComparingTo(ONE);
    }

    @Test
    void leavesADrugThatWasNotApprovedToThePatient() {
        var drug = till.drug();
        var rx = site.heldPrescription(person, ONE, "2", drug);

        var info = till.settled(FsiSite.purchase(person, rx, ONE, PRICE, drug));

        assertThat(info.text("fulamt_ownpay_amt")).isEqualTo("40.00");
        assertThat(info.text("inscp_scp_amt")).isEqualTo("0.00");
    }
}
