package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.quote.Candidate;
import cn.yunfang.quote.Quote;
import cn.yunfang.quote.QuotePrescription;
import cn.yunfang.quote.Quoting;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices before choosing. */
@RestController
@RequestMapping("/api/v1/prescriptions")
@Tag(name = "Prescriptions 处方")
class QuoteController {
    private static final int NEAREST = 30;
    private static final String PURPOSE = "choosing a pharmacy";

    /**
     * One line as one pharmacy has it, in yuan.
     *
     * @param price per pack unit; @param hospitalPrice what the hospital asks for one
     * @param aboveHospital an insured drug that costs more here than in the hospital
     * @param stock on the shelf; @param ageMinutes how old the pharmacy's word for it is
     * @param stale too old to be relied on
     * @param heldUntil how long the patient holds it there at this price, if he does
     */
    @Schema(name = "QuotedLine")
    record LineView(
            int line,
            String drugCode,
            String name,
            String spec,
            BigDecimal quantity,
            String unit,
            BigDecimal price,
            BigDecimal hospitalPrice,
            boolean aboveHospital,
            BigDecimal stock,
            OffsetDateTime reportedAt,
            long ageMinutes,
            boolean stale,
            Words age,
            Optional<OffsetDateTime> heldUntil) {}

    /**
     * What a pharmacy would take, in yuan.
     *
     * @param missing lines it has not enough of; what is below is without them
     * @param untold those of them of which it never told anything
     * @param own what the patient pays himself, from the accounts and in cash
     * @param account the personal accounts, own and family's; @param familyAccount the family's
     * @param policy by which policy and version it was calculated
     * @param delivery to the point asked for; its fee is in none of the amounts
     */
    @Schema(name = "Quote")
    record View(
            PrescriptionView.Party pharmacy,
            String address,
            double longitude,
            double latitude,
            long metres,
            boolean complete,
            List<Integer> missing,
            List<Integer> untold,
            List<LineView> lines,
            BigDecimal total,
            BigDecimal funds,
            BigDecimal own,
            BigDecimal account,
            BigDecimal familyAccount,
            BigDecimal cash,
            String policy,
            ShopView.Opening opening,
            ShopView.Delivery delivery) {}

    /** How quotes are asked for, as query parameters. */
    record Options(
            @Parameter(description = "Whether the personal account is to pay, true when absent")
                    @Nullable Boolean account,
            @Parameter(
                            description = "What comes first, `cheapest` when absent",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"cheapest", "nearest", "soonest"}))
                    @Nullable String sort) {
        boolean useAccount() {
            return account == null || account;
        }

        Quote.Order order() {
            return switch (sort) {
                case null -> Quote.Order.CHEAPEST;
                case "cheapest" -> Quote.Order.CHEAPEST;
                case "nearest" -> Quote.Order.NEAREST;
                case "soonest" -> Quote.Order.SOONEST;
                default -> throw Limits.invalid("sort", "cheapest | nearest | soonest");
            };
        }
    }

    private final ShowPrescriptions show;
    private final QuotePrescription quotes;
    private final Registry registry;
    private final Draw draw;
    private final Quoting limits;
    private final Clock clock;

    QuoteController(
            ShowPrescriptions show,
            QuotePrescription quotes,
            Registry registry,
            Draw draw,
            Quoting limits,
            Clock clock) {
        this.show = show;
        this.quotes = quotes;
        this.registry = registry;
        this.draw = draw;
        this.limits = limits;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping("/{hiRxno}/quotes")
    @Operation(
            summary = "What it would cost where 比价",
            description =
                    """
                    The rest of the prescription at the thirty pharmacies nearest to a point \
                    (GCJ-02 degrees), by the calculation that would settle it now: those that \
                    have most of it first, then as `sort` says: `cheapest` for the patient, \
                    `nearest`, or `soonest` open. A pharmacy that has nothing of it is left out. \
                    What a pharmacy never told is said to be unknown (`known` false, `untold`).""")
    List<View> quotes(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestParam @Parameter(example = "121.54") double lng,
            @RequestParam @Parameter(example = "36.92") double lat,
            @ParameterObject Options options) {
        Limits.point(lng, lat);
        var near =
                registry.pharmaciesNear(lng, lat, NEAREST).stream()
                        .map(one -> candidate(one, lng, lat))
                        .toList();
        var seen = RefusedException.unless(show.one(caller, hiRxno, "getQuotes", PURPOSE));
        var question =
                new QuotePrescription.Question(
                        seen.prescription(),
                        seen.message(),
                        near,
                        options.useAccount(),
                        options.order());
        return RefusedException.unless(quotes.quote(question)).stream().map(this::view).toList();
    }

    private Candidate candidate(Institution pharmacy, double lng, double lat) {
        return new Candidate(
                pharmacy,
                Math.round(pharmacy.metresFrom(lng, lat)),
                registry.storefront(pharmacy.code()));
    }

    private View view(Quote quote) {
        var pharmacy = quote.at().pharmacy();
        var totals = quote.split().totals();
        return new View(
                draw.institution(pharmacy.code()),
                pharmacy.address(),
                pharmacy.longitude(),
                pharmacy.latitude(),
                quote.at().metres(),
                quote.complete(),
                quote.missing(),
                quote.untold(),
                quote.lines().stream().map(this::view).toList(),
                totals.medfee().yuan(),
                totals.fundSum().yuan(),
                quote.own().yuan(),
                totals.account().yuan(),
                totals.family().yuan(),
                totals.cash().yuan(),
                quote.split().policy(),
                ShopView.opening(quote.at().shop(), clock.instant()),
                ShopView.delivery(quote.at().shop().flatMap(Storefront::delivery), quote.reach()));
    }

    private LineView view(Quote.Line line) {
        return new LineView(
                line.no(),
                line.drug().code(),
                line.drug().genericName(),
                line.drug().spec(),
                line.quantity().stripTrailingZeros(),
                line.drug().packUnit(),
                line.price().stripTrailingZeros(),
                line.hospitalPrice().stripTrailingZeros(),
                line.aboveHospital(),
                line.stock().stripTrailingZeros(),
                line.reportedAt().atOffset(ChinaTime.ZONE),
                Duration.between(line.reportedAt(), clock.instant()).toMinutes(),
                ShopView.isStale(line.reportedAt(), clock.instant(), limits.stale()),
                ShopView.age(line.reportedAt(), clock.instant(), limits.stale()),
                line.heldUntil().map(at -> at.atOffset(ChinaTime.ZONE)));
    }
}
