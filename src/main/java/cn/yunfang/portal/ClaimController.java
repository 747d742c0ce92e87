package cn.yunfang.portal;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The prescriptions at one counter: what the pharmacy holds, and what it handed over. */
@RestController
@RequestMapping("/api/v1/claims")
@Tag(name = "Dispensing 配药")
class ClaimController {
    private static final int MOST = 50;

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "HeldPrescriptions")
    record Page(List<ClaimView> items, Optional<String> next) {}

    private final Database database;
    private final Claims claims;
    private final Prescriptions prescriptions;
    private final Sales sales;
    private final AccessLog accessLog;
    private final Draw draw;
    private final Clock clock;

    ClaimController(
            Database database,
            Claims claims,
            Prescriptions prescriptions,
            Sales sales,
            AccessLog accessLog,
            Draw draw,
            Clock clock) {
        this.database = database;
        this.claims = claims;
        this.prescriptions = prescriptions;
        this.sales = sales;
        this.accessLog = accessLog;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping
    @Operation(
            summary = "Prescriptions at this counter 本店处方",
            description =
                    """
                    What this pharmacy fetched, the newest first: who audited it, which lines are \
                    settled, owed or handed over, and by which sales. Names are masked, the \
                    secret is not told. `open` leaves out what was given back, refused or done.""")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "false") @Parameter(description = "Only what is held")
                    boolean open,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "20") @Parameter(description = "1–50") int most) {
        var size = Limits.within("most", most, MOST);
        var before = after.isEmpty() ? Long.MAX_VALUE : place(after);
        var held = database.read(claims.ofPharmacy(caller.institution(), open, before, size));
        var trip = new RoundTrip();
        var views = held.stream().map(claim -> asked(trip, claim)).toList();
        trip.add(
                accessLog.look(
                        caller,
                        clock.instant(),
                        "listClaims",
                        caller.institution(),
                        Sight.purpose(caller, null)));
        database.commit(trip);
        return new Page(
                views.stream().flatMap(Supplier::get).toList(),
                held.size() < size
                        ? Optional.empty()
                        : Optional.of(Long.toString(held.getLast().claimId())));
    }

    private Supplier<Stream<ClaimView>> asked(RoundTrip trip, Claim claim) {
        var found = trip.add(prescriptions.find(claim.id()));
        var messages = trip.add(prescriptions.messages(claim.id()));
        var sold = trip.add(sales.of(claim.id()));
        return () ->
                found.get().stream()
                        .map(rx -> draw.view(rx, messages.get().preCheck(), List.of()))
                        .map(view -> ClaimView.of(claim, view.withMaskedName(), of(claim, sold)));
    }

    private static List<Sale> of(Claim claim, Supplier<List<Sale>> sold) {
        return sold.get().stream().filter(sale -> sale.claim() == claim.claimId()).toList();
    }

    private static long place(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Limits.invalid("after", "next");
        }
    }
}
