package cn.yunfang.refill;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Plans, tasks, renewals and uncollected issues, for the modules that show them. */
@Component
public class Refills {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RevisitProof proof;

    Refills(RevisitProof proof) {
        this.proof = proof;
    }

    /** An issue that closed although nobody fetched anything of it. */
    public record Closed(
            PrescriptionId id, String hiRxno, int issue, String personNo, Instant at) {}

    /** The newest of them, and how many there are in all. */
    public record Uncollected(long total, List<Closed> newest) {}

    /**
     * How an earlier prescription was fetched.
     *
     * @param opened issues that opened; @param collected of them, those fetched in full
     * @param percent of what was opened that was handed over, whole percent, rounded down
     */
    public record Adherence(int opened, int collected, int percent) {}

    public Sql<Optional<ReleasePlan>> plan(PrescriptionId id) {
        return PlanTable.find(id);
    }

    /** Plans of a person's prescriptions. */
    public Sql<List<ReleasePlan>> plansOf(String personNo) {
        return PlanTable.ofPerson(personNo);
    }

    /** Open tasks of a doctor, out of range first. */
    public Sql<List<Wait>> tasks(String institution, String doctor, Instant now, int most) {
        return WaitTable.ofDoctor(institution, doctor, now, most);
    }

    /** Issues of a person that wait. */
    public Sql<List<Wait>> waitsOf(String personNo, Instant now) {
        return WaitTable.ofPerson(personNo, now);
    }

    /** Requests that a doctor has not answered, oldest first. */
    public Sql<List<Renewal>> renewals(String institution, String doctor, int most) {
        return RenewalTable.ofDoctor(institution, doctor, most);
    }

    public Sql<Optional<Renewal>> renewal(Renewal.Number number) {
        return RenewalTable.find(number);
    }

    /** A person's requests, newest first. */
    public Sql<List<Renewal>> renewalsOf(String personNo, Instant since) {
        return RenewalTable.ofPerson(personNo, since);
    }

    /** Uncollected issues of a doctor. */
    public Sql<Uncollected> uncollected(
            String institution, String doctor, Instant since, int most) {
        return UncollectedTable.ofDoctor(institution, doctor, since, most);
    }

    /** When a person was last seen at an institution; empty when he has to go there first. */
    public Supplier<Optional<Instant>> lastSeen(
            RoundTrip trip, String personNo, String institution, Instant now) {
        return proof.read(trip, personNo, institution, now);
    }

    /** Whether a patient may ask that it be renewed, apart from the proof of a visit. */
    public static boolean mayRenew(Prescription rx, Instant now) {
        return AskRenewal.refusal(rx, now).isEmpty();
    }

    /** How a prescription was fetched so far. */
    public static Adherence adherence(Prescription rx) {
        var opened = rx.lines().stream().filter(line -> line.issue() <= rx.issue()).toList();
        int collected = 0;
        for (int issue = 1; issue <= rx.issue(); issue++) {
            int no = issue;
            boolean all =
                    opened.stream()
                            .filter(line -> line.issue() == no)
                            .allMatch(line -> line.dispensed().compareTo(line.quantity()) >= 0);
            collected += all ? 1 : 0;
        }
        var total = sum(opened.stream().map(PrescriptionLine::quantity).toList());
        var out = sum(opened.stream().map(PrescriptionLine::dispensed).toList());
        int percent =
                total.signum() == 0
                        ? 0
                        : out.multiply(HUNDRED).divide(total, 0, RoundingMode.DOWN).intValue();
        return new Adherence(rx.issue(), collected, percent);
    }

    private static BigDecimal sum(List<BigDecimal> all) {
        return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
