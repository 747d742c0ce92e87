package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 2503–2506: filings for chronic diseases and designations of institutions, and their undoing. */
class DeclarationFlowTests extends DeclarationFlow {
    private static final int ROUNDS = 3;
    @Autowired private Database database;
    @Autowired private Settlements settlements;

    @Test
    void aFilingGivesTheBenefitUntilItIsWithdrawn() {
        assertRefused(site.send("2101", site.msgid(), chronicPurchase()), Reason.NOT_ENTITLED);

        var number = number(file(filing()));

        assertThat(number(file(filing()))).isEqualTo(number);
        assertThat(filings()).hasSize(1);
        assertThat(filings().getFirst().text("opsp_dise_code")).isEqualTo(HYPERTENSION);
        VisitDesk.done(site.send("2101", site.msgid(), chronicPurchase()));

        assertThat(number(hospital.send("2504", withdrawal(number)))).isEqualTo(number);
        assertThat(number(hospital.send("2504", withdrawal(number)))).isEqualTo(number);

        assertThat(filings()).isEmpty();
        assertRefused(site.send("2101", site.msgid(), chronicPurchase()), Reason.NOT_ENTITLED);
        assertThat(number(file(filing()))).isNotEqualTo(number);
    }

    @Test
    void aFilingWithoutEndIsOpen() {
        number(file(filing("enddate", "")));

        assertThat(filings().getFirst().text("enddate")).isEqualTo("2099-12-31");
    }

    @Test
    void refusesAFilingThatCannotBe() {
        assertRefused(file(filing("opsp_dise_code", "M99999")), Reason.FIELD_INVALID);
        assertRefused(file(filing("enddate", "2020-01-01")), Reason.FIELD_INVALID);
        var tomorrow = today.plusDays(1).toString();
        assertRefused(file(filing("hosp_ide_date", tomorrow)), Reason.FIELD_INVALID);
        assertRefused(file(filing("ide_fixmedins_no", "H99999999999")), Reason.INSTITUTION_UNKNOWN);
        assertRefused(file(filing("ide_fixmedins_no", site.code)), Reason.WRONG_INSTITUTION_TYPE);
        assertRefused(file(filing("diag_dr_codg", "D000000000001")), Reason.DOCTOR_UNKNOWN);
        assertRefused(
                file(filing("ide_fixmedins_no", anotherHospital().code)),
                Reason.DOCTOR_NOT_LICENSED);
        assertRefused(file(filing("insutype", "390")), Reason.NOT_ENTITLED);
        var nobody = FsiSite.person("310").no();
        assertRefused(file(filing("psn_no", nobody)), Reason.PERSON_UNKNOWN);
        assertRefused(
                site.send("2503", site.msgid(), Map.of("data", filing())),
                Reason.WRONG_INSTITUTION_TYPE);
        assertThat(filings()).isEmpty();
    }

    @Test
    void refusesAFilingThatOverlapsAnother() {
        number(file(filing()));

        var answer = file(filing("begndate", today.toString()));

        assertRefused(answer, Reason.FILING_OVERLAPS);
        assertThat(answer.text("err_msg")).contains(today.minusDays(1).toString());
        number(file(filing("opsp_dise_code", "M01600")));
        var later = filing("begndate", today.plusDays(301).toString());
        later.put("enddate", today.plusDays(600).toString());
        number(file(later));
        assertThat(filings()).hasSize(3);
    }

    @Test
    void onlyWhoFiledWithdraws() {
        var number = number(file(filing()));
        var other = anotherHospital();

        assertRefused(other.send("2504", other.msgid(), withdrawal(number)), Reason.FILING_UNKNOWN);
        assertRefused(hospital.send("2504", withdrawal("BA1")), Reason.FILING_UNKNOWN);
        var stranger =
                Map.of(
                        "trt_dcla_detl_sn",
                        number,
                        "psn_no",
                        FsiSite.person("310").no(),
                        "memo",
                        "x");
        assertRefused(hospital.send("2504", Map.of("data", stranger)), Reason.FILING_UNKNOWN);
        assertRefused(hospital.send("2506", withdrawal(number)), Reason.FILING_UNKNOWN);
        assertThat(filings()).hasSize(1);
    }

    @Test
    void aFilingThatWasSettledUnderStaysUntilTheSettlementIsUndone() {
        var number = number(file(filing()));
        var settled = till.settled(chronicPurchase());

        assertRefused(hospital.send("2504", withdrawal(number)), Reason.FILING_USED);
        assertThat(filings()).hasSize(1);

        VisitDesk.done(till.undo(settled, site.msgid()));
        number(hospital.send("2504", withdrawal(number)));
        assertThat(filings()).isEmpty();
    }

    @RepeatedTest(ROUNDS)
    void ofOverlappingFilingsAtOnceOneIsMade() {
        Callable<Fields> first = () -> file(filing());
        Callable<Fields> other = () -> file(filing("begndate", today.toString()));

        var answers = AtOnce.all(List.of(first, other, first, other));

        assertThat(filings()).hasSize(1);
        var made = answers.stream().filter(one -> one.text("infcode").equals("0")).toList();
        assertThat(made.stream().map(DeclarationFlow::number).distinct()).hasSize(1);
        answers.stream()
                .filter(one -> !made.contains(one))
                .forEach(one -> assertRefused(one, Reason.FILING_OVERLAPS));
    }

    private Map<String, Object> designation(String institution, String orderNo) {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", person.no());
        data.put("biz_appy_type", "03");
        data.put("begndate", today.toString());
        data.put("enddate", today.plusDays(300).toString());
        data.put("fix_srt_no", orderNo);
        data.put("fixmedins_code", institution);
        data.put("fixmedins_name", "测试药店");
        data.put("memo", "离家近");
        return data;
    }

    private Fields designate(Map<String, Object> data) {
        return site.send("2505", site.msgid(), Map.of("data", data));
    }

    private List<Fields> designations(String business) {
        var input = Map.of("data", Map.of("psn_no", person.no(), "biz_appy_type", business));
        return VisitDesk.done(hospital.send("5302", input)).list("psnfixmedin");
    }

    @Test
    void designatesAnInstitutionUntilItIsWithdrawn() {
        var number = number(designate(designation(site.code, "1")));

        assertThat(number(designate(designation(site.code, "1")))).isEqualTo(number);
        var shown = designations("03");
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().text("fixmedins_code")).isEqualTo(site.code);
        assertThat(shown.getFirst().text("fixmedins_name")).isEqualTo("测试药店");
        assertThat(shown.getFirst().text("memo")).isEqualTo("离家近");
        assertThat(designations("01")).isEmpty();
        assertThat(designations("")).hasSize(1);

        assertRefused(hospital.send("2506", withdrawal(number)), Reason.FILING_UNKNOWN);
        number(site.send("2506", site.msgid(), withdrawal(number)));
        number(site.send("2506", site.msgid(), withdrawal(number)));
        assertThat(designations("03")).isEmpty();
    }

    @Test
    void refusesADesignationThatCannotBe() {
        assertRefused(designate(designation("P99999999999", "1")), Reason.INSTITUTION_UNKNOWN);
        var backwards = designation(site.code, "1");
        backwards.put("enddate", "2020-01-01");
        assertRefused(designate(backwards), Reason.FIELD_INVALID);
        var late = designation(site.code, "1");
        late.put("begndate", "2099-06-01");
        late.remove("enddate");
        assertRefused(designate(late), Reason.DESIGNATION_EXPIRED);
        var nobody = designation(site.code, "1");
        nobody.put("psn_no", FsiSite.person("310").no());
        assertRefused(designate(nobody), Reason.PERSON_UNKNOWN);
        var input = Map.of("data", Map.of("psn_no", FsiSite.person("310").no()));
        assertRefused(hospital.send("5302", input), Reason.PERSON_UNKNOWN);
    }

    @Test
    void oneInstitutionForOnePlaceAndOnePlaceForOneInstitution() {
        var other = till.anotherSite().code;
        number(designate(designation(site.code, "1")));

        assertRefused(designate(designation(other, "1")), Reason.FILING_OVERLAPS);
        assertRefused(designate(designation(site.code, "2")), Reason.FILING_OVERLAPS);
        number(designate(designation(other, "2")));
        var elsewhere = designation(site.code, "1");
        elsewhere.put("biz_appy_type", "01");
        number(designate(elsewhere));
        assertThat(designations("")).hasSize(3);
    }

    @Test
    void aClaimKeepsForWhatThePersonIsDesignatedThere() {
        number(file(filing()));
        var number = number(designate(designation(site.code, "1")));

        var claim = settledClaim(till.settled(chronicPurchase()));

        assertThat(claim.disease()).isEqualTo(HYPERTENSION);
        assertThat(claim.designated()).containsExactly("03");
        number(site.send("2506", site.msgid(), withdrawal(number)));
        number(designate(designation(till.anotherSite().code, "1")));
        assertThat(settledClaim(till.settled(chronicPurchase())).designated()).isEmpty();
    }

    private BenefitClaim settledClaim(Fields info) {
        var number = SettlementNumber.parse(info.text("setl_id")).orElseThrow();
        return database.read(settlements.find(number)).orElseThrow().claim();
    }

    @RepeatedTest(ROUNDS)
    void ofTwoDesignationsAtOnceOneIsMade() {
        var other = till.anotherSite().code;

        AtOnce.all(
                () -> designate(designation(site.code, "1")),
                () -> designate(designation(other, "1")));

        assertThat(designations("03")).hasSize(1);
    }
}
