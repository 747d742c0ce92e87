package cn.yunfang.national;

import static cn.yunfang.national.HospitalMessages.line;
import static cn.yunfang.national.HospitalMessages.visit;
import static cn.yunfang.national.PreCheckMessage.NOW;
import static cn.yunfang.national.PreCheckMessage.SKEW;
import static cn.yunfang.national.PreCheckMessage.check;
import static cn.yunfang.national.PreCheckMessage.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a pre-check depends on the rest of it. */
class UploadChkConditionsTest {
    @Test
    void takesAPrescriptionFromAClockThatIsFastButNotOfTomorrow() {
        assertThat(check(body -> write(body, NOW.plus(SKEW)))).isEmpty();
        assertThat(check(body -> write(body, NOW.plus(SKEW).plusSeconds(1))))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.reason()).isEqualTo(Reason.FIELD_INVALID);
                            assertThat(refusal.message()).contains("prscTime", "09:05:00");
                        });
    }

    private static void write(Map<String, Object> body, Instant at) {
        body.put("prscTime", ChinaTime.format(at));
        body.put("valiEndTime", ChinaTime.format(at.plus(Duration.ofDays(3))));
    }

    @Test
    void demandsCardNumbersWithACardAndATokenWithAVoucher() {
        assertThat(reasons(check(body -> body.put("mdtrtCertType", "03")), "cardSn"))
                .isEqualTo(Reason.FIELD_MISSING);
        assertThat(
                        reasons(
                                check(
                                        body -> {
                                            body.put("mdtrtCertType", "01");
                                            body.remove("mdtrtCertNo");
                                        }),
                                "ecToken"))
                .isEqualTo(Reason.FIELD_MISSING);
        assertThat(check(body -> body.put("mdtrtCertType", "01"))).isEmpty();
        assertThat(reasons(check(body -> body.put("mdtrtCertNo", "9".repeat(64))), "mdtrtCertNo"))
                .isEqualTo(Reason.FIELD_TOO_LONG);
        assertThat(
                        check(
                                body -> {
                                    body.put("mdtrtCertType", "01");
                                    body.put("mdtrtCertNo", "9".repeat(64));
                                }))
                .isEmpty();
        assertThat(
                        reasons(
                                check(
                                        body -> {
                                            body.put("mdtrtCertType", "01");
                                            body.put("ecToken", "T");
                                            body.put("bizTypeCode", "02");
                                        }),
                                "authNo"))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void demandsTheWholeTakingOfDecoctionPieces() {
        Consumer<Map<String, Object>> pieces =
                body -> {
                    body.put("rxTypeCode", "2");
                    body.put("rxDrugCnt", "7");
                    line(body).put("rxItemTypeCode", "13");
                    line(body).put("tcmdrugTypeCode", "3");
                };
        assertThat(reasons(check(pieces), "rxUsedWayCodg")).isEqualTo(Reason.FIELD_MISSING);
        assertThat(check(pieces.andThen(HospitalMessages::decoction))).isEmpty();
        assertThat(
                        reasons(
                                check(
                                        pieces.andThen(HospitalMessages::decoction)
                                                .andThen(b -> line(b).remove("tcmdrugTypeCode"))),
                                "tcmdrugTypeCode"))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void demandsTheDoseOfEverythingElse() {
        assertThat(reasons(check(body -> line(body).remove("sinDoscnt")), "sinDoscnt"))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void demandsTheChronicDiseaseOfAChronicVisit() {
        assertThat(reasons(check(body -> visit(body).put("medType", "140104")), "diseCodg"))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void demandsTheReasonOfSelfPay() {
        assertThat(reasons(check(body -> line(body).put("hospApprFlag", "2")), "selfPayRea"))
                .isEqualTo(Reason.FIELD_MISSING);
        assertThat(reasons(check(body -> line(body).put("selfPayRea", "6")), "realDscr"))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void computesEndCountAndSum() {
        assertThat(
                        reasons(
                                check(body -> body.put("valiEndTime", "2026-11-28 09:00:00")),
                                "valiEndTime"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(reasons(check(body -> body.put("rxDrugCnt", "2")), "rxDrugCnt"))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(
                        reasons(
                                check(
                                        body -> {
                                            line(body).put("drugPric", "1.255");
                                            line(body).put("drugSumamt", "1.25");
                                        }),
                                "drugSumamt"))
                .isEqualTo(Reason.AMOUNT_DIFFERS);
        assertThat(
                        check(
                                body -> {
                                    line(body).put("drugPric", "1.255");
                                    line(body).put("drugSumamt", "1.26");
                                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "02"})
    void acceptsCertificateTypesWithoutTheZero(String type) {
        assertThat(check(body -> body.put("mdtrtCertType", type))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12", "1", "99"})
    void acceptsThePrescriptionTypesThatOpenHisSends(String type) {
        assertThat(check(body -> body.put("rxTypeCode", type))).isEmpty();
    }
}
