package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.circulation.IssueToken;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@YunfangTest
class ProfileCFlowTests {
    @Autowired private ApplicationContext beans;

    private TestWorld world;
    private TestSite hospital;
    private Person patient;
    private String hiRxno;

    @BeforeEach
    void anUploadedPrescription() {
        world = new TestWorld(beans);
        hospital = world.hospital();
        patient = ProfileCSite.person(world);
        hiRxno = ProfileCSite.uploaded(world, hospital, patient);
    }

    @Test
    void releaseOneGoesFromTheListToTheReturn() {
        var pharmacy = new ProfileCSite(world, Profile.C1);
        var listed = pharmacy.must("7202", ProfileCSite.byCertificate(patient)).list("data");
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().text("valid_end_time")).isNotEmpty();
        var download = ProfileCSite.data(Map.of("auth_rxno", listed.getFirst().text("auth_rxno")));

        var held = pharmacy.must("7203", download);
        assertThat(held.object("data").text("hi_rxno")).isEqualTo(hiRxno);
        assertThat(held.object("data").text("rx_drug_nums")).isEqualTo("1");
        assertThat(held.object("data").has("rx_file")).isTrue();
        assertThat(held.canonical()).doesNotContainIgnoringCase("secret");
        var line = held.list("rxdrugdetail").getFirst();
        assertThat(line.text("drug_cnt_unit")).isEqualTo("盒");
        assertThat(line.has("medc_starttime")).isTrue();
        var visit = held.object("mdtrtinfo");
        assertThat(visit.text("age")).isEqualTo("40");
        assertThat(visit.text("insuplc_admdvs")).isEqualTo(patient.insuredDivision());
        assertThat(visit.text("diag_code")).isEqualTo("I10.x00x002");
        assertThat(held.list("diseinfo").getFirst().has("dise_dor_no")).isTrue();
        assertThat(pharmacy.must("7203", download).canonical()).isEqualTo(held.canonical());

        var audit = ProfileCSite.data(pharmacy.audit(hiRxno, "1"));
        var audited = pharmacy.must("7204", audit);
        assertThat(pharmacy.must("7204", audit).canonical()).isEqualTo(audited.canonical());

        pharmacy.must("2101", pharmacy.purchase(patient, hiRxno));
        var settled = pharmacy.must("2102", pharmacy.purchase(patient, hiRxno)).object("setlinfo");
        var sale = pharmacy.sale(hiRxno, settled.text("setl_id"));
        var sold = pharmacy.must("7206", sale);
        assertThat(sold.object("data").text("rx_used_stas_codg")).isEqualTo("3");
        assertThat(pharmacy.must("7206", sale).canonical()).isEqualTo(sold.canonical());

        var back = ProfileCSite.data(Map.of("hi_rxno", hiRxno));
        var returned = pharmacy.must("7208", back);
        assertThat(returned.object("data").text("rx_used_stas_codg")).isEqualTo("0");
        assertThat(pharmacy.must("7208", back).canonical()).isEqualTo(returned.canonical());
        pharmacy.must("2103", undoing(settled));
    }

    @Test
    void releaseTwoGoesFromTheListToTheReturn() {
        var pharmacy = new ProfileCSite(world, Profile.C2);
        var download = ProfileCSite.data(Map.of("auth_rxno", pharmacy.handle("7201", patient)));
        pharmacy.must("7204", download);
        pharmacy.must("7204", download);
        assertThat(
                        pharmacy.must("7205", ProfileCSite.data(Map.of("hi_rxno", hiRxno)))
                                .object("data")
                                .text("rx_chk_stas_codg"))
                .isEqualTo("0");

        var audit = pharmacy.audit(hiRxno, "1");
        audit.put("phar_code", pharmacy.site().pharmacist().code());
        audit.put("fixmedins_code", pharmacy.site().code());
        var audited = pharmacy.must("7206", Map.of("rx_chk_up_info", audit));
        assertThat(audited.text("msg_code")).isEqualTo("0");
        var number = audited.text("rx_chk_biz_sn");
        assertThat(number).isNotEmpty();

        var settled = pharmacy.must("2102", pharmacy.purchase(patient, hiRxno)).object("setlinfo");
        var sale = pharmacy.sale(hiRxno, settled.text("setl_id"));
        assertRefused(pharmacy.send("7207", sale), Reason.FIELD_MISSING, "rx_chk_biz_sn");
        head(sale).put("rx_chk_biz_sn", "CK0");
        assertRefused(pharmacy.send("7207", sale), Reason.NOT_AUDITED, "rx_chk_biz_sn");
        head(sale).put("rx_chk_biz_sn", number);
        var sold = pharmacy.must("7207", sale);
        assertThat(pharmacy.must("7207", sale).canonical()).isEqualTo(sold.canonical());

        var back = ProfileCSite.data(Map.of("hi_rxno", hiRxno, "rx_chk_biz_sn", number));
        assertThat(pharmacy.must("7208", back).canonical())
                .isEqualTo(pharmacy.must("7208", back).canonical());
        pharmacy.must("2103", undoing(settled));
    }

    @Test
    void theQrCodeIsDecodedUnderTheNumberOfTheRelease() {
        var qr = TestWorld.done(world.bean(IssueToken.class).issue(Caller.SYSTEM, hiRxno)).qr();
        var scan = ProfileCSite.data(Map.of("epc_qrcd", qr));
        var both = new ProfileCSite(world, Profile.C1, Profile.C2);

        var first = both.must("7201", scan).object("data");
        assertThat(first.text("name")).isEqualTo(patient.name());
        var second = both.must("7203", scan).object("data");
        assertThat(second.text("psn_name")).isEqualTo(patient.name());

        var held =
                both.must("7203", ProfileCSite.data(Map.of("epc_token", first.text("epc_token"))));
        assertThat(held.object("data").text("hi_rxno")).isEqualTo(hiRxno);
        var again =
                both.must("7204", ProfileCSite.data(Map.of("epc_token", second.text("epc_token"))));
        assertThat(again.object("data").text("lease_end_time"))
                .isEqualTo(held.object("data").text("lease_end_time"));
    }

    @Test
    void aNumberThatTheInputDoesNotExplainIsRefused() {
        var both = new ProfileCSite(world, Profile.C1, Profile.C2);
        assertRefused(
                both.send("7203", ProfileCSite.data(Map.of("opter", "1"))),
                Reason.RELEASE_UNCLEAR,
                "epc_qrcd");
        var one = new ProfileCSite(world, Profile.C1);
        assertRefused(
                one.send("7206", Map.of("rx_chk_up_info", one.audit(hiRxno, "1"))),
                Reason.RELEASE_DIFFERS,
                "C2");
    }

    @Test
    void whoIsNotConfiguredIsRefused() {
        var pharmacy = new ProfileCSite(world, Profile.A);
        assertRefused(
                pharmacy.send("7202", ProfileCSite.byCertificate(patient)),
                Reason.PROFILE_NOT_CONFIGURED,
                "");
    }

    @Test
    void onlyTheInstitutionThatHoldsIsTheHolder() {
        var holder = new ProfileCSite(world, Profile.C1);
        var other = new ProfileCSite(world, Profile.C1);
        var stolen = ProfileCSite.data(Map.of("auth_rxno", holder.handle("7202", patient)));
        assertRefused(other.send("7203", stolen), Reason.NOT_THE_HOLDER, "");
        holder.must("7203", stolen);

        for (var one : List.of("7204", "7206")) {
            var message =
                    one.equals("7204")
                            ? ProfileCSite.data(other.audit(hiRxno, "1"))
                            : other.sale(hiRxno, "");
            assertRefused(other.send(one, message), Reason.NOT_THE_HOLDER, "");
        }
        assertRefused(
                holder.send("7206", holder.sale(hiRxno, "")), Reason.NOT_AUDITED, "rx_chk_biz_sn");
        holder.must("7204", ProfileCSite.data(holder.audit(hiRxno, "1")));
        assertRefused(other.send("7206", other.sale(hiRxno, "")), Reason.NOT_THE_HOLDER, "");
        holder.must("7206", holder.sale(hiRxno, ""));
        assertRefused(
                other.send("7208", ProfileCSite.data(Map.of("hi_rxno", hiRxno))),
                Reason.SALE_UNKNOWN,
                "selldrug_sn");
    }

    @Test
    void aLateRepetitionOfAnAuditDoesNotAuditTheNextDownload() {
        var pharmacy = new ProfileCSite(world, Profile.C1);
        pharmacy.fetch("7202", "7203", patient);
        var refusing = ProfileCSite.data(pharmacy.audit(hiRxno, "2"));
        var number = pharmacy.must("7204", refusing);
        pharmacy.fetch("7202", "7203", patient);

        assertThat(pharmacy.must("7204", refusing).canonical()).isEqualTo(number.canonical());

        var passing = pharmacy.audit(hiRxno, "1");
        passing.put("rx_chk_time", "2026-11-24 10:00:00");
        assertThat(pharmacy.must("7204", ProfileCSite.data(passing)).canonical())
                .isNotEqualTo(number.canonical());
    }

    @Test
    void whatIsMissingOrWrongIsNamedAsTheMessageSpellsIt() {
        var pharmacy = new ProfileCSite(world, Profile.C1);
        pharmacy.fetch("7202", "7203", patient);
        assertRefused(
                pharmacy.send("7203", ProfileCSite.data(Map.of("opter", "1"))),
                Reason.FIELD_MISSING,
                "epc_token");
        var audit = pharmacy.audit(hiRxno, "2");
        audit.remove("rx_chk_opnn");
        assertRefused(
                pharmacy.send("7204", ProfileCSite.data(audit)),
                Reason.FIELD_MISSING,
                "rx_chk_opnn（处方审核意见）");
        audit.put("rx_chk_opnn", "缺药");
        audit.put("phar_certno", "990000000000000009");
        assertRefused(
                pharmacy.send("7204", ProfileCSite.data(audit)),
                Reason.PHARMACIST_UNKNOWN,
                "phar_certno");
        var sale = pharmacy.sale(hiRxno, "");
        head(sale).remove("payMode");
        head(sale).remove("hi_rxno");
        assertRefused(
                pharmacy.send("7206", sale), Reason.FIELD_MISSING, "hi_rxno", "payMode（支付方式）");
        head(sale).put("payMode", "2");
        head(sale).put("hi_rxno", hiRxno);
        assertRefused(pharmacy.send("7206", sale), Reason.FIELD_MISSING, "setl_id");
    }

    @Test
    void membersAreTakenWithoutNodeAndUnderAnyNode() {
        var pharmacy = new ProfileCSite(world, Profile.C1);
        pharmacy.fetch("7202", "7203", patient);
        pharmacy.must("7204", pharmacy.audit(hiRxno, "1"));
        pharmacy.must("7204", Map.of("rxinfo", pharmacy.audit(hiRxno, "1")));
    }

    private Map<String, Object> undoing(Fields settled) {
        return ProfileCSite.data(
                Map.of(
                        "setl_id", settled.text("setl_id"),
                        "mdtrt_id", settled.text("mdtrt_id"),
                        "psn_no", patient.no()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> head(Map<String, Object> message) {
        return (LinkedHashMap<String, Object>) message.get("data");
    }

    private static void assertRefused(Fields answer, Reason reason, String... said) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg"))
                .startsWith(Integer.toString(reason.code()))
                .contains(said);
    }
}
