package cn.yunfang.messaging;

import cn.yunfang.national.HospitalPushes;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What is to be sent about facts: to hospitals that take pushes, to patients with a phone. */
@Component
class Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    private final Database database;
    private final Registry registry;
    private final Persons persons;
    private final Prescriptions prescriptions;
    private final HospitalPushes pushes;
    private final Templates templates;
    private final MessagingProperties properties;

    Drafts(
            Database database,
            Registry registry,
            Persons persons,
            Prescriptions prescriptions,
            HospitalPushes pushes,
            Templates templates,
            MessagingProperties properties) {
        this.database = database;
        this.registry = registry;
        this.persons = persons;
        this.prescriptions = prescriptions;
        this.pushes = pushes;
        this.templates = templates;
        this.properties = properties;
    }

    /** Facts that anybody may be told of. */
    Set<String> events() {
        var all = new HashSet<>(templates.events());
        all.addAll(HospitalPushes.EVENTS);
        return Set.copyOf(all);
    }

    /**
     * Whether anybody wants to be told.
     *
     * @param texting whether anybody wants short messages
     */
    boolean wanted(boolean texting) {
        return texting || registry.hasPushEndpoints();
    }

    /** In the order of the facts. */
    List<Draft> of(List<EventLog.Entry> entries, boolean texting) {
        var found = prescriptions(entries);
        var reachable = texting ? reachable(found.values(), entries) : Set.<String>of();
        var drafts = new ArrayList<Draft>();
        for (var entry : entries) {
            var rx = found.get(entry.subject());
            if (rx == null) {
                if (reachable.contains(personOf(entry))) {
                    personal(entry).ifPresent(drafts::add);
                }
            } else {
                push(rx, entry).ifPresent(drafts::add);
                if (reachable.contains(rx.facts().personNo())) {
                    drafts.addAll(texts(rx, entry));
                }
            }
        }
        return drafts;
    }

    private Set<String> reachable(Collection<Prescription> all, List<EventLog.Entry> entries) {
        var personNos =
                Stream.concat(
                                all.stream().map(rx -> rx.facts().personNo()),
                                entries.stream().map(Drafts::personOf))
                        .filter(no -> !no.isEmpty())
                        .distinct()
                        .toList();
        return database.read(persons.withPhone(personNos));
    }

    // whose it is, of a fact that is about no prescription
    private static String personOf(EventLog.Entry entry) {
        return entry.told().facts().text("personNo");
    }

    private Optional<Draft> personal(EventLog.Entry entry) {
        var told = entry.told();
        return templates
                .of(told.name())
                .filter(Template::sms)
                .map(
                        template ->
                                new Draft(
                                        Message.SMS,
                                        template.kind(),
                                        entry.subject(),
                                        "",
                                        personOf(entry),
                                        told.occurredAt(),
                                        told.occurredAt()));
    }

    private Map<PrescriptionId, Prescription> prescriptions(List<EventLog.Entry> entries) {
        var ids = entries.stream().map(EventLog.Entry::subject).distinct().toList();
        var all = new HashMap<PrescriptionId, Prescription>();
        database.readEach(ids.stream().map(prescriptions::find).toList())
                .forEach(found -> found.ifPresent(rx -> all.put(rx.id(), rx)));
        return all;
    }

    private Optional<Draft> push(Prescription rx, EventLog.Entry entry) {
        var hospital = rx.facts().institution();
        if (registry.pushEndpoint(hospital).isEmpty()
                || !HospitalPushes.EVENTS.contains(entry.told().name())) {
            return Optional.empty();
        }
        return composed(rx, entry.told())
                .map(
                        push ->
                                new Draft(
                                        hospital,
                                        push.infno(),
                                        rx.id(),
                                        rx.facts().hiRxno(),
                                        push.input(),
                                        entry.told().occurredAt(),
                                        entry.told().occurredAt()));
    }

    // a fact that cannot be put into a message must not hold up all that come after it
    private Optional<HospitalPushes.Push> composed(Prescription rx, EventLog.Told told) {
        try {
            return pushes.of(rx, told);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} of {} cannot be pushed", told.name(), rx.facts().hiRxno(), e);
            return Optional.empty();
        }
    }

    private List<Draft> texts(Prescription rx, EventLog.Entry entry) {
        var at = entry.told().occurredAt();
        var all = new ArrayList<Draft>();
        templates
                .of(entry.told().name())
                .filter(Template::sms)
                .ifPresent(
                        template -> {
                            all.add(text(rx, template.kind(), entry.told()));
                            if (template.kind().equals(Templates.EFFECTIVE)) {
                                all.add(expiring(rx, entry.told()));
                            }
                        });
        all.removeIf(draft -> draft.notBefore().isBefore(at));
        return all;
    }

    private static Draft text(Prescription rx, String kind, EventLog.Told told) {
        return new Draft(
                Message.SMS,
                kind,
                rx.id(),
                rx.facts().hiRxno(),
                rx.facts().personNo(),
                told.occurredAt(),
                told.occurredAt());
    }

    // whether anything is left to fetch then is asked then
    private Draft expiring(Prescription rx, EventLog.Told told) {
        return new Draft(
                Message.SMS,
                Templates.EXPIRING,
                rx.id(),
                rx.facts().hiRxno(),
                rx.facts().personNo(),
                told.occurredAt(),
                rx.ends().minus(properties.expiringBefore()));
    }
}
