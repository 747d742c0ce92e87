package cn.yunfang.portal;

import cn.yunfang.delivery.BureauDeliveries;
import cn.yunfang.delivery.Services;
import cn.yunfang.delivery.Task;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
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

/** Deliveries of a region, for its bureau. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "Deliveries 配送")
class DeliveryBureauController {
    private static final int MOST = 200;
    private static final int MOST_DAYS = 366;

    /** Orders of one service. */
    @Schema(name = "DeliverySum")
    record Sum(
            Words service,
            long all,
            long underWay,
            long signed,
            long late,
            long failed,
            long returned,
            long lost) {}

    /**
     * @param troubled late, not handed over, lost, or cold without a temperature; the newest first
     */
    @Schema(name = "DeliveryOverview")
    record Overview(List<Sum> sums, List<DeliveryOrderView> troubled) {}

    /**
     * Something that the platform could not bring to an end by itself.
     *
     * @param kind what was to be done; @param why the last try failed
     */
    @Schema(name = "DeadDeliveryTask")
    record Dead(
            String number,
            String kind,
            Words said,
            int attempts,
            String why,
            OffsetDateTime createdAt) {
        private static Dead of(Task task) {
            return new Dead(
                    task.order().toString(),
                    task.kind().name(),
                    new Words(task.kind().chinese(), task.kind().english()),
                    task.attempts(),
                    task.why(),
                    task.createdAt().atOffset(ChinaTime.ZONE));
        }
    }

    /**
     * @param reason what was done instead, at most 200 characters
     */
    @Schema(name = "DeliveryTaskEnd")
    record End(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

    private final BureauDeliveries bureau;
    private final Services services;
    private final Draw draw;

    DeliveryBureauController(BureauDeliveries bureau, Services services, Draw draw) {
        this.bureau = bureau;
        this.services = services;
        this.draw = draw;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/overview")
    @Operation(
            summary = "Deliveries of the region 配送总览",
            description =
                    """
                    Orders of the last days at pharmacies of the bureau's region: how many by \
                    service, and those that need a look, two hundred at most; without names.""")
    Overview overview(
            Caller caller,
            @RequestParam(defaultValue = "30") @Parameter(description = "1–366") int days) {
        var span = Duration.ofDays(Limits.within("days", days, MOST_DAYS));
        var seen = RefusedException.unless(bureau.seen(caller, span, MOST));
        return new Overview(
                seen.sums().stream().map(this::sum).toList(),
                seen.troubled().stream()
                        .map(one -> DeliveryOrderView.of(one, draw, services))
                        .toList());
    }

    private Sum sum(BureauDeliveries.Sum one) {
        return new Sum(
                ParcelView.said(services.kind(one.service())),
                one.all(),
                one.underWay(),
                one.signed(),
                one.late(),
                one.failed(),
                one.returned(),
                one.lost());
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/dead")
    @Operation(
            summary = "Delivery tasks that somebody has to see to 待人工处理的配送任务",
            description = "The newest first, two hundred at most, those of the bureau's region.")
    List<Dead> dead(Caller caller) {
        return RefusedException.unless(bureau.dead(caller, MOST)).stream().map(Dead::of).toList();
    }

    @AllowedFor(Role.CLERK)
    @PostMapping("/dead/{number}/{kind}/retry")
    @Operation(summary = "Try it anew 重试", description = "With a new count of tries.")
    Dead retry(Caller caller, @PathVariable String number, @PathVariable String kind) {
        return Dead.of(RefusedException.unless(bureau.retry(caller, number, kind)));
    }

    @AllowedFor(Role.CLERK)
    @PostMapping(
            path = "/dead/{number}/{kind}/give-up",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "End a task by hand 人工结案",
            description = "A refund that was made in another way closes the order.")
    Dead giveUp(
            Caller caller,
            @PathVariable String number,
            @PathVariable String kind,
            @RequestBody End end) {
        var reason = Limits.said("reason", "原因", end.reason()).strip();
        return Dead.of(RefusedException.unless(bureau.giveUp(caller, number, kind, reason)));
    }
}
