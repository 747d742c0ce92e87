package cn.yunfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Linking accounts, also by several at the same moment. */
@YunfangTest
class LinkFamilyModuleTests {
    private static final LocalDate TODAY = ChinaTime.today(Clock.systemUTC());

    @Autowired LinkFamily family;
    @Autowired Persons persons;
    @Autowired Database database;

    @Test
    void oneAccountIsLinkedToOnePersonOnceThoughAskedForTwice() throws Exception {
        var owner = person();
        var member = person();

        var outcomes = atOnce(List.of(owner, owner), member);

        assertThat(reasons(outcomes)).containsExactly(Reason.FAMILY_LINKED);
        assertThat(payingFor(member)).hasSize(1);
    }

    @Test
    void noMoreThanEightPayForOnePersonHoweverManyAskAtOnce() throws Exception {
        var member = person();
        var owners = new ArrayList<Person>();
        for (int i = 0; i < LinkFamily.MOST - 1; i++) {
            done(link(person(), member));
        }
        owners.add(person());
        owners.add(person());

        var outcomes = atOnce(owners, member);

        assertThat(reasons(outcomes)).containsExactly(Reason.FAMILY_FULL);
        assertThat(payingFor(member)).hasSize(LinkFamily.MOST);
    }

    @Test
    void theOldestLinkPaysFirstAndALinkThatEndedGivesItsPlaceToTheNext() {
        var member = person();
        var first = done(link(person(), member));
        var second = done(link(person(), member));

        done(family.end(caller(member), first.link().id().toString()));
        var third = done(link(first.owner(), member));

        assertThat(payingFor(member)).containsExactly(second.link().id(), third.link().id());
    }

    @Test
    void aLinkPaysOnItsDaysOnly() {
        var member = person();
        var later = TODAY.plusDays(1);
        var consent = consent(member, later, later, Optional.empty());

        var link = done(family.link(caller(person()), consent)).link();

        assertThat(payingFor(member, TODAY)).isEmpty();
        assertThat(payingFor(member, later)).containsExactly(link.id());
        assertThat(payingFor(member, later.plusDays(1))).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        var owner = person();
        var member = person();
        var stranger =
                new LinkFamily.Consent(
                        member.no(),
                        "别人",
                        FamilyLink.Relation.CHILD,
                        TODAY,
                        TODAY,
                        Optional.empty(),
                        Optional.empty());
        var yesterday = TODAY.minusDays(1);

        assertThat(reason(link(owner, owner))).isEqualTo(Reason.FAMILY_SELF);
        assertThat(reason(family.link(caller(owner), stranger))).isEqualTo(Reason.PERSON_UNKNOWN);
        for (var wrong :
                List.of(
                        consent(member, yesterday, TODAY, Optional.empty()),
                        consent(member, TODAY, yesterday, Optional.empty()),
                        consent(member, TODAY, TODAY, Optional.of(Fen.ZERO)))) {
            assertThat(reason(family.link(caller(owner), wrong))).isEqualTo(Reason.FIELD_INVALID);
        }
        assertThat(payingFor(member)).isEmpty();
    }

    @Test
    void onlyTheTwoOfALinkEndItAndOnlyOnce() {
        var owner = person();
        var member = person();
        var id = done(link(owner, member)).link().id().toString();

        assertThat(reason(family.end(caller(person()), id))).isEqualTo(Reason.FAMILY_LINK_UNKNOWN);
        assertThat(reason(family.end(caller(owner), "12"))).isEqualTo(Reason.FAMILY_LINK_UNKNOWN);
        assertThat(done(family.end(caller(owner), id)).link().endedAt()).isPresent();
        assertThat(reason(family.end(caller(member), id))).isEqualTo(Reason.FAMILY_LINK_UNKNOWN);
        assertThat(payingFor(member)).isEmpty();
    }

    private List<Outcome<LinkFamily.Linked>> atOnce(List<Person> owners, Person member)
            throws Exception {
        var start = new CyclicBarrier(owners.size());
        var outcomes = new ArrayList<Outcome<LinkFamily.Linked>>();
        try (var threads = Executors.newFixedThreadPool(owners.size())) {
            var running =
                    owners.stream()
                            .map(
                                    owner ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return link(owner, member);
                                                    }))
                            .toList();
            for (var one : running) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    private Outcome<LinkFamily.Linked> link(Person owner, Person member) {
        return family.link(caller(owner), consent(member, TODAY, TODAY, Optional.empty()));
    }

    private static LinkFamily.Consent consent(
            Person member, LocalDate from, LocalDate to, Optional<Fen> yearLimit) {
        return new LinkFamily.Consent(
                member.no(),
                member.name(),
                FamilyLink.Relation.CHILD,
                from,
                to,
                yearLimit,
                Optional.empty());
    }

    private List<FamilyLink.Id> payingFor(Person member) {
        return payingFor(member, TODAY);
    }

    private List<FamilyLink.Id> payingFor(Person member, LocalDate day) {
        return database.read(FamilyLinks.payingFor(member.no(), day)).stream()
                .map(FamilyLink::id)
                .toList();
    }

    private Person person() {
        var no = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var person =
                new Person(
                        no,
                        "测试丙",
                        "01",
                        "C" + no,
                        LocalDate.of(1980, 5, 6),
                        "1",
                        "310",
                        "371083",
                        "1101",
                        true);
        var token = (no + "0".repeat(64)).substring(0, 64);
        var enrolment = new Persons.Enrolment(person, "K" + no, token, token.substring(0, 28));
        assertThat(database.commit(persons.enrol(List.of(enrolment)))).isEmpty();
        return person;
    }

    private static Caller caller(Person person) {
        return new Caller(Caller.Role.PATIENT, "", person.no(), Optional.empty());
    }

    private static List<Reason> reasons(List<Outcome<LinkFamily.Linked>> outcomes) {
        return outcomes.stream()
                .filter(one -> one instanceof Outcome.Refused<?>)
                .map(LinkFamilyModuleTests::reason)
                .toList();
    }

    private static Reason reason(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.reason() : null;
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
