package cn.yunfang.national;

import static cn.yunfang.national.HospitalMessages.line;
import static cn.yunfang.national.PreCheckMessage.RULES;
import static cn.yunfang.national.PreCheckMessage.check;
import static cn.yunfang.national.PreCheckMessage.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRulesTest {
    @Test
    void acceptsACompletePreCheckWithNumbersAsTextOrAsNumbers() {
        assertThat(check(body -> {})).isEmpty();
        assertThat(
                        check(
                                body -> {
                                    body.put("valiDays", 3);
                                    body.put("rxDrugCnt", 1.0);
                                    line(body).put("drugCnt", 2);
                                }))
                .isEmpty();
    }

    @Test
    void acceptsASingleObjectWhereAListIsMeant() {
        assertThat(
                        check(
                                body -> {
                                    body.put("diseinfo", HospitalMessages.diagnosis());
                                    body.put("rxdrugdetail", line(body));
                                }))
                .isEmpty();
    }

    @Test
    void ignoresUnknownMembersAndEmptyOnes() {
        assertThat(
                        check(
                                body -> {
                                    body.put("createBy", "his");
                                    body.put("cardSn", "");
                                    body.put("initRxno", null);
                                    line(body).put("tenantId", List.of(1, 2));
                                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mdtrtCertType",
                "bizTypeCode",
                "hospRxno",
                "rxTypeCode",
                "prscTime",
                "rxDrugCnt",
                "valiDays",
                "valiEndTime",
                "rxdrugdetail",
                "mdtrtinfo",
                "diseinfo"
            })
    void namesEveryMissingField(String field) {
        assertThat(reasons(check(body -> body.remove(field)), field))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void namesTheItemInAList() {
        var refusal =
                check(
                        body -> {
                            var second = new LinkedHashMap<>(line(body));
                            second.put("drugCnt", "1.23456");
                            body.put("rxdrugdetail", List.of(line(body), second));
                        });
        assertThat(refusal)
                .hasValueSatisfying(
                        why -> {
                            assertThat(why.reason()).isEqualTo(Reason.FIELD_NOT_NUMBER);
                            assertThat(why.field()).isEqualTo("rxdrugdetail[1].drugCnt");
                            assertThat(why.chinese()).contains("药品总用药量").contains("12,4");
                        });
    }

    @Test
    void joinsAllThatIsWrong() {
        var refusal =
                check(
                        body -> {
                            body.remove("hospRxno");
                            body.put("bizTypeCode", "07");
                            body.put("prscTime", "2026/11/24");
                            body.put("insuPlcNo", "32010000");
                        });
        assertThat(refusal)
                .hasValueSatisfying(
                        why ->
                                assertThat(why.message())
                                        .contains("hospRxno")
                                        .contains("bizTypeCode")
                                        .contains("prscTime")
                                        .contains("insuPlcNo")
                                        .contains(" / "));
    }

    @ParameterizedTest
    @CsvSource({
        "drugCnt,0,FIELD_INVALID",
        "drugCnt,-1,FIELD_INVALID",
        "drugCnt,1e3,FIELD_NOT_NUMBER",
        "drugCnt,1234567890123,FIELD_NOT_NUMBER",
        "drugCnt,.,FIELD_NOT_NUMBER",
        "drugCnt,5.,FIELD_NOT_NUMBER",
        "drugCnt,NaN,FIELD_NOT_NUMBER",
        "medcBegntime,2026-02-30 00:00:00,FIELD_NOT_TIME",
        "medcBegntime,2026-11-24,FIELD_NOT_TIME",
        "rxItemTypeCode,14,FIELD_NOT_CODE",
        "hospApprFlag,9,FIELD_NOT_CODE",
        "otcFlag,x,FIELD_NOT_CODE"
    })
    void refusesAWrongValueOfALine(String field, String value, Reason reason) {
        assertThat(reasons(check(body -> line(body).put(field, value)), field)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "000001.5000000", "999999999999.9999", "0.0001"})
    void acceptsEveryWayToWriteANumber(String value) {
        assertThat(check(body -> line(body).put("sinDoscnt", value))).isEmpty();
    }

    @Test
    void refusesTextTheDatabaseCannotKeep() {
        assertThat(reasons(check(body -> body.put("hospRxno", "a\0b")), "hospRxno"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(reasons(check(body -> body.put("hospRxno", "a\uD800b")), "hospRxno"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(check(body -> body.put("hospRxno", "𠮷"))).isEmpty();
    }

    @Test
    void countsCharactersNotBytesOrHalves() {
        assertThat(check(body -> body.put("hospRxno", "𠮷".repeat(40)))).isEmpty();
        assertThat(reasons(check(body -> body.put("hospRxno", "号".repeat(41))), "hospRxno"))
                .isEqualTo(Reason.FIELD_TOO_LONG);
    }

    @Test
    void refusesAnObjectWhereTextIsMeantAndTheOtherWayRound() {
        assertThat(reasons(check(body -> body.put("hospRxno", Map.of("a", 1))), "hospRxno"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(reasons(check(body -> body.put("mdtrtinfo", "x")), "mdtrtinfo"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(reasons(check(body -> body.put("rxdrugdetail", List.of("x"))), "rxdrugdetail"))
                .isEqualTo(Reason.FIELD_INVALID);
    }

    @Test
    void neverCollectsMoreThanAnybodyReads() {
        var lines = new ArrayList<Object>();
        for (int i = 0; i < 400; i++) {
            lines.add(Map.of("drugCnt", "x"));
        }
        assertThat(check(body -> body.put("rxdrugdetail", lines)))
                .hasValueSatisfying(why -> assertThat(why.chinese().split("；")).hasSize(20));
        lines.addAll(lines);
        assertThat(reasons(check(body -> body.put("rxdrugdetail", lines)), "rxdrugdetail"))
                .isEqualTo(Reason.FIELD_INVALID);
    }

    @Test
    void everyOperationOfAHospitalHasItsTable() {
        for (var operation :
                List.of(
                        "rxFixmedinsSign",
                        "rxFileUpld",
                        "rxUndo",
                        "hospRxDetlQuery",
                        "rxChkInfoQuery",
                        "rxSetlInfoQuery")) {
            assertThat(RULES.check(operation, Fields.none()))
                    .as(operation)
                    .hasValueSatisfying(
                            why -> assertThat(why.reason()).isEqualTo(Reason.FIELD_MISSING));
        }
        assertThat(RULES.check("circDrugQuery", Fields.none())).isEmpty();
    }
}
