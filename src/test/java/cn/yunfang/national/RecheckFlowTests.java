package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.messaging.Inbox;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import cn.yunfang.supervision.Alerts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Open prescriptions are looked at again, whatever comes between. */
class RecheckFlowTests extends RecallFlow {
    private static final int NODES = 4;

    @Test
    void hospitalAndPatientAreToldOfWhatALaterLookFound() {
        var rx = clinic.prescribes(drug());
        lookAgain();
        recalled();
        lookAgain();
        lookAgain();

        var told = alerted(rx).getFirst();
        var found = prescription(rx);
        var push = world.bean(HospitalPushes.class).of(found, told).orElseThrow();
        assertThat(push.infno()).isEqualTo("7102");
        assertThat(Fields.parse(push.input()).orElseThrow().object("data"))
                .satisfies(
                        data -> {
                            assertThat(data.text("hi_rxno")).isEqualTo(rx.hiRxno());
                            assertThat(data.text("rx_chk_stas_codg")).isEqualTo("1");
                            assertThat(data.text("rx_chk_opnn")).contains("复查提示", "RECALL");
                            assertThat(data.has("phar_name")).isFalse();
                        });
        assertThat(world.bean(Inbox.class).of(rx.patient().no()))
                .filteredOn(message -> message.kind().equals("ALERTED"))
                .singleElement()
                .satisfies(
                        message ->
                                assertThat(message.chinese())
                                        .contains(rx.hiRxno(), "请咨询医师或药师")
                                        .doesNotContain("召回", drug().genericName()));
    }

    private Prescription prescription(Clinic.Prescribed rx) {
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        return world.bean(Database.class)
                .read(world.bean(Prescriptions.class).find(id))
                .orElseThrow();
    }

    @Test
    void onePrescriptionThatCannotBeLookedAtHoldsUpNoOther() {
        var broken = clinic.prescribes(drug());
        var rx = clinic.prescribes(drug());
        lookAgain();
        var kept = keptOf(broken);
        keep(broken, deflated("{}"));
        try {
            recalled();
            lookAgain();
            lookAgain();

            assertThat(alerts(rx)).hasSize(1);
            assertThat(alerts(broken)).isEmpty();
            assertThat(world.bean(Alerts.class).runs().getFirst().finishedAt()).isPresent();
        } finally {
            keep(broken, kept);
        }
    }

    private byte[] keptOf(Clinic.Prescribed rx) {
        return world.bean(Database.class)
                .read(
                        Sql.first(
                                "select input from evidence.review_decision"
                                        + " where bucket = :bucket and number = :number",
                                key(rx),
                                row -> row.getBytes("input")))
                .orElseThrow();
    }

    private void keep(Clinic.Prescribed rx, byte[] input) {
        var params = key(rx);
        params.put("input", input);
        world.bean(Database.class)
                .commit(
                        Sql.write(
                                "update evidence.review_decision set input = :input"
                                        + " where bucket = :bucket and number = :number",
                                params));
    }

    private static Map<String, Object> key(Clinic.Prescribed rx) {
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        return new HashMap<>(Map.of("bucket", id.bucket().value(), "number", id.number()));
    }

    private static byte[] deflated(String text) {
        var packing = new Deflater();
        packing.setInput(text.getBytes(StandardCharsets.UTF_8));
        packing.finish();
        var bytes = new byte[64];
        return Arrays.copyOf(bytes, packing.deflate(bytes));
    }

    @Test
    void manyNodesThatLookAtOnceTellEachThingOnce() {
        var written = new ArrayList<Clinic.Prescribed>();
        for (int i = 0; i < 5; i++) {
            written.add(clinic.prescribes(drug()));
        }
        recalled();
        TestClock.bringWhatIsDue(beans());

        TestClock.later(
                UNTIL_ALL_KNOW,
                () -> {
                    var nodes = new ArrayList<Callable<Boolean>>();
                    for (int i = 0; i < NODES; i++) {
                        nodes.add(
                                () -> {
                                    TestClock.bringWhatIsDue(beans());
                                    return true;
                                });
                    }
                    AtOnce.all(nodes);
                });

        assertThat(written)
                .allSatisfy(
                        rx -> {
                            assertThat(alerts(rx)).hasSize(1);
                            assertThat(alerted(rx)).hasSize(1);
                        });
    }
}
