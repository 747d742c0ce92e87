package cn.yunfang.shared;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits a step: the replay guard, what the modules write, and the event that tells of it. */
@Component
public class Journal {
    private static final int ATTEMPTS = 4;

    private final Database database;
    private final IdBlocks ids;
    private final Clock clock;

    Journal(Database database, IdBlocks ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** A fact about a prescription, now. */
    public Event event(PrescriptionId subject, String name, Caller by, Map<String, ?> facts) {
        return new Event(subject, name, clock.instant(), by, facts);
    }

    /** The write that tells a fact about the prescription that the same commit chooses. */
    public Sql<@Nullable Void> eventOfChosen(String name, Caller by) {
        return Event.insertOfChosen(ids.next(), name, clock.instant(), by);
    }

    /** The write that tells a fact, for a commit that somebody else makes. */
    public Sql<@Nullable Void> told(Event event) {
        return event.insert(ids.next());
    }

    /** Answers the value when everything was written, else why nothing was. */
    public <T> Outcome<T> commit(T value, Caller caller, List<Sql<?>> writes, List<Event> events) {
        var all = new ArrayList<Sql<?>>(RequestSeen.guard(caller, clock.instant()));
        all.addAll(writes);
        events.forEach(event -> all.add(event.insert(ids.next())));
        return database.commit(all)
                .<Outcome<T>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(value));
    }

    /**
     * The same with a read that travels along, so that a step's last look costs no round trip of
     * its own; the read sees what the step wrote.
     */
    public <R extends @Nullable Object, T> Outcome<T> commit(
            Sql<R> read, Function<R, T> value, Caller caller, Writes writes) {
        var trip = new RoundTrip();
        RequestSeen.guard(caller, clock.instant()).forEach(trip::add);
        writes.all().forEach(trip::add);
        writes.events().forEach(event -> trip.add(event.insert(ids.next())));
        var reply = trip.add(read);
        return database.commit(trip)
                .<Outcome<T>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(value.apply(reply.get())));
    }

    /** What a step writes and the events that tell of it. */
    public record Writes(List<Sql<?>> all, List<Event> events) {}

    /**
     * Runs load–check–decide–write again when somebody else changed the same rows in between. Each
     * run decides afresh on what it then reads, so nothing is repeated blindly.
     */
    public static <T> Outcome<T> attempt(Supplier<Outcome<T>> step) {
        for (int i = 1; i < ATTEMPTS; i++) {
            var outcome = step.get();
            if (!lost(outcome)) {
                return outcome;
            }
        }
        var last = step.get();
        return lost(last) ? Outcome.refused(Reason.BUSY) : last;
    }

    private static boolean lost(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                && refusal.reason() == Reason.CHANGED_MEANWHILE;
    }

    /** A serial number for something this step writes. */
    public long nextId() {
        return ids.next();
    }

    public Instant now() {
        return clock.instant();
    }
}
