package cn.yunfang.dispense;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.prescription.RevokePrescription;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Goods that are held for a prescription are free when it ends. */
@YunfangTest
class EndedHoldModuleTests extends HoldFixture {
    private static final String HOSPITAL = "H32019900001";
    private static final String DOCTOR = "YS" + HOSPITAL;

    @Autowired RevokePrescription revocation;
    @Autowired ApplicationContext beans;

    @BeforeEach
    void theDoctorIsRegistered() {
        var from = LocalDate.parse("2020-01-01");
        var to = LocalDate.parse("2099-12-31");
        var hospital =
                new Institution(
                        HOSPITAL,
                        "演示医院",
                        Institution.Type.HOSPITAL,
                        "320100",
                        "",
                        "演示路9号",
                        118.8,
                        32.0,
                        from,
                        to);
        assertThat(registrar.registerInstitutions(List.of(hospital)))
                .isInstanceOf(Outcome.Done.class);
        var doctor =
                new Practitioner(
                        DOCTOR,
                        "演示医师",
                        Practitioner.Kind.DOCTOR,
                        HOSPITAL,
                        "",
                        "",
                        "1",
                        certno(HOSPITAL),
                        from,
                        to);
        assertThat(registrar.registerPractitioners(List.of(doctor)))
                .isInstanceOf(Outcome.Done.class);
    }

    private Outcome<RevokePrescription.Revoked> revoke(String rx) {
        var hospital = new Caller(Caller.Role.MEDICAL, HOSPITAL, "his", Optional.empty());
        var body = Map.of("hiRxno", rx, "drCode", DOCTOR, "undoRea", "患者要求更改用药");
        return revocation.revoke(hospital, fields(body));
    }

    @Test
    void atOnceWhenTheDoctorRevokes() {
        report(ONE, 2, PRICE);
        report(OTHER, 1, PRICE);
        var rx = anEffectivePrescription(2, 1);
        var kept = anEffectivePrescription(1, 1);
        done(hold(rx, ONE, 2));
        done(hold(rx, OTHER, 1));
        done(hold(kept, ONE, 1));

        done(revoke(rx));

        assertThat(of(rx)).isEmpty();
        assertThat(of(kept)).hasSize(1);
        assertThat(free(ONE)).isEqualTo(1);
        assertThat(free(OTHER)).isEqualTo(1);
    }

    @Test
    void whenARevocationThatWaitedTakesEffect() {
        report(ONE, 2, PRICE);
        var rx = anEffectivePrescription(2, 1);
        var claimed = fetched(OTHER, rx, List.of(1));
        done(hold(rx, ONE, 2));
        assertThat(refusal(revoke(rx))).isEqualTo(Reason.CANCEL_QUEUED);
        assertThat(of(rx)).hasSize(1);

        done(giveBack.giveBack(pharmacy(OTHER), rx, claimed.secret(), List.of(), "缺货"));

        assertThat(of(rx)).isEmpty();
        assertThat(free(ONE)).isEqualTo(2);
    }

    @Test
    void whenThePrescriptionExpires() {
        report(ONE, 1, PRICE);
        var rx = anEffectivePrescription(1, 1);
        done(hold(rx, ONE, 1));
        run(
                """
                update prescription.rx
                set prescribed_at = prescribed_at - interval '31 days',
                    due_at = due_at - interval '31 days'
                where number = ?""",
                PrescriptionId.ofHiRxno(rx).orElseThrow().number());

        TestClock.bringWhatIsDue(beans);

        assertThat(of(rx)).isEmpty();
        assertThat(free(ONE)).isEqualTo(1);
        assertThat(refusal(hold(rx, ONE, 1))).isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void whenItIsHeldAndRevokedAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            report(ONE, 1, PRICE);
            var rx = anEffectivePrescription(1, 1);

            atOnce(() -> hold(rx, ONE, 1).map(_ -> rx), () -> revoke(rx).map(_ -> rx));

            assertThat(refusal(hold(rx, ONE, 1))).isEqualTo(Reason.WRONG_STATE);
            assertThat(of(rx)).isEmpty();
            assertThat(free(ONE)).isEqualTo(1);
        }
    }
}
