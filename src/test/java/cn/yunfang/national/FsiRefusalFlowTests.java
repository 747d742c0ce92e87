package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;
import static cn.yunfang.national.FsiTill.assertRefused;
import static java.math.BigDecimal.ONE;

import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What settlement over FSI refuses. */
class FsiRefusalFlowTests extends FsiFlow {
    @Test
    void refusesLinesThatAnotherPharmacyHolds() {
        var drug = till.drug();
        var rx = till.anotherSite().heldPrescription(person, ONE, "1", drug);

        assertRefused(
                site.send("2102", site.msgid(), FsiSite.purchase(person, rx, ONE, PRICE, drug)),
                Reason.NOT_HELD_FOR_SETTLEMENT);
    }

    @Test
    void refusesASecondSettlementOfALine() {
        var drug = till.drug();
        var rx = site.heldPrescription(person, ONE, "1", drug);
        var input = FsiSite.purchase(person, rx, ONE, PRICE, drug);
        till.settled(input);

        assertRefused(site.send("2102", site.msgid(), input), Reason.ALREADY_SETTLED);
    }

    @Test
    void refusesMoreThanWasPrescribed() {
        var drug = till.drug();
        var rx = site.heldPrescription(person, ONE, "1", drug);

        assertRefused(
                site.send(
                        "2102",
                        site.msgid(),
                        FsiSite.purchase(person, rx, new BigDecimal("2"), PRICE, drug)),
                Reason.OVER_QUANTITY);
    }

    @Test
    void refusesASumThatIsNotThatOfItsRows() {
        var input = FsiSite.purchase(person, "", ONE, PRICE, till.drug());
        @SuppressWarnings("unchecked")
        var head = (Map<String, Object>) input.get("druginfo");
        head.put("medfee_sumamt", "40.01");

        assertRefused(site.send("2102", site.msgid(), input), Reason.AMOUNT_DIFFERS);
    }

    @Test
    void refusesAChronicBenefitWithoutFiling() {
        var input = FsiSite.purchase(person, "", ONE, PRICE, till.drug());
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
                site.send("2102", "P1", FsiSite.purchase(person, "", ONE, PRICE, till.drug())),
                Reason.FIELD_INVALID);
    }
}
