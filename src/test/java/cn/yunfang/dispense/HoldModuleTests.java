package cn.yunfang.dispense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.quote.Wish;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Goods held for a patient, from the wish to the counter. */
@YunfangTest
class HoldModuleTests extends HoldFixture {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Autowired ApplicationContext beans;

    @Test
    void lastBoxWantedByTwoPatientsAtOnceIsHeldForOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            report(ONE, 1, PRICE);
            var first = anEffectivePrescription(1, 1);
            var second = anEffectivePrescription(1, 1);

            var both = atOnce(() -> hold(first, ONE, 1), () -> hold(second, ONE, 1));

            assertThat(both).filteredOn(one -> one instanceof Outcome.Done<?>).hasSize(1);
            assertThat(both)
                    .filteredOn(one -> one instanceof Outcome.Refused<?>)
                    .allMatch(one -> refusal(one) == Reason.GOODS_NOT_ON_SHELF);
            assertThat(free(ONE)).isZero();
            done(held.end(patientOf(first), first));
            done(held.end(patientOf(second), second));
            assertThat(free(ONE)).isEqualTo(1);
        }
    }

    @Test
    void onePatientWhoChoosesTwoPharmaciesAtOnceHoldsAtOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            report(ONE, 5, PRICE);
            report(OTHER, 5, PRICE);
            var rx = anEffectivePrescription(1, 2);

            var both = atOnce(() -> hold(rx, ONE, 1), () -> hold(rx, OTHER, 1));

            both.forEach(PharmacyFixture::done);
            assertThat(of(rx)).hasSize(1);
            assertThat(free(ONE) + free(OTHER)).isEqualTo(8);
            done(held.end(patientOf(rx), rx));
        }
    }

    @Test
    void asksForTheHeldPriceAtMostWhileTheHoldStands() {
        report(ONE, 1, PRICE);
        var rx = anEffectivePrescription(1, 1);
        var kept = done(hold(rx, ONE, 1)).getFirst();
        assertThat(kept.price()).isEqualByComparingTo(PRICE);
        report(ONE, 1, PRICE.add(BigDecimal.ONE));
        assertThat(done(hold(rx, ONE, 1))).as("asked again").containsExactly(of(rx).getFirst());
        var claimed = fetched(ONE, rx, List.of());
        assertThat(of(rx).getFirst().dueAt())
                .isCloseTo(claimed.leaseUntil(), within(1, ChronoUnit.MILLIS));
        var audited = done(audit.audit(pharmacy(ONE), check(claimed, "1")));

        var dear =
                sell.sell(pharmacy(ONE), fields(selfPaid(rx, claimed.secret(), audited, "13.5")));
        assertThat(refusal(dear)).isEqualTo(Reason.PRICE_ABOVE_HELD);
        assertThat(((Outcome.Refused<?>) dear).refusal().field())
                .isEqualTo("selinfo[0].finlTrnsPric");
        assertThat(((Outcome.Refused<?>) dear).refusal().english()).contains("12.5", "13.5");

        var sold =
                sell.sell(pharmacy(ONE), fields(selfPaid(rx, claimed.secret(), audited, "12.5")));
        assertThat(done(sold).state()).isEqualTo(PrescriptionState.COMPLETED);
        assertThat(of(rx)).isEmpty();
        assertThat(free(ONE)).isZero();
    }

    @Test
    void aSaleToSomebodyElseLeavesHeldGoodsAlone() {
        report(ONE, 1, PRICE);
        var holder = anEffectivePrescription(1, 1);
        done(hold(holder, ONE, 1));
        var claimed = fetched(ONE, anEffectivePrescription(1, 1), List.of());
        var audited = done(audit.audit(pharmacy(ONE), check(claimed, "1")));
        var message = sale(claimed, audited, aCode(), 1);

        assertThat(refusal(sell.sell(pharmacy(ONE), message))).isEqualTo(Reason.HELD_FOR_OTHERS);

        done(held.end(patientOf(holder), holder));
        done(sell.sell(pharmacy(ONE), message));
    }

    @Test
    void anotherPharmacyThatFetchesFreesTheGoods() {
        report(ONE, 1, PRICE);
        var rx = anEffectivePrescription(1, 1);
        done(hold(rx, ONE, 1));

        var claimed = fetched(OTHER, rx, List.of());

        assertThat(of(rx)).isEmpty();
        assertThat(free(ONE)).isEqualTo(1);
        assertThat(refusal(hold(rx, ONE, 1))).isEqualTo(Reason.LINES_NOT_AVAILABLE);
        done(giveBack.giveBack(pharmacy(OTHER), rx, claimed.secret(), List.of(), "缺货"));
        done(hold(rx, ONE, 1));
        var again = fetched(ONE, rx, List.of());
        assertThat(free(ONE)).isZero();
        done(audit.audit(pharmacy(ONE), check(again, "0")));
        assertThat(of(rx)).as("refused at the counter").isEmpty();
        assertThat(free(ONE)).isEqualTo(1);
    }

    @Test
    void freesItselfWhenDueUnlessItWasFetched() throws Exception {
        report(ONE, 2, PRICE);
        var late = anEffectivePrescription(1, 1);
        var inTime = anEffectivePrescription(1, 1);
        done(hold(late, ONE, 1));
        done(hold(inTime, ONE, 1));
        TestClock.later(
                HALF_AN_HOUR.minusSeconds(5),
                () -> {
                    TestClock.bringWhatIsDue(beans);
                    assertThat(free(ONE)).isZero();
                    fetched(ONE, inTime, List.of());
                });

        TestClock.later(
                HALF_AN_HOUR.plusSeconds(5),
                () -> {
                    assertThat(done(held.of(patientOf(late), late))).isEmpty();
                    TestClock.bringWhatIsDue(beans);
                    assertThat(of(late)).isEmpty();
                    assertThat(of(inTime)).hasSize(1);
                    assertThat(free(ONE)).isEqualTo(1);
                });
    }

    @Test
    void atTheVeryMomentItIsFreedOrFetchedAndNeverBoth() throws Exception {
        for (int round = 0; round < 10; round++) {
            report(ONE, 1, PRICE);
            var rx = anEffectivePrescription(1, 1);
            done(hold(rx, ONE, 1));
            var token = new String[1];
            TestClock.later(Duration.ofMinutes(25), () -> token[0] = token(ONE, rx));
            var due = of(rx).getFirst().dueAt();
            var toGo = Duration.between(Instant.now(), due).minusMillis(4L * round);

            var lease = new Instant[1];
            TestClock.later(
                    toGo,
                    () -> {
                        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                            threads.submit(() -> TestClock.bringWhatIsDue(beans));
                            lease[0] =
                                    done(claim.claim(pharmacy(ONE), token[0], List.of()))
                                            .leaseUntil();
                        }
                    });

            TestClock.later(toGo.plusSeconds(1), () -> TestClock.bringWhatIsDue(beans));
            var after = of(rx);
            assertThat(free(ONE)).isEqualTo(1 - after.size());
            assertThat(after)
                    .as("fetched in time it lasts as long as the lease")
                    .allSatisfy(
                            one ->
                                    assertThat(one.dueAt())
                                            .isCloseTo(lease[0], within(1, ChronoUnit.MILLIS)));
            done(held.end(patientOf(rx), rx));
        }
    }

    @Test
    void refusesWhatCannotBeHeldByName() {
        report(ONE, 1, PRICE);
        var rx = anEffectivePrescription(2, 1);
        assertThat(refusal(hold(rx, ONE, 1, 2))).isEqualTo(Reason.GOODS_NOT_ON_SHELF);
        assertThat(refusal(hold(rx, ONE, 1, 1))).isEqualTo(Reason.FIELD_INVALID);
        assertThat(refusal(hold(rx, ONE, 7))).isEqualTo(Reason.LINES_NOT_AVAILABLE);
        assertThat(refusal(hold(rx, "P00000000000", 1))).isEqualTo(Reason.INSTITUTION_UNKNOWN);
        var quoted = Optional.of(new BigDecimal("12.49"));
        var rose = goods.hold(patientOf(rx), wish(rx, ONE, quoted, 1));
        assertThat(refusal(rose)).isEqualTo(Reason.QUOTE_ROSE);
        assertThat(((Outcome.Refused<?>) rose).refusal().english()).contains("12.49", "12.5");
        var another = new Wish(rx, ONE, List.of(new Wish.Line(1, "NO-SUCH", Optional.empty())), "");
        assertThat(refusal(goods.hold(patientOf(rx), another))).isEqualTo(Reason.WRONG_DRUG);
        assertThat(of(rx)).isEmpty();
    }

    @Test
    void onlyThePatientAndThePharmacyWithHisCodeMayHold() {
        report(ONE, 3, PRICE);
        var rx = anEffectivePrescription(1, 1);
        var stranger = patientOf(anEffectivePrescription(1, 1));
        var wish = wish(rx, ONE, Optional.empty(), 1);
        var qr = done(issue.issue(Caller.SYSTEM, rx)).qr();
        var shown = new Wish(rx, ONE, wish.lines(), qr);

        assertThat(refusal(goods.hold(stranger, wish))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        assertThat(refusal(goods.hold(pharmacy(ONE), wish))).isEqualTo(Reason.TOKEN_INVALID);
        assertThat(refusal(goods.hold(pharmacy(OTHER), shown))).isEqualTo(Reason.NOT_ALLOWED);
        var forged = new Wish(rx, ONE, wish.lines(), "0".repeat(27));
        assertThat(refusal(goods.hold(pharmacy(ONE), forged))).isEqualTo(Reason.TOKEN_INVALID);
        assertThat(done(goods.hold(pharmacy(ONE), shown))).hasSize(1);
        assertThat(done(held.of(pharmacy(ONE), rx))).hasSize(1);
        assertThat(refusal(held.of(pharmacy(OTHER), rx))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        assertThat(refusal(held.of(stranger, rx))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        assertThat(refusal(held.end(stranger, rx))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        assertThat(done(held.at(pharmacy(ONE)))).anyMatch(one -> one.hiRxno().equals(rx));
        done(held.end(patientOf(rx), rx));
        assertThat(done(held.end(patientOf(rx), rx))).as("asked again").isEmpty();
    }
}
