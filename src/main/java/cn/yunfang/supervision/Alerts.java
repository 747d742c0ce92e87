package cn.yunfang.supervision;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What later looks found, for the hospital that prescribed and for bureaus. */
@Component
public class Alerts {
    private static final int RUNS = 50;

    /**
     * One look through all open prescriptions.
     *
     * @param added rules and recalls that caused it, by name and version
     * @param seen prescriptions looked at; @param alerted those with something new
     */
    public record Run(
            List<String> added,
            Instant createdAt,
            long seen,
            long alerted,
            Optional<Instant> finishedAt) {}

    private final Database database;

    Alerts(Database database) {
        this.database = database;
    }

    /** Below a serial, the newest first: a hospital's own, a bureau's region's. */
    public Outcome<List<Alert>> list(Caller caller, long before, int most) {
        return switch (caller.role()) {
            case MEDICAL ->
                    Outcome.done(
                            database.read(
                                    AlertTable.ofInstitution(caller.institution(), before, most)));
            case CLERK, REGULATOR ->
                    caller.region()
                            .map(
                                    region ->
                                            database.read(
                                                    AlertTable.ofRegion(region, before, most)));
            case PHARMACY, REVIEWER, PATIENT, INTEGRATOR, SYSTEM ->
                    Outcome.refused(Reason.NOT_ALLOWED);
        };
    }

    /** The last looks, the newest first. */
    public List<Run> runs() {
        return database.read(RecheckTable.latest(RUNS)).stream()
                .map(
                        run ->
                                new Run(
                                        run.added(),
                                        run.createdAt(),
                                        run.seen(),
                                        run.alerted(),
                                        run.finishedAt()))
                .toList();
    }
}
