package cn.yunfang.simulation;

import cn.yunfang.ledger.Seals;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/**
 * Lets the year of one patient pass in a new demo city: the clock goes back once, while no day of
 * the ledger is sealed, and from there on only forward, until it is right again.
 */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.demo.year"})
class PlayYear {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final CityClock clock;
    private final Database database;
    private final Seals seals;
    private final ObjectProvider<ScheduledTaskHolder> jobs;

    PlayYear(
            CityClock clock,
            Database database,
            Seals seals,
            ObjectProvider<ScheduledTaskHolder> jobs) {
        this.clock = clock;
        this.database = database;
        this.seals = seals;
        this.jobs = jobs;
    }

    /**
     * How it stands.
     *
     * @param mayBegin the clock can still go back
     * @param personNo whose year was begun, if it was
     */
    record Standing(Instant now, boolean mayBegin, Optional<String> personNo) {}

    Standing standing() {
        var played = database.read(CityTable.yearOf());
        return new Standing(clock.instant(), mayBegin(played), played);
    }

    private boolean mayBegin(Optional<String> played) {
        var today = ChinaTime.date(clock.rightNow());
        return played.isEmpty()
                && clock.isRight()
                && seals.list(today.minusDays(LONGEST.toDays()), today).isEmpty();
    }

    /**
     * Moves the clock and does what is due by then before it answers.
     *
     * @param personNo whose year it is
     */
    Outcome<Standing> move(Instant to, String personNo) {
        var before = standing();
        if (to.isBefore(before.now())) {
            var began = begin(before, to, personNo);
            if (began.isPresent()) {
                return Outcome.refused(began.get());
            }
        }
        clock.set(to);
        jobs.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .forEach(task -> task.getTask().getRunnable().run());
        return Outcome.done(standing());
    }

    private Optional<Refusal> begin(Standing before, Instant to, String personNo) {
        var earliest = before.mayBegin() ? before.now().minus(LONGEST) : before.now();
        boolean allowed =
                !to.isBefore(earliest)
                        && database.commit(List.of(CityTable.beginYear(personNo, before.now())))
                                .isEmpty();
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.invalid("at", "时间", "≥ " + ChinaTime.format(earliest)));
    }
}
