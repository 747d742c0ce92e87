package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.payment.Cards;
import cn.yunfang.person.Person;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Orders of mobile payment: 6201, 6202, 6301, 6401 and 6203. */
@YunfangTest
class MobilePaymentFlowTests {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String FEES = "uldFeeInfo";
    private static final String PAY = "pay_order";
    private static final String QUERY = "query_order_info";
    private static final String REVOKE = "revoke_order";
    private static final String REFUND = "refund_Order";

    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private TestSite pharmacy;
    private Person patient;

    @BeforeEach
    void aPatientStandsAtTheCounter() {
        world = new TestWorld(beans);
        pharmacy = world.pharmacy();
        patient = world.person(TestWorld.DIVISION);
    }

    private void hasCard(String ending) {
        var owner = new Caller(Caller.Role.PATIENT, "", patient.no(), Optional.empty());
        var token = "tok%020d%s".formatted(TestWorld.number(), ending);
        TestWorld.done(world.bean(Cards.class).bind(owner, token));
    }

    private Map<String, Object> fees(String number, String useAccount) {
        var drug = world.drug();
        var amount = new Fen(1_234).yuan();
        var row = new LinkedHashMap<String, Object>();
        row.put("feedetlSn", "1");
        row.put("medListCodg", drug.code());
        row.put("medinsListCodg", drug.code());
        row.put("detItemFeeSumamt", amount);
        row.put("cnt", 1);
        row.put("pric", amount);
        var body = new LinkedHashMap<String, Object>();
        body.put("orgCodg", pharmacy.code());
        body.put("medOrgOrd", number);
        body.put("psnNo", patient.no());
        body.put("userName", patient.name());
        body.put("idNo", patient.certno());
        body.put("ecToken", TestWorld.token(patient));
        body.put("insutype", "310");
        body.put("begntime", ChinaTime.format(TestClock.now()));
        body.put("medType", "41");
        body.put("acctUsedFlag", useAccount);
        body.put("medfeeSumamt", amount);
        body.put("feedetailList", List.of(row));
        return body;
    }

    private TestWorld.Answer send(String operation, Map<String, Object> body) {
        return world.send(pharmacy, "/org/local/api/hos/" + operation, pharmacy.sealed(body));
    }

    private Fields placed() {
        return send(FEES, fees("O" + TestWorld.number(), "0")).must();
    }

    private Map<String, Object> named(Fields order) {
        return new LinkedHashMap<>(
                Map.of(
                        "orgCodg", pharmacy.code(),
                        "payOrdId", order.text("payOrdId"),
                        "payToken", order.text("payToken")));
    }

    private Map<String, Object> refund(Fields order) {
        var body = named(order);
        body.put("totlRefdAmt", order.text("feeSumamt"));
        body.put("cashRefdAmt", order.text("ownPayAmt"));
        body.put("psnAcctRefdAmt", order.text("psnAcctPay"));
        body.put("fundRefdAmt", order.text("fundPay"));
        return body;
    }

    private Fields call(String operation, Fields order) {
        return send(operation, named(order)).must();
    }

    private void refused(String operation, Map<String, Object> body, Reason reason) {
        assertThat(send(operation, body).code()).isEqualTo(reason.code());
    }

    private void becomes(Fields order, String state) {
        var end = Instant.now().plus(LONG);
        while (!call(QUERY, order).text("ordStas").equals(state)) {
            assertThat(Instant.now()).as(call(QUERY, order).canonical()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void anOrderIsPaidAndGivenBack() {
        hasCard("6610");
        var order = placed();
        assertThat(
                        List.of("ownPayAmt", "psnAcctPay", "fundPay").stream()
                                .map(order::number)
                                .reduce(BigDecimal::add))
                .contains(order.number("feeSumamt"));
        assertThat(call(QUERY, order).text("ordStas")).isEqualTo("0");

        var paid = call(PAY, order);

        assertThat(paid.text("setlId")).isNotEmpty();
        becomes(order, "3");
        assertThat(call(PAY, order).text("payId")).isEqualTo(paid.text("payId"));
        refused(REVOKE, named(order), Reason.PAYMENT_STATE);
        var part = refund(order);
        part.put("cashRefdAmt", "1");
        refused(REFUND, part, Reason.AMOUNT_DIFFERS);
        send(REFUND, refund(order)).must();
        var end = Instant.now().plus(LONG);
        while (!send(REFUND, refund(order)).must().text("refStatus").equals("SUCC")) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(call(QUERY, order).text("ordStas")).isEqualTo("8");
        refused(PAY, named(order), Reason.PAYMENT_STATE);
    }

    @Test
    void theSameFeesAreTheSameOrder() {
        var number = "O" + TestWorld.number();
        var body = fees(number, "0");
        var order = send(FEES, body).must();

        assertThat(send(FEES, body).must().canonical()).isEqualTo(order.canonical());
        body.put("acctUsedFlag", "1");
        refused(FEES, body, Reason.ORDER_REUSED);
    }

    @Test
    void aDeclinedCardIsAFailedOrderAndNoSettlement() {
        hasCard("0002");
        var order = placed();

        call(PAY, order);

        becomes(order, "14");
        refused(REFUND, refund(order), Reason.PAYMENT_STATE);
    }

    @Test
    void whatIsNotPaidIsTakenBack() {
        hasCard("0004");
        var fresh = placed();
        assertThat(call(REVOKE, fresh).text("ordStas")).isEqualTo("7");
        assertThat(call(REVOKE, fresh).text("ordStas")).isEqualTo("7");
        refused(PAY, named(fresh), Reason.PAYMENT_STATE);
        refused(REFUND, refund(placed()), Reason.PAYMENT_STATE);

        var waiting = placed();
        call(PAY, waiting);
        assertThat(call(REVOKE, waiting).text("ordStas")).isIn("2", "7");
    }

    @Test
    void anAccountThatPaysAllNeedsNoCard() {
        var accounts = world.bean(PersonalAccounts.class);
        var open = accounts.open(Map.of(patient.no(), new Fen(100_000)));
        assertThat(world.bean(Database.class).commit(open)).isEmpty();
        var body = fees("O" + TestWorld.number(), "1");

        var order = send(FEES, body).must();

        assertThat(order.text("setlType")).isEqualTo("HI");
        assertThat(call(PAY, order).text("ordStas")).isEqualTo("3");
        var back = send(REFUND, refund(order)).must();
        assertThat(back.text("refStatus")).isEqualTo("SUCC");
    }

    @Test
    void nothingIsTakenButWhatThePatientWasTold() {
        hasCard("6610");
        var order = send(FEES, fees("O" + TestWorld.number(), "1")).must();
        var accounts = world.bean(PersonalAccounts.class);
        var open = accounts.open(Map.of(patient.no(), new Fen(500)));
        assertThat(world.bean(Database.class).commit(open)).isEmpty();

        refused(PAY, named(order), Reason.AMOUNT_DIFFERS);

        assertThat(call(QUERY, order).text("ordStas")).isEqualTo("0");
        assertThat(call(REVOKE, order).text("ordStas")).isEqualTo("7");
    }

    @Test
    void ordersAreTheirInstitutionsAlone() {
        var order = placed();
        refused(PAY, named(order), Reason.CARD_UNKNOWN);
        assertThat(call(QUERY, order).text("setlId")).isEmpty();
        var other = named(order);
        other.put("payToken", "0");
        refused(QUERY, other, Reason.ORDER_UNKNOWN);
        refused(QUERY, Map.of("orgCodg", "P1", "payOrdId", "M1"), Reason.INSTITUTION_MISMATCH);
        refused(QUERY, Map.of("orgCodg", pharmacy.code(), "payOrdId", "M1"), Reason.ORDER_UNKNOWN);
        var stranger = world.pharmacy();
        var asked = named(order);
        asked.put("orgCodg", stranger.code());
        assertThat(world.call(stranger, QUERY, asked).code())
                .isEqualTo(Reason.ORDER_UNKNOWN.code());
        var silent = fees("O" + TestWorld.number(), "0");
        silent.remove("ecToken");
        refused(FEES, silent, Reason.FIELD_MISSING);
        silent.put("payAuthNo", "AUTH1");
        assertThat(send(FEES, silent).code()).isZero();
    }
}
