package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Messages of profile C that come twice or from two at the same moment. */
@YunfangTest
class ProfileCRacesFlowTests {
    @Autowired private ApplicationContext beans;

    private TestWorld world;
    private Person patient;
    private String hiRxno;

    @BeforeEach
    void anUploadedPrescription() {
        world = new TestWorld(beans);
        patient = ProfileCSite.person(world);
        hiRxno = ProfileCSite.uploaded(world, world.hospital(), patient);
    }

    @Test
    void ofTwoPharmaciesOneBecomesTheHolder() {
        var one = new ProfileCSite(world, Profile.C1);
        var other = new ProfileCSite(world, Profile.C2);
        var first = ProfileCSite.data(Map.of("auth_rxno", one.handle("7202", patient)));
        var second = ProfileCSite.data(Map.of("auth_rxno", other.handle("7201", patient)));

        var answers = AtOnce.all(() -> one.send("7203", first), () -> other.send("7204", second));

        assertThat(answers.stream().map(answer -> answer.text("infcode")).sorted())
                .containsExactly("-1", "0");
        assertThat(
                        answers.stream()
                                .map(answer -> answer.text("err_msg"))
                                .sorted()
                                .toList()
                                .getLast())
                .startsWith(Integer.toString(Reason.LINES_NOT_AVAILABLE.code()));
    }

    @Test
    void anAuditAndAHandOverSentFourTimesAtOnceHappenOnce() {
        var pharmacy = new ProfileCSite(world, Profile.C1);
        pharmacy.fetch("7202", "7203", patient);
        var audit = ProfileCSite.data(pharmacy.audit(hiRxno, "1"));
        var sale = pharmacy.sale(hiRxno, "");

        assertThat(said(pharmacy, "7204", audit, "rx_chk_biz_sn")).hasSize(1);
        assertThat(said(pharmacy, "7206", sale, "selldrug_sn")).hasSize(1);
    }

    private static List<String> said(
            ProfileCSite pharmacy, String infno, Map<String, ?> input, String member) {
        return AtOnce.<Fields>all(Collections.nCopies(4, () -> pharmacy.must(infno, input)))
                .stream()
                .map(output -> output.object("data").text(member))
                .distinct()
                .toList();
    }
}
