package cn.yunfang.person;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.FamilyLinkTable.Placed;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The owner of a personal account links it to members of his family by his own consent; he or the
 * member ends that at any time, and at once.
 */
@Component
public class LinkFamily {
    /**
     * What the owner consents to.
     *
     * @param memberName beside the number, so that nobody finds out whose a number is
     */
    public record Consent(
            String memberNo,
            String memberName,
            FamilyLink.Relation relation,
            LocalDate from,
            LocalDate to,
            Optional<Fen> yearLimit,
            Optional<Fen> useLimit) {}

    /** A link with the two whom it is between. */
    public record Linked(FamilyLink link, Person owner, Person member) {}

    /** As many accounts may pay for one person at a time. */
    public static final int MOST = 8;

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    LinkFamily(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /** Links the caller's own account. */
    public Outcome<Linked> link(Caller owner, Consent consent) {
        return refusal(owner, consent)
                .<Outcome<Linked>>map(Outcome::refused)
                .orElseGet(() -> Journal.attempt(() -> once(owner, consent)));
    }

    private Optional<Refusal> refusal(Caller owner, Consent consent) {
        if (consent.memberNo.equals(owner.actor())) {
            return Optional.of(Refusal.at("memberNo", Reason.FAMILY_SELF));
        }
        if (consent.from.isBefore(today())) {
            return Optional.of(Refusal.invalid("from", "生效日期", "≥ " + today()));
        }
        if (consent.to.isBefore(consent.from)) {
            return Optional.of(Refusal.invalid("to", "终止日期", "≥ from"));
        }
        return limitRefusal("yearLimit", "年度限额", consent.yearLimit)
                .or(() -> limitRefusal("useLimit", "单次限额", consent.useLimit));
    }

    private static Optional<Refusal> limitRefusal(String field, String name, Optional<Fen> limit) {
        return limit.filter(fen -> !fen.isPositive())
                .map(_ -> Refusal.invalid(field, name, "> 0.00"));
    }

    private Outcome<Linked> once(Caller caller, Consent consent) {
        var trip = new RoundTrip();
        var owner = trip.add(PersonTable.byNo(caller.actor()));
        var member = trip.add(PersonTable.byNo(consent.memberNo));
        var standing = trip.add(FamilyLinkTable.standing(consent.memberNo));
        database.send(trip);
        var named = member.get().filter(one -> one.name().equals(consent.memberName));
        if (owner.get().isEmpty() || named.isEmpty()) {
            return Outcome.refused(Refusal.at("memberNo", Reason.PERSON_UNKNOWN));
        }
        var now = journal.now();
        var writes = new ArrayList<Sql<?>>();
        var still = new ArrayList<Placed>();
        for (var one : standing.get()) {
            if (one.link().to().isBefore(today())) {
                writes.add(FamilyLinkTable.end(one.link().id(), now));
            } else {
                still.add(one);
            }
        }
        if (still.stream().anyMatch(one -> one.link().ownerNo().equals(caller.actor()))) {
            return Outcome.refused(Refusal.at("memberNo", Reason.FAMILY_LINKED));
        }
        var slot = freeSlot(still);
        if (slot.isEmpty()) {
            return Outcome.refused(Refusal.at("memberNo", Reason.FAMILY_FULL, MOST));
        }
        var link = link(caller, consent, now);
        writes.add(FamilyLinkTable.add(new Placed(link, slot.get())));
        writes.add(accessLog.look(caller, now, "linkFamily", consent.memberNo, "own data"));
        var linked = new Linked(link, owner.get().get(), named.get());
        return journal.commit(linked, caller, writes, List.of());
    }

    private FamilyLink link(Caller caller, Consent consent, Instant now) {
        var id = new FamilyLink.Id(Bucket.ofPerson(consent.memberNo), journal.nextId());
        return new FamilyLink(
                id,
                consent.memberNo,
                caller.actor(),
                consent.relation,
                consent.from,
                consent.to,
                consent.yearLimit,
                consent.useLimit,
                now,
                Optional.empty(),
                1,
                0,
                Fen.ZERO);
    }

    private static Optional<Integer> freeSlot(List<Placed> taken) {
        var slots = taken.stream().map(Placed::slot).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, MOST)
                .boxed()
                .filter(slot -> !slots.contains(slot))
                .findFirst();
    }

    /**
     * Ends a link of the caller's, as owner or as member; from then on its account pays nothing.
     */
    public Outcome<Linked> end(Caller caller, String id) {
        return FamilyLink.Id.parse(id)
                .map(one -> Journal.attempt(() -> endOnce(caller, one)))
                .orElseGet(() -> Outcome.refused(Reason.FAMILY_LINK_UNKNOWN));
    }

    private Outcome<Linked> endOnce(Caller caller, FamilyLink.Id id) {
        var link =
                database.read(FamilyLinkTable.find(id))
                        .filter(one -> isOf(one, caller.actor()))
                        .filter(one -> one.endedAt().isEmpty());
        if (link.isEmpty()) {
            return Outcome.refused(Reason.FAMILY_LINK_UNKNOWN);
        }
        var now = journal.now();
        var writes =
                List.<Sql<?>>of(
                        FamilyLinkTable.end(id, now),
                        accessLog.look(
                                caller, now, "endFamilyLink", link.get().memberNo(), "own data"));
        return journal.commit(id, caller, writes, List.of())
                .map(_ -> database.read(FamilyLinkTable.find(id)).orElseThrow())
                .map(ended -> withPersons(List.of(ended)).getFirst());
    }

    /**
     * All links of a person, as owner and as member, ended ones too, the oldest first. A bureau
     * sees those of persons insured in its division.
     */
    public Outcome<List<Linked>> list(Caller caller, String personNo, String purpose) {
        var trip = new RoundTrip();
        var person = trip.add(PersonTable.byNo(personNo));
        var links = trip.add(FamilyLinkTable.ofPerson(personNo));
        trip.add(accessLog.look(caller, journal.now(), "listFamilyLinks", personNo, purpose));
        return database.commit(trip)
                .<Outcome<List<Linked>>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                person.get()
                                        .filter(one -> isTheirs(caller, one))
                                        .map(_ -> withPersons(links.get()))
                                        .map(Outcome::done)
                                        .orElseGet(() -> unknown()));
    }

    private static boolean isTheirs(Caller caller, Person person) {
        return caller.role() == Caller.Role.PATIENT
                ? caller.actor().equals(person.no())
                : caller.covers(person.insuredDivision());
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN));
    }

    private List<Linked> withPersons(List<FamilyLink> links) {
        var numbers =
                links.stream()
                        .flatMap(one -> Stream.of(one.ownerNo(), one.memberNo()))
                        .distinct()
                        .toList();
        var persons =
                database.read(PersonTable.byNos(numbers)).stream()
                        .collect(Collectors.toMap(Person::no, one -> one));
        return links.stream().map(one -> linked(one, persons)).toList();
    }

    private static Linked linked(FamilyLink link, Map<String, Person> persons) {
        return new Linked(
                link,
                Optional.ofNullable(persons.get(link.ownerNo())).orElseThrow(),
                Optional.ofNullable(persons.get(link.memberNo())).orElseThrow());
    }

    private static boolean isOf(FamilyLink link, String person) {
        return link.ownerNo().equals(person) || link.memberNo().equals(person);
    }

    private LocalDate today() {
        return ChinaTime.date(journal.now());
    }
}
