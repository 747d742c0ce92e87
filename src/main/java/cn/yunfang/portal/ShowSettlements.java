package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Reads settlements for people, within their sight; each look is logged. */
@Component
class ShowSettlements {
    /** A settlement and whether it stands. */
    record Seen(Settled settled, Settlement.State state) {}

    private final Database database;
    private final Settlements settlements;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    ShowSettlements(
            Database database,
            Settlements settlements,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.settlements = settlements;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    Outcome<Seen> one(Caller caller, String setlId, String operation, String purpose) {
        return SettlementNumber.parse(setlId)
                .map(number -> one(caller, number, operation, purpose))
                .orElseGet(() -> Outcome.refused(Reason.SETTLEMENT_UNKNOWN));
    }

    private Outcome<Seen> one(
            Caller caller, SettlementNumber number, String operation, String purpose) {
        var trip = new RoundTrip();
        var found = trip.add(settlements.find(number));
        var state = trip.add(settlements.state(number));
        database.send(trip);
        if (found.get().isEmpty() || state.get().isEmpty() || !maySee(caller, found.get().get())) {
            return Outcome.refused(Reason.SETTLEMENT_UNKNOWN);
        }
        database.commit(
                accessLog.look(caller, clock.instant(), operation, number.toString(), purpose));
        return Outcome.done(new Seen(found.get().get(), state.get().get()));
    }

    private boolean maySee(Caller caller, Settled settled) {
        return switch (caller.role()) {
            case PATIENT -> settled.person().no().equals(caller.actor());
            case PHARMACY, MEDICAL -> settled.institution().equals(caller.institution());
            case CLERK, REGULATOR ->
                    caller.covers(settled.person().insuredDivision())
                            || registry.institution(settled.institution())
                                    .filter(one -> caller.covers(one.division()))
                                    .isPresent();
            case SYSTEM -> true;
            case REVIEWER, INTEGRATOR -> false;
        };
    }
}
