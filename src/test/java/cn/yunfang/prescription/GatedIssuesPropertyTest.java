package cn.yunfang.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.shared.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of issues whatever is released, held, collected, late or given back. */
class GatedIssuesPropertyTest {
    private static final Release.Kind[] KINDS = Release.Kind.values();

    /** A prescription, a clock that only goes on, and what happened. */
    private static final class Walk {
        private final Random random;
        private Prescription rx;
        private Instant now = Rx.NOW;
        private long serial = 10;
        private int bridges;

        Walk(int issues, int interval, int quantity, long seed) {
            random = new Random(seed);
            rx = Rx.gated(issues, interval, quantity, quantity + 1);
        }

        void step() {
            now = now.plus(Duration.ofHours(random.nextInt(60)));
            switch (random.nextInt(6)) {
                case 0 -> take(rx.claim(Rx.ANDE, serial++, List.of(), now));
                case 1 -> heldClaim(claim -> take(rx.audit(claim)));
                case 2 -> heldClaim(claim -> take(rx.giveBack(claim, List.of())));
                case 3 -> dispense();
                default -> due();
            }
        }

        private void heldClaim(LongConsumer then) {
            rx.lines().stream()
                    .filter(line -> line.state().isHeld())
                    .findFirst()
                    .ifPresent(line -> then.accept(line.claim()));
        }

        private void dispense() {
            rx.lines().stream()
                    .filter(line -> line.state().isHeld() && line.audited())
                    .findFirst()
                    .ifPresent(
                            line ->
                                    take(
                                            rx.dispense(
                                                    line.claim(),
                                                    Map.of(line.no(), some(line.remaining())),
                                                    0)));
        }

        private BigDecimal some(BigDecimal most) {
            return random.nextBoolean() ? most : most.min(BigDecimal.ONE);
        }

        private void due() {
            if (now.isBefore(rx.dueAt())) {
                return;
            }
            var kind = KINDS[random.nextInt(KINDS.length)];
            var again = now.plus(Duration.ofDays(1));
            take(new Issues(rx).due(now, Rx.release(kind, again, 1 + random.nextInt(9))));
        }

        private void take(Outcome<Step> outcome) {
            if (outcome instanceof Outcome.Done<Step>(var step)) {
                check(step);
                rx = step.after();
            }
        }

        private void check(Step step) {
            var before = step.before();
            var after = step.after();
            bridges +=
                    (int)
                            step.passed().stream()
                                    .filter(row -> row.verb() == Transitions.Verb.BRIDGE)
                                    .count();
            assertThat(bridges).as("bridged once at most").isLessThanOrEqualTo(1);
            assertThat(after.issue()).isGreaterThanOrEqualTo(before.issue());
            if (after.issue() > before.issue()) {
                assertThat(now).as("never earlier").isAfterOrEqualTo(after.opens(after.issue()));
            }
            var open =
                    after.lines().stream()
                            .filter(line -> line.isFree() || line.state().isHeld())
                            .map(PrescriptionLine::issue)
                            .distinct()
                            .toList();
            assertThat(open).as("never two open").hasSizeLessThanOrEqualTo(1);
            for (var line : after.lines()) {
                assertThat(line.dispensed().add(line.withheld()).add(line.remaining()))
                        .isEqualByComparingTo(line.quantity());
                assertThat(line.remaining().signum()).isNotNegative();
                assertThat(line.withheld().signum()).isNotNegative();
            }
            if (after.state() == PrescriptionState.EFFECTIVE) {
                assertThat(after.dueAt()).isBeforeOrEqualTo(latest(after));
            }
        }

        // whoever waits is never forgotten: it falls due by its end, or while a pharmacy holds it
        private Instant latest(Prescription after) {
            boolean held = after.lines().stream().anyMatch(line -> line.state().isHeld());
            return held ? now.plus(Duration.ofDays(400)) : after.ends();
        }
    }

    @Property(tries = 400)
    void issuesOpenInOrderOnceAndNeverTooMuch(
            @ForAll @IntRange(min = 2, max = 12) int issues,
            @ForAll @IntRange(min = 1, max = 7) int interval,
            @ForAll @IntRange(min = 1, max = 6) int quantity,
            @ForAll @LongRange(min = 0) long seed) {
        var walk = new Walk(issues, interval, quantity, seed);
        for (int i = 0; i < 120; i++) {
            walk.step();
        }
    }
}
