package cn.yunfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.person.Persons.Enrolment;
import cn.yunfang.person.Persons.Voucher;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.shared.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class PersonsModuleTests {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Database database = TestDatabases.database();
    private final Persons persons = new Persons(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void findsAPersonByNumberAndEveryPaper() {
        var one = anEnrolment();
        database.commit(persons.enrol(List.of(one)));

        assertThat(database.read(persons.byNo(one.person().no()))).contains(one.person());
        assertThat(database.read(persons.byCertificate("01", one.person().certno())))
                .contains(one.person());
        assertThat(database.read(persons.byCertificate("90", one.cardNo()))).contains(one.person());
        assertThat(database.read(persons.byVoucher(one.ecToken()))).contains(one.person());
        assertThat(database.read(persons.byVoucherCode(one.ecQrCode())))
                .contains(new Voucher(one.ecToken(), one.person()));
    }

    @Test
    void handsOnWhomItFoundWithinTheTripAndNotBeyond() {
        var one = anEnrolment();
        database.commit(persons.enrol(List.of(one)));

        for (int i = 0; i < 50; i++) { // whichever connection of the pool serves it
            var trip = new RoundTrip();
            var before = trip.add(handedOn());
            trip.add(persons.byCertificate("01", one.person().certno()));
            var after = trip.add(handedOn());
            database.send(trip);

            assertThat(before.get()).isEqualTo("nobody");
            assertThat(after.get()).isEqualTo(one.person().bucket().value() + one.person().no());
        }
    }

    private static Sql<String> handedOn() {
        return Sql.read(
                "select coalesce(%s::text, 'no') || coalesce(nullif(%s, ''), 'body')"
                        .formatted(FoundPerson.BUCKET, FoundPerson.NUMBER),
                Map.of(),
                rows -> rows.next() ? rows.getString(1) : "");
    }

    @Test
    void findsNobodyByUnknownPapersOrTheWrongKindOfPaper() {
        var one = anEnrolment();
        database.commit(persons.enrol(List.of(one)));

        assertThat(database.read(persons.byNo("nobody"))).isEmpty();
        assertThat(database.read(persons.byCertificate("90", one.person().certno()))).isEmpty();
        assertThat(database.read(persons.byVoucher(one.ecQrCode()))).isEmpty();
        assertThat(database.read(persons.byVoucherCode(one.ecToken()))).isEmpty();
    }

    @Test
    void expiredVoucherFindsNobody() {
        var person = aPerson();
        var ended = new Enrolment(person, fresh(), fresh(), fresh(), NOON);
        database.commit(persons.enrol(List.of(ended)));

        assertThat(database.read(persons.byVoucher(ended.ecToken()))).isEmpty();
        assertThat(database.read(persons.byVoucherCode(ended.ecQrCode()))).isEmpty();
        var aSecondBefore = new Persons(Clock.fixed(NOON.minusSeconds(1), ZoneOffset.UTC));
        assertThat(database.read(aSecondBefore.byVoucher(ended.ecToken()))).contains(person);
    }

    @Test
    void enrollingAgainChangesNothing() {
        var one = anEnrolment();
        database.commit(persons.enrol(List.of(one)));
        var renamed =
                new Person(
                        one.person().no(),
                        "改名",
                        "01",
                        fresh(),
                        one.person().birthDate(),
                        "1",
                        "390",
                        "371083",
                        "15",
                        true);
        var again = new Enrolment(renamed, fresh(), fresh(), fresh());

        database.commit(persons.enrol(List.of(again)));

        assertThat(database.read(persons.byNo(one.person().no()))).contains(one.person());
        assertThat(database.read(persons.byVoucher(again.ecToken()))).isEmpty();
        assertThat(database.read(persons.byCertificate("90", again.cardNo()))).isEmpty();
    }

    @Test
    void enrollingTheSamePersonsTwiceAtOnceEnrolsThemOnce() throws Exception {
        var all = Stream.generate(PersonsModuleTests::anEnrolment).limit(200).toList();
        var start = new CyclicBarrier(2);
        Callable<Optional<Reason>> node =
                () -> {
                    start.await();
                    return database.commit(persons.enrol(all));
                };

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var one : threads.invokeAll(List.of(node, node))) {
                assertThat(one.get()).isEmpty();
            }
        }

        assertThat(all)
                .allSatisfy(
                        one ->
                                assertThat(database.read(persons.byVoucher(one.ecToken())))
                                        .contains(one.person()));
    }

    @Test
    void certificateOfSomebodyElseEnrolsNobody() {
        var one = anEnrolment();
        database.commit(persons.enrol(List.of(one)));
        var fine = anEnrolment();
        var thief = new Enrolment(aPerson(), one.cardNo(), fresh(), fresh());

        assertThatThrownBy(() -> database.commit(persons.enrol(List.of(fine, thief))))
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("certificate");

        assertThat(database.read(persons.byNo(fine.person().no()))).isEmpty();
        assertThat(database.read(persons.byNo(thief.person().no()))).isEmpty();
    }

    private static Enrolment anEnrolment() {
        return new Enrolment(aPerson(), fresh(), fresh(), fresh());
    }

    private static Person aPerson() {
        return new Person(
                fresh(),
                "李测试",
                "01",
                fresh(),
                LocalDate.of(1980, 2, 29),
                "2",
                "310",
                "371083",
                "11",
                true);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
