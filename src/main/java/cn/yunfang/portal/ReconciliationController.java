package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reconciliation.ReadReconciliation;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Details of institutions held against the platform's (3202), and what differs. */
@RestController
@RequestMapping("/api/v1/reconciliations")
@Tag(name = "Clearing 清算")
class ReconciliationController {
    private final ReadReconciliation read;
    private final Clock clock;

    ReconciliationController(ReadReconciliation read, Clock clock) {
        this.read = read;
        this.clock = clock;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Reconciliations of details 对明细账列表",
            description =
                    """
                    Made in some days, the newest first: an institution's own, or those of the \
                    bureau's region.""")
    List<ReconciliationView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var days = Days.asked(from, to, clock);
        return RefusedException.unless(read.list(caller, days.start(), days.end())).stream()
                .map(ReconciliationView::of)
                .toList();
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{id}")
    @Operation(
            summary = "Differences with their causes 差异清单",
            description =
                    """
                    Each row on which institution and platform do not agree, with both amounts and \
                    the cause. Each look is logged. Also as `.csv`.""")
    ReconciliationView.Whole whole(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return ReconciliationView.Whole.of(
                RefusedException.unless(read.whole(caller, id, Sight.purpose(caller, purpose))));
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/{id}.csv", produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "Differences as a table 差异清单下载",
            description = "One row for each difference; yuan.")
    String table(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return whole(caller, id, purpose).table();
    }
}
