package cn.yunfang.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of random steps by doctors, pharmacies and time; what must always hold, holds. */
class PrescriptionWalkTest {
    private static final int STEPS = 120;

    /** Goods that went out and are still out, by what paid for them. */
    private record Sold(int issue, int no, long settlement) {}

    private static final class Walk {
        final Random random;
        final List<String> told = new ArrayList<>();
        final Map<String, BigDecimal> paid = new TreeMap<>();
        final Map<Sold, BigDecimal> out = new java.util.HashMap<>();
        Prescription rx;
        Instant now = Rx.NOW;
        long serial = 100;

        Walk(long seed) {
            random = new Random(seed);
            int issues = random.nextInt(3) + 1;
            var quantities = random.ints(random.nextInt(3) + 1, 1, 4).toArray();
            rx = Rx.reserved(issues, issues > 1 ? 7 : 0, quantities);
        }

        void step() {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            switch (random.nextInt(16)) {
                case 0 -> tell("sign", rx.sign());
                case 1 -> tell("upload", rx.upload());
                case 2 -> tell("approve", rx.approve(now));
                case 3 -> {
                    if (random.nextInt(20) == 0) {
                        tell("reject", rx.reject());
                    }
                }
                case 4, 5 -> claim();
                case 6 -> tell("audit", rx.audit(aClaim()));
                case 7 -> giveBack();
                case 8 -> settle();
                case 9, 10 -> dispense();
                case 11, 12 -> takeBack();
                case 13 -> undoSettlement();
                case 14 -> cancel();
                default -> {
                    if (!now.isBefore(rx.dueAt())) {
                        tell("due", rx.due(now));
                    }
                }
            }
        }

        private void claim() {
            var pharmacy = random.nextBoolean() ? Rx.ANDE : Rx.BAICAO;
            tell("claim", rx.claim(pharmacy, serial++, someLines(), now));
        }

        private void giveBack() {
            tell("giveBack", rx.giveBack(aClaim(), someLines()));
        }

        private void settle() {
            var held = rx.lines().stream().filter(line -> line.state().isHeld()).toList();
            if (held.isEmpty()) {
                return;
            }
            var line = held.get(random.nextInt(held.size()));
            long settlement = serial++;
            var quantity = quantity(line.quantity());
            if (tell("settle", rx.settle(line.holder(), Map.of(line.no(), quantity), settlement))) {
                paid.put(line.issue() + "/" + line.no() + "/" + settlement, quantity);
            }
        }

        private void dispense() {
            var line = rx.lines().get(random.nextInt(rx.lines().size()));
            long settlement = random.nextInt(4) == 0 ? 0 : line.settlement();
            var quantity = quantity(line.quantity());
            if (tell(
                    "dispense",
                    rx.dispense(line.claim(), Map.of(line.no(), quantity), settlement))) {
                var open = rx.issue();
                out.merge(new Sold(open, line.no(), settlement), quantity, BigDecimal::add);
            }
        }

        private void takeBack() {
            var sold = out.keySet().stream().toList();
            if (sold.isEmpty()) {
                return;
            }
            var one = sold.get(random.nextInt(sold.size()));
            var quantity = quantity(out.get(one));
            if (quantity.compareTo(out.get(one)) <= 0
                    && tell(
                            "takeBack",
                            rx.takeBack(one.issue, Map.of(one.no, quantity), one.settlement))) {
                out.merge(one, quantity.negate(), BigDecimal::add);
                out.values().removeIf(left -> left.signum() == 0);
            }
        }

        private void undoSettlement() {
            var settlements = new TreeSet<Long>();
            rx.lines().forEach(line -> settlements.add(line.settlement()));
            settlements.remove(0L);
            settlements.removeIf(
                    one -> out.keySet().stream().anyMatch(sold -> sold.settlement == one));
            settlements.stream()
                    .findFirst()
                    .ifPresent(one -> tell("undoSettlement", rx.undoSettlement(one)));
        }

        private void cancel() {
            if (random.nextInt(6) != 0) {
                return;
            }
            var outcome = rx.revoke();
            if (outcome instanceof Outcome.Refused<Step>(var refusal)
                    && refusal.reason() == Reason.CANCEL_QUEUED) {
                tell("requestCancel", rx.requestCancel());
            } else {
                tell("revoke", outcome);
            }
        }

        private long aClaim() {
            return rx.lines().get(random.nextInt(rx.lines().size())).claim();
        }

        private List<Integer> someLines() {
            return random.nextBoolean() ? List.of() : List.of(random.nextInt(3) + 1);
        }

        private BigDecimal quantity(BigDecimal most) {
            return BigDecimal.valueOf(random.nextInt(most.intValue() + 1) + 1);
        }

        private boolean tell(String verb, Outcome<Step> outcome) {
            if (outcome instanceof Outcome.Done<Step>(var step)) {
                told.add(verb + " -> " + step.after());
                assertThat(step.before()).isEqualTo(rx);
                assertThat(step.passed()).isNotEmpty().allMatch(Transitions.table()::contains);
                assertThat(step.passed().getFirst().from()).isEqualTo(rx.state());
                assertThat(step.passed().getLast().to()).isEqualTo(step.after().state());
                rx = step.after();
                return true;
            }
            return false;
        }

        void holds() {
            rx.lines().forEach(this::holds);
            boolean held = rx.lines().stream().anyMatch(line -> line.state().isHeld());
            boolean served =
                    rx.issue() == rx.facts().issues()
                            && rx.openLines().stream()
                                    .allMatch(line -> line.state() == LineState.DISPENSED);
            switch (rx.state()) {
                case RESERVED, SIGNED, UPLOADED ->
                        all(line -> line.state() == LineState.WAITING, "waits");
                case EFFECTIVE -> assertThat(served).as("complete is COMPLETED").isFalse();
                case COMPLETED -> assertThat(served && !held).as("COMPLETED is served").isTrue();
                case REJECTED, REVOKED ->
                        all(
                                line ->
                                        line.state() == LineState.CANCELLED
                                                && line.dispensed().signum() == 0,
                                "nothing of it is anywhere");
                case EXPIRED -> assertThat(held).as("nobody holds what is over").isFalse();
            }
            if (rx.cancelRequested()) {
                assertThat(rx.state()).isEqualTo(PrescriptionState.EFFECTIVE);
                assertThat(rx.lines()).anyMatch(PrescriptionLine::isTouched);
            }
        }

        private void all(java.util.function.Predicate<PrescriptionLine> what, String why) {
            assertThat(rx.lines()).as(why).allMatch(what);
        }

        private void holds(PrescriptionLine line) {
            assertThat(line.dispensed()).isBetween(BigDecimal.ZERO, line.quantity());
            assertThat(line.owed()).isBetween(BigDecimal.ZERO, line.remaining());
            assertThat(line.holder().isEmpty()).isEqualTo(line.claim() == 0);
            if (line.isPaid()) {
                assertThat(line.settlement()).isNotZero();
            }
            if (line.holder().isEmpty()) {
                assertThat(line.settlement()).isZero();
                assertThat(line.audited()).isFalse();
            }
            switch (line.state()) {
                case WAITING, AVAILABLE, CANCELLED -> assertThat(line.holder()).isEmpty();
                case CLAIMED, OWING -> {
                    assertThat(line.holder()).isNotEmpty();
                    assertThat(line.issue()).isEqualTo(rx.issue());
                    assertThat(line.remaining()).isPositive();
                }
                case DISPENSED -> assertThat(line.remaining()).isZero();
                case RETURNED -> assertThat(line.remaining()).isPositive();
            }
            var kept = BigDecimal.ZERO;
            for (var sold : out.entrySet()) {
                if (sold.getKey().issue == line.issue() && sold.getKey().no == line.no()) {
                    kept = kept.add(sold.getValue());
                }
            }
            assertThat(line.dispensed()).as("what the sales say is out").isEqualByComparingTo(kept);
            if (line.settlement() != 0) {
                var under =
                        out.getOrDefault(
                                new Sold(line.issue(), line.no(), line.settlement()),
                                BigDecimal.ZERO);
                var settled = paid.get(line.issue() + "/" + line.no() + "/" + line.settlement());
                assertThat(line.owed().add(under))
                        .as("paid for is owed or out")
                        .isEqualByComparingTo(settled);
            }
        }
    }

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatMustAlwaysHoldHoldsAfterEveryStep(long seed) {
        var walk = new Walk(seed);
        try {
            for (int i = 0; i < STEPS; i++) {
                walk.step();
                walk.holds();
            }
        } catch (AssertionError e) {
            throw new AssertionError(String.join("\n", walk.told), e);
        }
    }

    /** A walk that never leaves its first states would prove nothing. */
    @org.junit.jupiter.api.Test
    void theWalksReachEveryStateAndEveryVerb() {
        var states = new TreeSet<PrescriptionState>();
        var verbs = new TreeSet<String>();
        for (long seed = 0; seed < 400; seed++) {
            var walk = new Walk(seed);
            for (int i = 0; i < STEPS; i++) {
                walk.step();
                states.add(walk.rx.state());
            }
            walk.told.forEach(one -> verbs.add(one.substring(0, one.indexOf(' '))));
        }
        assertThat(states).containsExactlyInAnyOrder(PrescriptionState.values());
        assertThat(verbs)
                .containsExactlyInAnyOrder(
                        "sign",
                        "upload",
                        "approve",
                        "reject",
                        "claim",
                        "audit",
                        "giveBack",
                        "settle",
                        "dispense",
                        "takeBack",
                        "undoSettlement",
                        "revoke",
                        "requestCancel",
                        "due");
    }
}
