package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pharmacy's system that speaks profile C, with the messages it sends. */
final class ProfileCSite {
    static final BigDecimal PRICE = new BigDecimal("17.02");

    private final FsiSite fsi;
    private final TestSite site;
    private final Drug drug;

    ProfileCSite(TestWorld world, Profile... profiles) {
        this.site = world.pharmacy(profiles);
        var application = site.application();
        this.fsi =
                new FsiSite(
                        world.port(), site.code(), application.appId(), application.appSecret());
        this.drug = world.drug();
    }

    /** A person with an account, in a division that has policies. */
    static Person person(TestWorld world) {
        return FsiSite.enrol(
                world.bean(Database.class),
                world.bean(Persons.class),
                world.bean(PersonalAccounts.class),
                new Fen(5_000));
    }

    /** A prescription of one pack that any pharmacy may fetch. */
    static String uploaded(TestWorld world, TestSite hospital, Person patient) {
        return new HospitalDesk(world, hospital, patient).uploaded().hiRxno();
    }

    TestSite site() {
        return site;
    }

    Fields send(String infno, Map<String, ?> input) {
        return fsi.send(infno, fsi.msgid(), input);
    }

    Fields must(String infno, Map<String, ?> input) {
        var answer = send(infno, input);
        if (!answer.text("infcode").equals("0")) {
            throw new AssertionError(answer.text("err_msg"));
        }
        return answer.object("output");
    }

    Fields post(String message) {
        return fsi.post(message, fsi.secret);
    }

    String msgid() {
        return fsi.msgid();
    }

    /** Takes the only prescription of the person, by the numbers that list and download. */
    void fetch(String listing, String downloading, Person patient) {
        must(downloading, data(Map.of("auth_rxno", handle(listing, patient))));
    }

    static Map<String, Object> data(Map<String, ?> members) {
        return Map.of("data", members);
    }

    static Map<String, Object> byCertificate(Person patient) {
        return data(Map.of("mdtrt_cert_type", "02", "mdtrt_cert_no", patient.certno()));
    }

    /** The only prescription of the person, listed under the number that does that. */
    String handle(String infno, Person patient) {
        return must(infno, byCertificate(patient)).list("data").getFirst().text("auth_rxno");
    }

    /** Release 1, 7204: the pharmacist is named by his certificate. */
    Map<String, Object> audit(String hiRxno, String result) {
        var members = new LinkedHashMap<String, Object>();
        members.put("hi_rxno", hiRxno);
        members.put("phar_cert_type", "01");
        members.put("phar_certno", site.pharmacist().certno());
        members.put("phar_name", site.pharmacist().name());
        members.put("phar_prac_cert_no", "ZY0001");
        members.put("rchk_phar_cert_type", "01");
        members.put("rchk_phar_certno", "990000000000000001");
        members.put("rchk_phar_name", "测试复核");
        members.put("rx_chk_stas_codg", result);
        members.put("rx_chk_opnn", "同意");
        members.put("rx_chk_time", ChinaTime.format(TestClock.now()));
        return members;
    }

    /** 2101 and 2102. */
    Map<String, Object> purchase(Person patient, String hiRxno) {
        return FsiSite.purchase(patient, hiRxno, BigDecimal.ONE, PRICE, drug);
    }

    /** One pack under a fresh trace code; setl_id "" when the patient pays himself. */
    Map<String, Object> sale(String hiRxno, String settlement) {
        var head = new LinkedHashMap<String, Object>();
        head.put("hi_rxno", hiRxno);
        head.put("setl_id", settlement);
        head.put("payMode", settlement.isEmpty() ? "1" : "2");
        head.put("sel_retn_time", ChinaTime.format(TestClock.now()));
        head.put("pro__cert_type", "01");
        return Map.of(
                "data",
                head,
                "selinfo",
                List.of(
                        Map.of(
                                "med_list_codg", drug.code(),
                                "drug_genname", drug.genericName(),
                                "sel_retn_cnt", "1",
                                "drug_cnt_unit", drug.packUnit(),
                                "finl_trns_pric", PRICE,
                                "trdn_flag", "0",
                                "drug_trac_codg", "%020d".formatted(TestWorld.number()))));
    }
}
