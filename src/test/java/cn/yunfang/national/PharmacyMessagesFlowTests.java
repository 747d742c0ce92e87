package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every pharmacy operation refuses alike: senders, fields and replays. */
@YunfangTest
class PharmacyMessagesFlowTests extends PharmacyFlow {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rxQrDecode",
                "rxListQuery",
                "rxDownload",
                "rxPharChk",
                "rxSelldrug",
                "rxSelldrugUndo",
                "rxGiveBack",
                "rxDelv",
                "rxDelvSign"
            })
    void refusesHospitalsAndForeignNames(String operation) {
        var hospital = clinic.hospital();
        assertThat(refusal(world.call(hospital, operation, Map.of())))
                .isEqualTo(Reason.WRONG_INSTITUTION_TYPE);
        assertThat(refusal(one.call(operation, Map.of("fixmedinsCode", other.site().code()))))
                .isEqualTo(Reason.INSTITUTION_MISMATCH);
        assertThat(refusal(one.call(operation, Map.of()))).isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void namesAllMissingFieldsAtOnceWithTheirPath() {
        var answer =
                one.call("rxSelldrug", Map.of("payMode", "2", "selinfo", List.of(Map.of("a", 1))));

        assertThat(answer.envelope().text("message"))
                .contains("hiRxno", "claimSecret", "rxChkBizSn", "selRetnTime")
                .contains("selinfo[0].medListCodg", "selinfo[0].selRetnCnt");
    }

    @ParameterizedTest
    @CsvSource({
        "payMode, 4, FIELD_NOT_CODE",
        "selRetnTime, 24.11.2026, FIELD_NOT_TIME",
        "fundPaySumamt, much, FIELD_NOT_NUMBER",
        "claimSecret, 00000000000000000000000000000000000000000000000000000000000000000, "
                + "FIELD_TOO_LONG"
    })
    void refusesFieldsOfASaleThatCannotBe(String field, String value, Reason reason) {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var sale = one.cashSale(passed, Counter.packs(world.drug(), 1));
        sale.put(field, value);

        var answer = one.sell(sale);

        assertThat(refusal(answer)).isEqualTo(reason);
        assertThat(answer.envelope().text("message")).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rxDownload", "rxGiveBack"})
    void refusesLineNumbersThatAreNone(String operation) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", "1");
        body.put("claimSecret", "1");
        body.put("reason", "缺货");
        body.put("epcToken", "1");
        body.put("lineNos", List.of("1", "zwei"));

        var answer = one.call(operation, body);

        assertThat(refusal(answer)).isEqualTo(Reason.FIELD_INVALID);
        assertThat(answer.envelope().text("message")).contains("lineNos[1]");
    }

    @Test
    void refusesAReplayOfEachStep() {
        var rx = clinic.prescribes(world.drug());
        var steps = new LinkedHashMap<String, Map<String, Object>>();
        var decode = send(steps, "rxQrDecode", Map.of("epcQrcd", clinic.qr(rx)));
        var token = decode.must().text("epcToken");
        var download = send(steps, "rxDownload", one.downloadMessage("epcToken", token));
        var held = new Counter.Held(rx, download.must());
        var audit = send(steps, "rxPharChk", one.auditMessage(held, true));
        var passed = new Counter.Passed(held, audit.must().text("rxChkBizSn"));
        var packs = Counter.packs(world.drug(), 1);
        var sold = send(steps, "rxSelldrug", one.cashSale(passed, packs)).must();
        send(steps, "rxDelv", one.parcelMessage(rx, "PS1", "10")).must();
        send(steps, "rxSelldrugUndo", one.returnMessage(sold)).must();

        steps.forEach(
                (operation, envelope) ->
                        assertThat(refusal(send(operation, envelope)))
                                .as(operation)
                                .isEqualTo(Reason.REPLAYED));
    }

    private TestWorld.Answer send(
            Map<String, Map<String, Object>> sent, String operation, Map<String, ?> body) {
        var envelope = one.site().sealed(body);
        sent.put(operation, envelope);
        return send(operation, envelope);
    }

    private TestWorld.Answer send(String operation, Map<String, Object> envelope) {
        return world.send(one.site(), "/epc/api/fixmedins/" + operation, envelope);
    }
}
