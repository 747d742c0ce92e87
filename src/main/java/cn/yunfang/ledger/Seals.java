package cn.yunfang.ledger;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals each day of the ledger once it is over, days missed while the platform stood still as well,
 * and finds what was changed afterwards.
 */
@Component
public class Seals {
    /**
     * A day held against its seal.
     *
     * @param chained whether the seal itself is whole and stands on that of the day before
     * @param differing hours that are not what they were, none when all is
     */
    public record Check(Seal seal, boolean chained, List<Differing> differing) {
        /** Whether nothing was changed. */
        public boolean agrees() {
            return chained && differing.isEmpty();
        }
    }

    /**
     * An hour that is not what it was.
     *
     * @param hour 0 to 23, China time
     */
    public record Differing(int hour, Seal.Hour sealed, Seal.Hour now) {}

    private static final int HOURS = 24;

    /** What was decided before midnight is committed by then. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(1);

    /** Days that one run makes up for. */
    private static final int MOST_DAYS = 400;

    private final Database database;
    private final Clock clock;

    Seals(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of some days, in their order. */
    public List<Seal> list(LocalDate from, LocalDate to) {
        return database.read(SealTable.list(from, to));
    }

    /** Reads a day's entries again; LEDGER_DAY_NOT_SEALED when it is not sealed yet. */
    public Outcome<Check> check(LocalDate day) {
        var seals = database.read(SealTable.list(day.minusDays(1), day));
        if (seals.isEmpty() || !seals.getLast().day().equals(day)) {
            return Outcome.refused(Reason.LEDGER_DAY_NOT_SEALED, day);
        }
        var seal = seals.getLast();
        // the first day of all stands on nothing
        var before = seals.size() > 1 ? seals.getFirst().digest() : Seal.NONE;
        var now = hours(day);
        var differing = new ArrayList<Differing>();
        for (int i = 0; i < HOURS; i++) {
            if (!now.get(i).equals(seal.hours().get(i))) {
                differing.add(new Differing(i, seal.hours().get(i), now.get(i)));
            }
        }
        var chained = seal.isWhole() && seal.previous().equals(before);
        return Outcome.done(new Check(seal, chained, List.copyOf(differing)));
    }

    @Scheduled(fixedDelayString = "${yunfang.ledger.seal-interval:600000}")
    void run() {
        var last = database.read(SealTable.last());
        var day =
                last.map(seal -> seal.day().plusDays(1))
                        .or(() -> database.read(SealTable.firstDay()));
        var previous = last.map(Seal::digest).orElse(Seal.NONE);
        for (int i = 0; i < MOST_DAYS && day.isPresent() && isOver(day.get()); i++) {
            var seal = Seal.of(day.get(), hours(day.get()), previous, clock.instant());
            if (database.commit(List.of(SealTable.add(seal))).isPresent()) {
                return; // another node is at it
            }
            previous = seal.digest();
            day = day.map(one -> one.plusDays(1));
        }
    }

    private boolean isOver(LocalDate day) {
        var end = ChinaTime.startOf(day.plusDays(1)).plus(AFTER_MIDNIGHT);
        return !clock.instant().isBefore(end);
    }

    // hour by hour, so that no more than one is in memory; days without entries cost one look
    private List<Seal.Hour> hours(LocalDate day) {
        var start = ChinaTime.startOf(day);
        if (!database.read(SealTable.any(start, ChinaTime.startOf(day.plusDays(1))))) {
            return Collections.nCopies(HOURS, Seal.Hour.EMPTY);
        }
        var hours = new ArrayList<Seal.Hour>();
        for (int i = 0; i < HOURS; i++) {
            var from = start.plus(Duration.ofHours(i));
            hours.add(database.read(SealTable.hour(from, from.plus(Duration.ofHours(1)))));
        }
        return List.copyOf(hours);
    }
}
