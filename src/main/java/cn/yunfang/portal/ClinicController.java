package cn.yunfang.portal;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.inventory.ReportPurchase;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.supervision.ClinicFigures;
import cn.yunfang.supervision.ClinicFigures.Kind;
import cn.yunfang.supervision.CompareClinics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What village clinics buy, sell, have and earn, beside each other. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Village clinics 村卫生室监管")
class ClinicController {
    /** One drug of a delivery. */
    @Schema(name = "PurchaseRow")
    record Row(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String drug,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BigDecimal quantity,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BigDecimal price,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String supplier,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String receipt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OffsetDateTime at) {}

    @Schema(name = "Purchase")
    record Purchase(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<@Nullable Row> rows) {}

    /**
     * @param fresh rows that were not reported before
     */
    @Schema(name = "PurchaseTaken")
    record Taken(int fresh) {}

    /** A clinic's figures of a span, yuan, and how many drugs do not fit together. */
    @Schema(name = "ClinicFigures")
    record Figures(
            PrescriptionView.Party clinic,
            BigDecimal bought,
            BigDecimal sold,
            BigDecimal stock,
            BigDecimal income,
            BigDecimal fund,
            long unexplained,
            long abovePrice,
            long withoutPurchase) {
        static Figures of(ClinicFigures one) {
            return new Figures(
                    new PrescriptionView.Party(one.clinic().code(), one.clinic().name()),
                    one.bought().yuan(),
                    one.sold().yuan(),
                    one.stock().yuan(),
                    one.earned().total().yuan(),
                    one.earned().fund().yuan(),
                    one.count(Kind.UNEXPLAINED),
                    one.count(Kind.ABOVE_PRICE),
                    one.count(Kind.WITHOUT_PURCHASE));
        }
    }

    /** The span and its clinics. */
    @Schema(name = "ClinicComparison")
    record Comparison(LocalDate from, LocalDate to, OffsetDateTime asOf, List<Figures> items) {}

    /** Where one drug of a clinic does not fit together, in pack units and yuan. */
    @Schema(name = "ClinicDifference")
    record Difference(
            Kind kind,
            PrescriptionView.Party drug,
            String unit,
            BigDecimal bought,
            BigDecimal sold,
            BigDecimal shelf,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal unified) {}

    @Schema(name = "ClinicDifferences")
    record Differences(Figures figures, List<Difference> items) {}

    private final CompareClinics compare;
    private final ReportPurchase purchases;
    private final Formulary formulary;
    private final Clock clock;

    ClinicController(
            CompareClinics compare, ReportPurchase purchases, Formulary formulary, Clock clock) {
        this.compare = compare;
        this.purchases = purchases;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY})
    @PostMapping(path = "/purchases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Report what was bought 上报采购入库",
            description =
                    """
                    Up to 100 rows of delivery notes. The same row again is the same purchase, so \
                    a repetition changes nothing.""")
    Taken report(Caller caller, @RequestBody Purchase body) {
        var rows = Limits.said("rows", "采购明细", body.rows);
        return new Taken(
                RefusedException.unless(
                        purchases.report(
                                caller, rows.stream().map(ClinicController::row).toList())));
    }

    private static ReportPurchase.Row row(@Nullable Row said) {
        var one = Limits.said("rows", "采购明细", said);
        return new ReportPurchase.Row(
                Limits.said("rows.drug", "医疗目录编码", one.drug),
                Limits.said("rows.quantity", "数量", one.quantity),
                Limits.said("rows.price", "单价", one.price),
                Limits.said("rows.supplier", "供应商", one.supplier),
                Limits.said("rows.receipt", "随货单号", one.receipt),
                Limits.said("rows.at", "采购时间", one.at).toInstant());
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping("/clinics")
    @Operation(
            summary = "Village clinics beside each other 村卫生室对比",
            description =
                    """
                    Purchases, sales and income of a span and the shelf as it is now, with the \
                    number of drugs that do not fit together: bought − sold − on the shelf since \
                    the first report; sold above the catalogue's price; sold without a purchase.""")
    Comparison clinics(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "First day, 30 days ago when absent")
                    @Nullable LocalDate from,
            @RequestParam(required = false)
                    @Parameter(description = "Last day, today when absent; a year at most")
                    @Nullable LocalDate to) {
        var days = Days.asked(from, to, clock);
        var all = RefusedException.unless(compare.compare(caller, days.from(), days.to()));
        return new Comparison(
                days.from(),
                days.to(),
                clock.instant().atOffset(ChinaTime.ZONE),
                all.stream().map(Figures::of).toList());
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping("/clinics/{code}/differences")
    @Operation(
            summary = "What does not fit together 差异清单",
            description = "Of one village clinic of the caller's region, drug by drug.")
    Differences differences(
            Caller caller,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var days = Days.asked(from, to, clock);
        var one = RefusedException.unless(compare.one(caller, code, days.from(), days.to()));
        return new Differences(
                Figures.of(one), one.differences().stream().map(this::difference).toList());
    }

    private Difference difference(ClinicFigures.Difference one) {
        var drug = formulary.drug(one.drug(), ChinaTime.today(clock));
        return new Difference(
                one.kind(),
                new PrescriptionView.Party(
                        one.drug(),
                        drug.map(known -> known.genericName() + " " + known.spec())
                                .orElse(one.drug())),
                drug.map(Drug::packUnit).orElse(""),
                one.bought().stripTrailingZeros(),
                one.sold().stripTrailingZeros(),
                one.shelf().stripTrailingZeros(),
                one.quantity().stripTrailingZeros(),
                one.price().stripTrailingZeros(),
                one.unified().stripTrailingZeros());
    }
}
