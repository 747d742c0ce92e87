package cn.yunfang.national;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.dispense.Sales;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.prescription.Prescription;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the platform tells a hospital's own system of its prescriptions without being asked
 * (national-interface §2.10): an audit (7102), a purchase (7103), a payment (7105); in release 2 of
 * profile C 7108 and 7109, which has no number for a payment.
 */
@Component
public class HospitalPushes {
    /**
     * A message for a hospital.
     *
     * @param input its {@code input}, JSON
     */
    public record Push(String infno, String input) {}

    private static final Set<String> REVIEWS =
            Set.of("PrescriptionApproved", "PrescriptionRejected", "DoctorAsked");
    private static final Set<String> PAYMENTS = Set.of("LinesPaid", "LinesUnpaid");
    private static final String AUDIT = "ClaimAudited";
    private static final String PURCHASE = "PrescriptionDispensed";

    /** The facts that hospitals are told of. */
    public static final Set<String> EVENTS =
            Set.of(
                    "PrescriptionApproved",
                    "PrescriptionRejected",
                    "DoctorAsked",
                    "LinesPaid",
                    "LinesUnpaid",
                    AUDIT,
                    PURCHASE);

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
        var release = release(rx.facts().institution());
        if (REVIEWS.contains(told.name())) {
            // what the rules let pass the answer of D003 has said
            return registry.practitioner(told.actor())
                    .map(reviewer -> audit(release, reviewed(rx, told, reviewer)));
        }
        if (PAYMENTS.contains(told.name())) {
            return release == Profile.C1
                    ? Optional.of(push("7105", Map.of("data", PushNodes.payment(rx, told))))
                    : Optional.empty();
        }
        return switch (told.name()) {
            case AUDIT -> pharmacyAudit(rx, told).map(audited -> audit(release, audited));
            case PURCHASE -> purchase(release, rx, told);
            default -> Optional.empty();
        };
    }

    private PushNodes.Audited reviewed(Prescription rx, Told told, Practitioner reviewer) {
        var opinion = told.facts().text("opinion");
        return switch (told.name()) {
            case "PrescriptionApproved" -> audited(rx, told, reviewer, "1", opinion);
            case "PrescriptionRejected" ->
                    audited(rx, told, reviewer, "2", suggested(rx) + opinion);
            default -> audited(rx, told, reviewer, "0", RxChkInfoQuery.ASKED + opinion);
        };
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
                code,
                opinion,
                told.occurredAt());
    }

    private static Push audit(Profile release, PushNodes.Audited audited) {
        return push(
                release == Profile.C1 ? "7102" : "7108", Map.of("data", PushNodes.audit(audited)));
    }

    private Optional<Push> purchase(Profile release, Prescription rx, Told told) {
        var trip = new RoundTrip();
        var sold = trip.add(sales.of(rx.id()));
        var settled = trip.add(settlements.of(rx.id()));
        database.send(trip);
        return sold.get().stream()
                .filter(sale -> sale.number().equals(told.facts().text("sale")))
                .findFirst()
                .map(
                        sale -> {
                            var purchase =
                                    new PushNodes.Purchase(
                                            rx, sale, nameOf(sale.institution()), settled.get());
                            var input = new LinkedHashMap<String, Object>();
                            input.put("data", PushNodes.money(purchase));
                            input.put("seltdelts", PushNodes.goods(purchase, formulary));
                            return push(release == Profile.C1 ? "7103" : "7109", input);
                        });
    }

    private static Push push(String infno, Map<String, Object> input) {
        return new Push(infno, Json.text(input));
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
