package cn.yunfang.portal;

import cn.yunfang.clearing.ReadClearing;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reconciliation.ReadReconciliation;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a settlement is disputed: rows that institutions have otherwise, and deductions. */
@RestController
@RequestMapping("/api/v1/settlements")
@Tag(name = "Settlements 结算")
class DisputeController {
    /** A row that an institution's file has otherwise, and the reconciliation that found it. */
    @Schema(name = "DisputedRow")
    record DisputedRow(
            ReconciliationView reconciliation, ReconciliationView.DifferenceView difference) {
        static DisputedRow of(ReadReconciliation.About one) {
            return new DisputedRow(
                    ReconciliationView.of(one.reconciliation()),
                    ReconciliationView.DifferenceView.of(one.difference()));
        }
    }

    /**
     * What a decision on an application does not pay of it.
     *
     * @param month of the application, yyyy-MM
     */
    @Schema(name = "DisputedAmount")
    record DisputedAmount(
            @Schema(example = "21001") String application,
            @Schema(example = "2026-11") String month,
            ClearingView.DeductionView deduction) {
        static DisputedAmount of(ReadClearing.Deducted one) {
            return new DisputedAmount(
                    Long.toString(one.application()),
                    one.month().toString(),
                    ClearingView.DeductionView.of(one.deduction()));
        }
    }

    /**
     * All that somebody disputes of a settlement.
     *
     * @param differences the last 50, the newest first; @param deductions that stand
     */
    @Schema(name = "Disputes")
    record View(List<DisputedRow> differences, List<DisputedAmount> deductions) {}

    private final Database database;
    private final Settlements settlements;
    private final ReadReconciliation reconciliations;
    private final ReadClearing clearing;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    DisputeController(
            Database database,
            Settlements settlements,
            ReadReconciliation reconciliations,
            ReadClearing clearing,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.settlements = settlements;
        this.reconciliations = reconciliations;
        this.clearing = clearing;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/{setlId}/disputes")
    @Operation(
            summary = "Where a settlement is disputed 结算单争议",
            description =
                    """
                    Rows of reconciliations in which its institution has it otherwise, and what \
                    standing decisions on clearing deduct from it, as far as they are of the \
                    bureau's region; each look is logged.""")
    View disputes(
            Caller caller,
            @PathVariable String setlId,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var why = Sight.purpose(caller, purpose);
        return RefusedException.unless(
                SettlementNumber.parse(setlId)
                        .map(number -> read(caller, number, why))
                        .orElseGet(() -> Outcome.refused(Reason.SETTLEMENT_UNKNOWN)));
    }

    private Outcome<View> read(Caller caller, SettlementNumber number, String purpose) {
        var trip = new RoundTrip();
        var settled = trip.add(settlements.find(number));
        var rows = trip.add(reconciliations.about(number));
        var amounts = trip.add(clearing.about(number));
        database.send(trip);
        if (settled.get().filter(one -> maySee(caller, one)).isEmpty()) {
            return Outcome.refused(Reason.SETTLEMENT_UNKNOWN);
        }
        database.commit(
                accessLog.look(caller, clock.instant(), "getDisputes", number.toString(), purpose));
        return Outcome.done(
                new View(
                        rows.get().stream()
                                .filter(one -> caller.covers(one.reconciliation().division()))
                                .map(DisputedRow::of)
                                .toList(),
                        amounts.get().stream()
                                .filter(one -> caller.covers(one.division()))
                                .map(DisputedAmount::of)
                                .toList()));
    }

    private boolean maySee(Caller caller, Settled settled) {
        return caller.covers(settled.person().insuredDivision())
                || registry.institution(settled.institution())
                        .filter(one -> caller.covers(one.division()))
                        .isPresent();
    }
}
