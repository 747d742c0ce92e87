package cn.yunfang.clearing;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.CardMoney;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The settlement statement of an institution for a month; each look is written down. */
@Component
public class ReadStatement {
    private final Database database;
    private final Settlements settlements;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadStatement(
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

    /**
     * An institution reads its own, a bureau those of its region (else NOT_ALLOWED;
     * INSTITUTION_UNKNOWN when there is none of that code).
     */
    public Outcome<MonthStatement> read(
            Caller caller, String code, YearMonth month, String purpose) {
        return registry.institution(code)
                .map(
                        one ->
                                ClearingSight.maySee(caller, code, one.division())
                                        ? read(caller, one, month, purpose)
                                        : Outcome.<MonthStatement>refused(Reason.NOT_ALLOWED))
                .orElseGet(() -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, code));
    }

    private Outcome<MonthStatement> read(
            Caller caller, Institution institution, YearMonth month, String purpose) {
        var code = institution.code();
        var trip = new RoundTrip();
        var found =
                trip.add(settlements.ofInstitution(code, start(month), start(month.plusMonths(1))));
        var card = trip.add(CardMoney.of(code, month));
        var applications = trip.add(ClearingTable.ofMonth(code, month));
        var prepaid = trip.add(PaymentTable.prepaid(code));
        trip.add(accessLog.look(caller, clock.instant(), "getMonthStatement", code, purpose));
        return database.commit(trip)
                .<Outcome<MonthStatement>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        new MonthStatement(
                                                code,
                                                institution.name(),
                                                month,
                                                found.get().rows(),
                                                found.get().earned(),
                                                found.get().cash(),
                                                card.get().sum(),
                                                applications.get(),
                                                prepaid.get())));
    }

    private static Instant start(YearMonth month) {
        return ChinaTime.startOf(month.atDay(1));
    }
}
