package cn.yunfang.prescription;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Prescriptions as tests need them. */
final class Rx {
    static final Instant PRESCRIBED = Instant.parse("2026-11-24T02:00:00Z");
    static final Instant NOW = PRESCRIBED.plus(Duration.ofMinutes(5));
    static final String ANDE = "P37010000001";
    static final String BAICAO = "P37010000002";
    static final long FIRST = 11;
    static final long SECOND = 22;
    static final long PAID = 901;

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private Rx() {}

    /** Reserved, with lines of the given quantities in every issue. */
    static Prescription reserved(int issues, int intervalDays, int... quantities) {
        var person = "P" + NUMBERS.get();
        var id = new PrescriptionId(Bucket.ofPerson(person), NUMBERS.incrementAndGet());
        var facts =
                new PrescriptionFacts(
                        id.hiRxno("370100", LocalDate.of(2026, 11, 24)),
                        id.traceCode(12345),
                        "H37010000001",
                        "R" + id.number(),
                        person,
                        "D370100000001",
                        "全科",
                        "高血压",
                        PRESCRIBED,
                        3,
                        issues,
                        intervalDays,
                        "1",
                        "01",
                        "",
                        issues > 1);
        var lines = new ArrayList<PrescriptionLine>();
        for (int issue = 1; issue <= issues; issue++) {
            for (int i = 0; i < quantities.length; i++) {
                lines.add(
                        PrescriptionLine.prescribed(
                                issue, i + 1, "X" + i, new BigDecimal(quantities[i]), "盒"));
            }
        }
        return new Prescription(
                id,
                facts,
                PrescriptionState.RESERVED,
                0,
                0,
                false,
                PRESCRIBED,
                facts.lastMoment(),
                Gating.NONE,
                lines);
    }

    static Prescription uploaded(int issues, int intervalDays, int... quantities) {
        return after(after(reserved(issues, intervalDays, quantities).sign()).upload());
    }

    /** One issue, three days valid. */
    static Prescription effective(int... quantities) {
        return after(uploaded(1, 0, quantities).approve(NOW));
    }

    static Prescription repeated(int issues, int intervalDays, int... quantities) {
        return after(uploaded(issues, intervalDays, quantities).approve(NOW));
    }

    /** The same, whose issues after the first need a release. */
    static Prescription gated(int issues, int intervalDays, int... quantities) {
        return switch (repeated(issues, intervalDays, quantities).gate(NOW)) {
            case Outcome.Done<Prescription>(var rx) -> rx;
            case Outcome.Refused<Prescription>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }

    static Release release(Release.Kind kind, Instant again, int bridgeDays) {
        return new Release(kind, again, bridgeDays, "", List.of());
    }

    /** Claimed and audited by the pharmacy 安德. */
    static Prescription held(Prescription rx, Integer... lines) {
        return after(after(rx.claim(ANDE, FIRST, List.of(lines), NOW)).audit(FIRST));
    }

    /** Claimed, audited and paid for in full. */
    static Prescription paid(Prescription rx, Integer... lines) {
        var held = held(rx, lines);
        var all = new TreeMap<Integer, BigDecimal>();
        held.openLines().stream()
                .filter(line -> line.claim() == FIRST)
                .forEach(line -> all.put(line.no(), line.remaining()));
        return after(held.settle(ANDE, all, PAID));
    }

    static Map<Integer, BigDecimal> boxes(int line, int quantity) {
        return Map.of(line, new BigDecimal(quantity));
    }

    static Prescription after(Outcome<Step> outcome) {
        return switch (outcome) {
            case Outcome.Done<Step>(var step) -> step.after();
            case Outcome.Refused<Step>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Reason reason(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> throw new AssertionError("not refused: " + value);
            case Outcome.Refused<?>(var refusal) -> refusal.reason();
        };
    }

    static List<String> events(Outcome<Step> outcome) {
        return switch (outcome) {
            case Outcome.Done<Step>(var step) ->
                    step.passed().stream().map(Transitions.Row::event).toList();
            case Outcome.Refused<Step>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static LineState state(Prescription rx, int issue, int no) {
        return line(rx, issue, no).state();
    }

    static PrescriptionLine line(Prescription rx, int issue, int no) {
        return rx.lines().stream()
                .filter(line -> line.issue() == issue && line.no() == no)
                .findFirst()
                .orElseThrow();
    }
}
