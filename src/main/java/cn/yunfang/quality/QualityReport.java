package cn.yunfang.quality;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * How well reviews are done, in numbers: a bureau sees those of its region, a reviewer his own, and
 * nobody a patient.
 */
@Component
public class QualityReport {
    /** Everything of one period, read at once. */
    public record Report(List<ReviewerRow> reviewers, List<RuleRow> rules, List<Catch> planted) {}

    private final Database database;

    QualityReport(Database database) {
        this.database = database;
    }

    /** The numbers; region and reviewer of the period are the caller's, whatever it says. */
    public Outcome<Report> report(Caller caller, Period asked) {
        return sight(caller, asked).map(this::read);
    }

    private Report read(Period period) {
        var trip = new RoundTrip();
        var reviewers = trip.add(ReportTable.reviewers(period));
        var rules = trip.add(ReportTable.rules(period));
        var planted = trip.add(ReportTable.catches(period));
        database.send(trip);
        return new Report(reviewers.get(), rules.get(), planted.get());
    }

    /**
     * Approvals that came too fast, newest first.
     *
     * @param before only those decided before it, or then with a smaller number
     */
    public Outcome<List<Flag>> flags(
            Caller caller, Period asked, Instant before, long beforeId, int most) {
        return sight(caller, asked)
                .map(period -> database.read(ReportTable.flags(period, before, beforeId, most)));
    }

    private static Outcome<Period> sight(Caller caller, Period asked) {
        return switch (caller.role()) {
            case REVIEWER -> Outcome.done(asked.of("", caller.actor()));
            case REGULATOR, CLERK ->
                    caller.region().map(region -> asked.of(region, asked.reviewer()));
            case MEDICAL, PHARMACY, PATIENT, INTEGRATOR, SYSTEM ->
                    Outcome.refused(Reason.NOT_ALLOWED);
        };
    }
}
