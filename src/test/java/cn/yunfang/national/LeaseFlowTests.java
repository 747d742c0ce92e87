package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A hold is a lease: it frees itself, unless somebody paid. */
@YunfangTest
class LeaseFlowTests extends PharmacyFlow {
    private static final Duration AFTER_THE_LEASE = Duration.ofHours(2).plusSeconds(1);
    private static final Duration AFTER_THE_DEBT = Duration.ofDays(7).plusMinutes(1);

    private void whenTheLeaseIsOver(Runnable then) {
        TestClock.later(AFTER_THE_LEASE, then);
    }

    @Test
    void unpaidLinesFreeThemselvesAfterTwoHours() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var token = one.token(rx);
        one.download(token).must();

        whenTheLeaseIsOver(
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    var late = one.cashSale(passed, Counter.packs(world.drug(), 1));
                    assertThat(refusal(one.sell(late))).isEqualTo(Reason.LEASE_ENDED);
                    assertThat(refusal(one.download(token))).isEqualTo(Reason.LEASE_ENDED);
                    assertThat(other.fetch(rx).lines()).containsExactly("1");
                });
    }

    @Test
    void theEndOfTheLeaseAnswersTheDoctorWhoWaitsToCancel() {
        var rx = clinic.prescribes(world.drug());
        one.fetch(rx);
        assertThat(refusal(clinic.revokes(rx))).isEqualTo(Reason.CANCEL_QUEUED);

        whenTheLeaseIsOver(
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    assertThat(clinic.look("hospRxDetlQuery", rx).text("rxStasName"))
                            .isEqualTo("已撤销");
                });
    }

    @Test
    void aHeldPrescriptionOutlivesItsEndUntilItsHolderIsDone() {
        var rx = clinic.prescribes(world.drug());

        TestClock.later(
                Duration.ofDays(3).minusMinutes(5),
                () -> {
                    var passed = one.prepared(rx);
                    TestClock.later(
                            Duration.ofDays(3).plusMinutes(5),
                            () -> {
                                TestClock.bringWhatIsDue(beans());
                                one.sellsEverything(passed);
                            });
                });
    }

    @Test
    void nothingIsFreedBeforeItsTime() {
        var passed = one.prepared(clinic.prescribes(world.drug()));

        TestClock.later(
                Duration.ofMinutes(119),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();
                });
    }

    @Test
    void paidLinesStayWithThePharmacyThatOwesThem() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);

        whenTheLeaseIsOver(
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    assertThat(refusal(other.download(other.token(rx))))
                            .isEqualTo(Reason.LINES_NOT_AVAILABLE);
                    var packs = Counter.packs(world.drug(), 1);
                    one.sell(one.insuredSale(passed, settlement, packs)).must();
                });
    }

    @Test
    void whatIsOwedWaitsADayAndFreesItselfAfterAWeek() {
        var rx =
                clinic.prescribes(
                        body -> {
                            Clinic.twoPacks(body);
                            Clinic.validFor(body, 10);
                        },
                        world.drug());
        var passed = one.prepared(rx);
        one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();

        TestClock.later(
                Duration.ofDays(1),
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    assertThat(refusal(other.download(other.token(rx))))
                            .isEqualTo(Reason.LINES_NOT_AVAILABLE);
                });
        TestClock.later(
                AFTER_THE_DEBT,
                () -> {
                    TestClock.bringWhatIsDue(beans());
                    var rest = other.prepared(rx);
                    assertThat(other.sellsEverything(rest).text("rxUsedStasCodg")).isEqualTo("3");
                });
    }

    @RepeatedTest(5)
    void aLateSaleIsMadeOrTheLineIsFreeAndNeverBoth() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);

        whenTheLeaseIsOver(
                () -> {
                    var sale = one.cashSale(passed, Counter.packs(world.drug(), 1));
                    var answers =
                            AtOnce.all(
                                    () -> one.sell(sale),
                                    () -> {
                                        TestClock.bringWhatIsDue(beans());
                                        return one.list("02", rx.patient().certno());
                                    });
                    var answer = answers.getFirst();
                    if (answer.code() == 0) {
                        assertThat(answer.output().text("rxUsedStasCodg")).isEqualTo("3");
                        assertThat(other.list("02", rx.patient().certno()).must().list("rxList"))
                                .isEmpty();
                    } else {
                        assertThat(refusal(answer)).isEqualTo(Reason.LEASE_ENDED);
                        assertThat(other.fetch(rx).lines()).containsExactly("1");
                    }
                });
    }
}
