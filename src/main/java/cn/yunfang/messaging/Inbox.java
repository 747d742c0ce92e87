package cn.yunfang.messaging;

import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A patient's inbox: the event log of his own affairs, in words, newest first. Nothing is written
 * when something happens, so nothing can be missing; only what he has read is kept.
 */
@Component
public class Inbox {
    private static final Duration SPAN = Duration.ofDays(180);
    private static final int MOST = 200;
    private static final Pattern PHONE = Pattern.compile("1\\d{10}");

    private final Database database;
    private final Affairs affairs;
    private final Persons persons;
    private final Wording wording;
    private final Templates templates;
    private final MessagingProperties properties;
    private final Clock clock;

    Inbox(
            Database database,
            Affairs affairs,
            Persons persons,
            Wording wording,
            Templates templates,
            MessagingProperties properties,
            Clock clock) {
        this.database = database;
        this.affairs = affairs;
        this.persons = persons;
        this.wording = wording;
        this.templates = templates;
        this.properties = properties;
        this.clock = clock;
    }

    /** At most 200 of half a year. */
    public List<InboxMessage> of(String personNo) {
        var now = clock.instant();
        var trip = new RoundTrip();
        var own = affairs.ask(trip, personNo, now.minus(SPAN));
        var read = trip.add(InboxTable.read(personNo, now.minus(SPAN)));
        database.send(trip);
        var byNumber =
                own.prescriptions().get().stream()
                        .collect(Collectors.toMap(rx -> rx.id().number(), rx -> rx));
        var numbers = Stream.concat(byNumber.keySet().stream(), own.numbers().stream()).toList();
        var told =
                numbers.isEmpty()
                        ? List.<EventLog.Entry>of()
                        : database.read(
                                EventLog.of(
                                        Bucket.ofPerson(personNo), numbers, templates.events()));
        return messages(personNo, byNumber, told, read.get());
    }

    private List<InboxMessage> messages(
            String personNo,
            Map<Long, Prescription> byNumber,
            List<EventLog.Entry> told,
            Set<String> read) {
        var all = new ArrayList<InboxMessage>();
        for (var entry : told) {
            var rx = Optional.ofNullable(byNumber.get(entry.subject().number()));
            var template = templates.of(entry.told().name()).orElseThrow();
            if (rx.isPresent() || entry.told().facts().text("personNo").equals(personNo)) {
                all.add(message("e" + entry.id(), template, rx, entry.told(), read));
            }
        }
        byNumber.values().forEach(rx -> expiring(rx, read).ifPresent(all::add));
        return all.stream()
                .sorted(Comparator.comparing(InboxMessage::at).reversed())
                .limit(MOST)
                .toList();
    }

    private Optional<InboxMessage> expiring(Prescription rx, Set<String> read) {
        var from = rx.ends().minus(properties.expiringBefore());
        if (!ToFetch.anything(rx) || clock.instant().isBefore(from)) {
            return Optional.empty();
        }
        var id = "x" + rx.id().number();
        return Optional.of(
                message(id, templates.kind(Templates.EXPIRING), Optional.of(rx), at(from), read));
    }

    private static EventLog.Told at(Instant from) {
        return new EventLog.Told("", from, "", "", Fields.none());
    }

    private InboxMessage message(
            String id,
            Template template,
            Optional<Prescription> rx,
            EventLog.Told told,
            Set<String> read) {
        var words = wording.of(template.inbox(), rx, told);
        return new InboxMessage(
                id,
                template.kind(),
                rx.map(one -> one.facts().hiRxno()).orElse(""),
                told.occurredAt(),
                words.chinese(),
                words.english(),
                read.contains(id));
    }

    /** Marks one of his own messages as read; again is no error. */
    public Outcome<InboxMessage> read(String personNo, String id) {
        return of(personNo).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .map(message -> mark(personNo, message))
                .orElseGet(() -> Outcome.refused(Reason.MESSAGE_UNKNOWN));
    }

    private Outcome<InboxMessage> mark(String personNo, InboxMessage message) {
        database.commit(InboxTable.mark(personNo, message.id(), clock.instant()));
        return Outcome.done(
                new InboxMessage(
                        message.id(),
                        message.kind(),
                        message.hiRxno(),
                        message.at(),
                        message.chinese(),
                        message.english(),
                        true));
    }

    /** Where a patient wants short messages: 11 digits, "" for nowhere. */
    public Outcome<String> reachAt(String personNo, String phone) {
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            return Outcome.refused(Refusal.invalid("phone", "手机号", "1 + 10 digits"));
        }
        return database.commit(persons.reach(personNo, phone))
                .<Outcome<String>>map(reason -> Outcome.refused(reason, personNo))
                .orElseGet(() -> Outcome.done(phone));
    }
}
