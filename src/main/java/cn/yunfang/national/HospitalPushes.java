package cn.yunfang.national;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.dispense.Sales;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.Review;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog.Told;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.RoundTrip;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the platform tells a hospital's own system of its prescriptions without being asked
 * (national-interface §2.10): an audit or what a later look found (7102), a purchase (7103), a
 * payment (7105); in release 2 of profile C 7108 and 7109, which has no number for a payment.
 */
@Component
public class HospitalPushes {
    /**
     * A message for a hospital.
     *
     * @param input its {@code input}, JSON
     */
    public record Push(String infno, String input) {}

    /** What a fact tells a hospital. */
    enum Says {
        APPROVED,
        REJECTED,
        ASKED,
        AUDITED,
        ALERTED,
        PAID,
        UNPAID,
        PURCHASED
    }

    /** One row of {@code national/pushes.csv}; infno "" where a release has no number for it. */
    private record Row(Says says, String c1, String c2) {
        Optional<String> infno(Profile release) {
            return Optional.of(release == Profile.C1 ? c1 : c2).filter(one -> !one.isEmpty());
        }
    }

    private static final Map<String, Row> ROWS =
            CsvFiles.rows("classpath:national/pushes.csv").stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    row -> row.get("event"),
                                    row ->
                                            new Row(
                                                    Says.valueOf(row.get("says")),
                                                    row.get("c1"),
                                                    row.get("c2"))));

    /** The facts that hospitals are told of. */
    public static final Set<String> EVENTS = ROWS.keySet();

    private final Database database;
    private final Registry registry;
    private final Claims claims;
    private final Sales sales;
    private final Settlements settlements;
    private final Review review;
    private final Formulary formulary;

    HospitalPushes(
            Database database,
            Registry registry,
            Claims claims,
            Sales sales,
            Settlements settlements,
            Review review,
            Formulary formulary) {
        this.database = database;
        this.registry = registry;
        this.claims = claims;
        this.sales = sales;
        this.settlements = settlements;
        this.review = review;
        this.formulary = formulary;
    }

    /** What a fact means for the hospital that prescribed; empty when it is not told of it. */
    public Optional<Push> of(Prescription rx, Told told) {
        return Optional.ofNullable(ROWS.get(told.name()))
                .flatMap(
                        row ->
                                row.infno(release(rx.facts().institution()))
                                        .flatMap(
                                                infno ->
                                                        input(row.says, rx, told)
                                                                .map(Json::text)
                                                                .map(
                                                                        input ->
                                                                                new Push(
                                                                                        infno,
                                                                                        input))));
    }

    private Optional<Map<String, Object>> input(Says says, Prescription rx, Told told) {
        return switch (says) {
            case APPROVED, REJECTED, ASKED -> reviewed(says, rx, told).map(PushNodes::audit);
            case AUDITED -> pharmacyAudit(rx, told).map(PushNodes::audit);
            case ALERTED -> alert(rx, told);
            case PAID -> Optional.of(PushNodes.payment(rx, told, "1"));
            case UNPAID -> Optional.of(PushNodes.payment(rx, told, "0"));
            case PURCHASED -> purchase(rx, told);
        };
    }

    // what the rules let pass the answer of D003 has said: nobody acted
    private Optional<PushNodes.Audited> reviewed(Says says, Prescription rx, Told told) {
        var opinion = told.facts().text("opinion");
        return registry.practitioner(told.actor())
                .map(
                        reviewer ->
                                switch (says) {
                                    case APPROVED -> approved(rx, told, reviewer, opinion);
                                    case REJECTED ->
                                            audited(
                                                    rx,
                                                    told,
                                                    reviewer,
                                                    "2",
                                                    suggested(rx) + opinion);
                                    default ->
                                            audited(
                                                    rx,
                                                    told,
                                                    reviewer,
                                                    "0",
                                                    RxChkInfoQuery.ASKED + opinion);
                                });
    }

    // what has ended meanwhile needs no second thought
    private Optional<Map<String, Object>> alert(Prescription rx, Told told) {
        return rx.state() == PrescriptionState.UPLOADED || rx.state() == PrescriptionState.EFFECTIVE
                ? Optional.of(PushNodes.alert(rx, told, nameOf(rx.facts().institution())))
                : Optional.empty();
    }

    // where it took two, the reviewer is the second
    private PushNodes.Audited approved(
            Prescription rx, Told told, Practitioner reviewer, String opinion) {
        var audited = audited(rx, told, reviewer, "1", opinion);
        return database.read(review.taskOf(rx.id()))
                .flatMap(task -> task.task().first())
                .flatMap(first -> registry.practitioner(first.reviewerCode()))
                .map(audited::checkedFirstBy)
                .orElse(audited);
    }

    private String suggested(Prescription rx) {
        return database.read(review.taskOf(rx.id())).filter(Review.Task::suggested).isPresent()
                ? RxChkInfoQuery.SUGGESTED
                : "";
    }

    private Optional<PushNodes.Audited> pharmacyAudit(Prescription rx, Told told) {
        return registry.practitioner(told.actor())
                .flatMap(
                        pharmacist ->
                                database.read(claims.of(rx.id())).stream()
                                        .filter(claim -> isOf(claim, told))
                                        .max(Comparator.comparing(Claim::auditedAt))
                                        .map(
                                                claim ->
                                                        audited(
                                                                rx,
                                                                told,
                                                                pharmacist,
                                                                told.facts().flag("passed")
                                                                        ? "1"
                                                                        : "2",
                                                                claim.opinion())));
    }

    private static boolean isOf(Claim claim, Told told) {
        return claim.institution().equals(told.institution())
                && claim.pharmacist().equals(told.actor())
                && !claim.auditNumber().isEmpty();
    }

    private PushNodes.Audited audited(
            Prescription rx, Told told, Practitioner by, String code, String opinion) {
        return new PushNodes.Audited(
                rx.facts().hiRxno(),
                told.institution(),
                nameOf(told.institution()),
                by,
                Optional.empty(),
                code,
                opinion,
                told.occurredAt());
    }

    private Optional<Map<String, Object>> purchase(Prescription rx, Told told) {
        var trip = new RoundTrip();
        var sold = trip.add(sales.of(rx.id()));
        var settled = trip.add(settlements.of(rx.id()));
        database.send(trip);
        return sold.get().stream()
                .filter(sale -> sale.number().equals(told.facts().text("sale")))
                .findFirst()
                .map(
                        sale ->
                                PushNodes.purchase(
                                        new PushNodes.Purchase(
                                                rx,
                                                sale,
                                                nameOf(sale.institution()),
                                                settled.get()),
                                        formulary));
    }

    private String nameOf(String institution) {
        return registry.institution(institution).map(one -> one.name()).orElse("");
    }

    /** Release 1 unless the hospital's application is registered for release 2 alone. */
    private Profile release(String hospital) {
        var spoken = registry.applicationOf(hospital).map(one -> one.profiles()).orElse(Set.of());
        return spoken.contains(Profile.C2) && !spoken.contains(Profile.C1)
                ? Profile.C2
                : Profile.C1;
    }
}
