package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Sends the FSI examples of docs/national-interface to the running platform. */
@YunfangTest
class FsiDocsFlowTests {
    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private Person patient;
    private DocPages pages;

    @BeforeEach
    void aPatient() {
        world = new TestWorld(beans);
        patient = world.person(TestWorld.DIVISION);
        pages = new DocPages(world, patient, world.drug());
    }

    @Test
    void theExamplesOfAVisitWorkAsTheyStand() {
        var hospital = world.hospital();
        pages.from(hospital);
        pages.put("iptOtpNo", "MZ" + TestWorld.number());
        var fsi = world.fsi(hospital);

        var registered = played(fsi, "outpatient", "2201");
        pages.put("mdtrt_id", registered.object("data").text("mdtrt_id"));
        assertThat(sent(fsi, "outpatient", "2203A").asMap()).isEmpty();
        played(fsi, "outpatient", "2204");
        var told = sent(fsi, "outpatient", "2206").object("setlinfo");
        VisitDesk.FOUR.forEach(name -> pages.put(name, told.text(name)));
        var settled = sent(fsi, "outpatient", "2207");
        var info = Json.text(Map.of("setlinfo", settled.object("setlinfo").asMap()));
        DocPages.sameShape(
                DocPages.page("outpatient"), "2207 response", Fields.parse(info).orElseThrow());
        pages.put("setl_id", settled.object("setlinfo").text("setl_id"));
        assertThat(sent(fsi, "outpatient", "2208").object("setlinfo").text("medfee_sumamt"))
                .isEqualTo("-34.04");
        assertThat(sent(fsi, "outpatient", "2205").asMap()).isEmpty();
        assertThat(sent(fsi, "outpatient", "2202").asMap()).isEmpty();
    }

    @Test
    void theExamplesOfDeclarationsWorkAsTheyStand() {
        var hospital = world.hospital();
        pages.from(hospital);
        pages.put("today", ChinaTime.date(TestClock.now()).toString());
        var fsi = world.fsi(hospital);

        declared(played(fsi, "declarations", "2503"));
        played(fsi, "declarations", "5301");
        played(fsi, "declarations", "2504");
        declared(played(fsi, "declarations", "2505"));
        played(fsi, "declarations", "5302");
        played(fsi, "declarations", "2506");
    }

    @Test
    void theExamplesOfReferralsWorkAsTheyStand() {
        var hospital = world.hospital();
        pages.from(hospital);
        pages.put("today", ChinaTime.date(TestClock.now()).toString());
        var fsi = world.fsi(hospital);

        declared(played(fsi, "referrals", "2501"));
        played(fsi, "referrals", "5304");
        played(fsi, "referrals", "2502");
    }

    @Test
    void theExamplesOfAnInventoryWorkAsTheyStand() {
        var pharmacy = world.pharmacy();
        pages.from(pharmacy);
        pages.put("drugTracCodg", "%020d".formatted(TestWorld.number()));
        pages.put("fixmedins_bchno", "PC" + TestWorld.number());
        var fsi = world.fsi(pharmacy);
        var price = world.drug().referencePrice();
        var purchase = FsiSite.purchase(patient, "", BigDecimal.ONE, price, world.drug());
        var settled = VisitDesk.done(fsi.send("2102", fsi.msgid(), purchase));
        pages.put("setl_id", settled.object("setlinfo").text("setl_id"));

        assertThat(sent(fsi, "inventory", "3505").asMap()).isEmpty();
        assertThat(InventoryDesk.state(pages.get("drugTracCodg"))).isOne();
        assertThat(sent(fsi, "inventory", "3506").asMap()).isEmpty();
        assertThat(InventoryDesk.state(pages.get("drugTracCodg"))).isEqualTo(2);
    }

    private void declared(Fields answer) {
        pages.put("trt_dcla_detl_sn", answer.object("result").text("trt_dcla_detl_sn"));
    }

    /** Sends the example of an operation and holds the answer against the one shown. */
    private Fields played(FsiSite fsi, String page, String operation) {
        var answer = sent(fsi, page, operation);
        DocPages.sameShape(DocPages.page(page), operation + " response", answer);
        return answer;
    }

    private Fields sent(FsiSite fsi, String page, String operation) {
        var request = pages.filled(DocPages.page(page), operation + " request");
        var input = Fields.parse(request).orElseThrow().asMap();
        return VisitDesk.done(fsi.send(operation, fsi.msgid(), input));
    }
}
