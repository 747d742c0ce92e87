package cn.yunfang.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.ReviewDesk;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.PrescriptionId;
import org.junit.jupiter.api.Test;

/** What is kept of later looks. */
class AlertModuleTests {
    private final ReviewDesk desk = new ReviewDesk();
    private final PrescriptionId id = desk.aNumber();

    @Test
    void twoThingsThatOneRuleSaysOfOneLineAreTwoAlertsAndEachIsKeptOnce() {
        keep("华法林与布洛芬：出血，还有3天");
        keep("华法林与氟康唑：出血，还有3天");
        keep("华法林与氟康唑：出血，还有2天");

        assertThat(desk.database.read(AlertTable.of(id)))
                .extracting(alert -> alert.finding().chinese())
                .containsExactlyInAnyOrder("华法林与布洛芬：出血，还有3天", "华法林与氟康唑：出血，还有3天");
    }

    private void keep(String chinese) {
        var finding = new Finding(1, "R911", "1.0", Severity.WARN, chinese, "bleeding", "测试");
        var alert =
                new Alert(
                        0,
                        id,
                        desk.hiRxno(id),
                        desk.hospital,
                        desk.division,
                        finding,
                        desk.clock.instant());
        assertThat(desk.database.commit(AlertTable.add(alert))).isEmpty();
    }
}
