package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.shared.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Sends the examples of profile-c.md to the running platform, in the order of the page. */
@YunfangTest
class ProfileCDocsFlowTests {
    private static final List<String> LEARNT =
            List.of("auth_rxno", "hi_rxno", "rx_chk_biz_sn", "selldrug_sn");

    @Autowired private ApplicationContext beans;
    private final String page = DocPages.page("profile-c");

    @Test
    void theExamplesOfReleaseOneWorkAsTheyStand() {
        var world = new TestWorld(beans);
        var patient = ProfileCSite.person(world);
        var pharmacy = new ProfileCSite(world, Profile.C1);
        ProfileCSite.uploaded(world, world.hospital(), patient);
        var examples = filled(world, pharmacy, patient);

        assertThat(pharmacy.post(examples.filled(page, "envelope")).text("infcode")).isEqualTo("0");
        play(examples, pharmacy, "C1", "7202");
        var hiRxno = play(examples, pharmacy, "C1", "7203").object("data").text("hi_rxno");
        play(examples, pharmacy, "C1", "7204");
        var settled = pharmacy.must("2102", pharmacy.purchase(patient, hiRxno)).object("setlinfo");
        examples.put("setl_id", settled.text("setl_id"));
        play(examples, pharmacy, "C1", "7206");
        play(examples, pharmacy, "C1", "7208");
    }

    @Test
    void theExamplesOfReleaseTwoWorkAsTheyStand() {
        var world = new TestWorld(beans);
        var patient = ProfileCSite.person(world);
        var pharmacy = new ProfileCSite(world, Profile.C2);
        var examples = filled(world, pharmacy, patient);
        ProfileCSite.uploaded(world, world.hospital(), patient);
        play(examples, pharmacy, "C2", "7201");
        var again = Fields.parse(examples.filled(page, "C2 7202 request")).orElseThrow();
        assertThat(pharmacy.must("7202", again.asMap()).list("data")).hasSize(1);
        pharmacy.must("7204", ProfileCSite.data(Map.of("auth_rxno", examples.get("auth_rxno"))));
        play(examples, pharmacy, "C2", "7206");
        play(examples, pharmacy, "C2", "7205");
        play(examples, pharmacy, "C2", "7209");
        play(examples, pharmacy, "C2", "7210");
    }

    private Fields play(DocPages examples, ProfileCSite pharmacy, String release, String infno) {
        var name = release + " " + infno;
        var request = Fields.parse(examples.filled(page, name + " request")).orElseThrow();
        var output = pharmacy.must(infno, request.asMap());
        var members = output.has("data") ? output.list("data").getFirst() : output;
        for (var learnt : LEARNT) {
            members.optional(learnt).ifPresent(value -> examples.put(learnt, value));
        }
        DocPages.sameShape(page, name + " response", output);
        return output;
    }

    private DocPages filled(TestWorld world, ProfileCSite pharmacy, Person patient) {
        var pages = new DocPages(world, patient, world.drug());
        pages.from(pharmacy.site());
        pages.put("msgid", pharmacy.msgid());
        pages.put("rchkPharCertno", "990000000000000001");
        pages.put("rchkPharName", "测试复核");
        pages.put("trace code", "%020d".formatted(TestWorld.number()));
        return pages;
    }
}
