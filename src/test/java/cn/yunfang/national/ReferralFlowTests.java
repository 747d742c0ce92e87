package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** 2501, 2502 and 5304: a hospital of Nanjing refers its patient to Weihai, and takes it back. */
class ReferralFlowTests extends FsiFlow {
    private static final int ROUNDS = 3;
    private static final String THERE = "371000";
    private final LocalDate today = ChinaTime.date(TestClock.now());
    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private FsiSite hospital;
    private Person patient;

    @BeforeEach
    void aPatientAtHome() {
        world = new TestWorld(beans);
        hospital = world.fsi(world.hospital());
        patient = world.person(TestWorld.DIVISION);
    }

    private Map<String, Object> referral() {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", patient.no());
        data.put("insutype", "310");
        data.put("diag_code", "C34.900");
        data.put("diag_name", "肺恶性肿瘤");
        data.put("dise_cond_dscr", "需放射治疗");
        data.put("reflin_medins_no", "H37100000001");
        data.put("reflin_medins_name", "测试肿瘤医院");
        data.put("mdtrtarea_admdvs", THERE);
        data.put("hosp_agre_refl_flag", "1");
        data.put("refl_type", "2");
        data.put("refl_date", today.toString());
        data.put("refl_rea", "本院无放疗设备");
        data.put("refl_opnn", "同意转院");
        data.put("begndate", today.toString());
        data.put("enddate", today.plusDays(90).toString());
        return data;
    }

    private Map<String, Object> referral(String field, Object value) {
        var data = referral();
        data.put(field, value);
        return data;
    }

    private Fields refer(Map<String, Object> data) {
        return hospital.send("2501", hospital.msgid(), Map.of("refmedin", data));
    }

    private static String number(Fields answer) {
        return VisitDesk.done(answer).object("result").text("trt_dcla_detl_sn");
    }

    private Fields withdraw(FsiSite by, String number, String personNo) {
        var data = Map.of("trt_dcla_detl_sn", number, "psn_no", personNo, "memo", "病情好转");
        return by.send("2502", by.msgid(), Map.of("data", data));
    }

    private Fields asked(LocalDate from, LocalDate to) {
        var data =
                Map.of(
                        "psn_no",
                        patient.no(),
                        "begntime",
                        from + " 00:00:00",
                        "endtime",
                        to + " 23:59:59");
        return site.send("5304", site.msgid(), Map.of("data", data));
    }

    private List<Fields> shown() {
        return VisitDesk.done(asked(today, today)).list("refmedin");
    }

    /** By the rows that a settlement reads. */
    private boolean filedThere() {
        return filings().stream().anyMatch(one -> one.covers("371083", today));
    }

    @Test
    void aReferralIsAFilingForCareThereUntilItIsWithdrawn() {
        assertThat(filedThere()).isFalse();

        var number = number(refer(referral()));

        assertThat(filedThere()).isTrue();
        assertThat(number(refer(referral()))).as("the same again").isEqualTo(number);
        assertThat(shown()).hasSize(1);
        assertRefused(
                withdraw(world.fsi(world.hospital()), number, patient.no()), Reason.FILING_UNKNOWN);
        assertRefused(withdraw(hospital, number, person.no()), Reason.FILING_UNKNOWN);
        assertRefused(withdraw(hospital, "BA1", patient.no()), Reason.FILING_UNKNOWN);

        assertThat(number(withdraw(hospital, number, patient.no()))).isEqualTo(number);
        assertThat(number(withdraw(hospital, number, patient.no()))).isEqualTo(number);

        assertThat(filedThere()).isFalse();
        assertThat(shown()).isEmpty();
        assertThat(number(refer(referral()))).isNotEqualTo(number);
    }

    @Test
    void isShownWithAllThatWasSaid() {
        number(refer(referral()));

        var row = shown().getFirst();

        referral()
                .forEach(
                        (name, value) -> {
                            if (!name.equals("refl_opnn")) {
                                assertThat(row.text(name)).as(name).isEqualTo(value);
                            }
                        });
        assertThat(row.text("dcla_souc")).isEqualTo("01");
        assertThat(row.text("out_flag")).isEqualTo("1");
        assertThat(row.text("psn_name")).isEqualTo(patient.name());
        assertThat(VisitDesk.done(asked(today.minusDays(9), today.minusDays(1))).list("refmedin"))
                .isEmpty();
        assertThat(VisitDesk.done(asked(today.plusDays(90), today.plusDays(99))).list("refmedin"))
                .hasSize(1);
        assertRefused(asked(today, today.minusDays(1)), Reason.FIELD_INVALID);
        patient = FsiSite.person("310");
        assertRefused(asked(today, today), Reason.PERSON_UNKNOWN);
    }

    @Test
    void whatThePersonFiledIsShownBesideItAndWhatHeEndedIsNot() {
        var self = new Caller(Caller.Role.PATIENT, "", patient.no(), Optional.empty());
        var draft =
                new FileAway.Draft(
                        patient.no(),
                        "110000",
                        AwayFiling.Kind.LONG_TERM,
                        today,
                        today.plusDays(9));
        assertThat(beans.getBean(FileAway.class).file(self, draft))
                .isInstanceOf(Outcome.Done.class);
        var number = number(refer(referral()));
        assertThat(shown().stream().map(one -> one.text("dcla_souc"))).containsExactly("01", "02");
        assertThat(shown().getLast().text("refl_rea")).isEqualTo("异地长期居住");

        var filing = number.substring("BA".length());
        assertThat(beans.getBean(FileAway.class).end(self, filing))
                .isInstanceOf(Outcome.Done.class);

        assertThat(shown().stream().map(one -> one.text("dcla_souc"))).containsExactly("02");
        number(withdraw(hospital, number, patient.no()));
    }

    @Test
    void withinTheCityNothingIsFiledAndWithoutDaysItCountsForHalfAYear() {
        var near = referral("mdtrtarea_admdvs", "320105");
        near.remove("begndate");
        near.remove("enddate");

        number(refer(near));

        assertThat(filings()).isEmpty();
        var row = shown().getFirst();
        assertThat(row.text("out_flag")).isEqualTo("0");
        assertThat(row.text("begndate")).isEqualTo(today.toString());
        assertThat(row.text("enddate")).isEqualTo(today.plusMonths(6).toString());
        number(withdraw(hospital, number(refer(near)), patient.no()));
        assertThat(shown()).isEmpty();
    }

    private List<AwayFiling> filings() {
        return beans.getBean(Database.class).read(FileAway.of(patient.no()));
    }

    @Test
    void theNewerMessageNamesTheVisitBefore() {
        var data = referral("refl_old_mdtrt_id", "M1");

        number(hospital.send("2501A", hospital.msgid(), Map.of("refmedin", data)));

        assertThat(shown()).hasSize(1);
        data.remove("refl_old_mdtrt_id");
        assertRefused(
                hospital.send("2501A", hospital.msgid(), Map.of("refmedin", data)),
                Reason.FIELD_MISSING);
    }

    @Test
    void refusesAReferralThatCannotBe() {
        assertRefused(refer(referral("mdtrtarea_admdvs", "37")), Reason.FIELD_INVALID);
        assertRefused(refer(referral("hosp_agre_refl_flag", "0")), Reason.FIELD_INVALID);
        var tomorrow = today.plusDays(1).toString();
        var yesterday = today.minusDays(1).toString();
        assertRefused(refer(referral("refl_date", tomorrow)), Reason.FIELD_INVALID);
        assertRefused(refer(referral("begndate", yesterday)), Reason.FIELD_INVALID);
        assertRefused(refer(referral("enddate", yesterday)), Reason.FIELD_INVALID);
        assertRefused(refer(referral("reflin_medins_no", hospital.code)), Reason.FIELD_INVALID);
        assertRefused(
                refer(referral("reflin_medins_no", site.code)), Reason.WRONG_INSTITUTION_TYPE);
        var known = world.fsi(world.hospital()).code;
        var elsewhere = refer(referral("reflin_medins_no", known));
        assertRefused(elsewhere, Reason.FIELD_INVALID);
        assertThat(elsewhere.text("err_msg")).contains(TestWorld.DIVISION);
        assertRefused(refer(referral("insutype", "390")), Reason.NOT_ENTITLED);
        var gone = world.formerlyInsured().no();
        assertRefused(refer(referral("psn_no", gone)), Reason.NOT_INSURED);
        var nobody = refer(referral("psn_no", FsiSite.person("310").no()));
        assertRefused(nobody, Reason.PERSON_UNKNOWN);
        assertRefused(refer(referral("psn_no", person.no())), Reason.REFERRAL_FROM_ELSEWHERE);
        assertRefused(
                site.send("2501", site.msgid(), Map.of("refmedin", referral())),
                Reason.WRONG_INSTITUTION_TYPE);
        assertThat(shown()).isEmpty();
        assertThat(filings()).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void ofOverlappingReferralsAtOnceOneIsMade() {
        AtOnce.all(
                () -> refer(referral()),
                () -> refer(referral("enddate", today.plusDays(30).toString())));

        assertThat(shown()).hasSize(1);
        assertThat(filings()).hasSize(1);
        assertRefused(
                refer(referral("enddate", today.plusDays(60).toString())), Reason.FILING_OVERLAPS);
        number(refer(referral("reflin_medins_no", "H37100000002")));
    }

    @Test
    void theFundsPayMoreThereUnderAReferral() {
        var drug = till.drug();
        var quantity = new BigDecimal("20");
        var rx = site.heldPrescription(patient, quantity, "1", drug);
        var input = FsiSite.purchase(patient, rx, quantity, FsiTill.PRICE, drug);
        var without = preSettled(input);
        number(refer(referral()));
        var with = preSettled(input);

        var info = till.settled(input);

        // 800.00 in scope: 85 % at home, 20 points less there, 10 when filed (320100, 2026.2)
        assertThat(without.text("hifp_pay")).isEqualTo("520.00");
        assertThat(with.text("hifp_pay")).isEqualTo("600.00");
        assertThat(info.text("hifp_pay")).isEqualTo("600.00");
        till.assertBooksAgree();
    }

    private Fields preSettled(Map<String, Object> input) {
        return VisitDesk.done(site.send("2101", site.msgid(), input)).object("setlinfo");
    }
}
