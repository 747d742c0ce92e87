package cn.yunfang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.IdBlocks;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A day of the ledger that nobody else books on, sealed and then looked at again. */
@YunfangTest
class SealsModuleTests {
    private static final Bucket BUCKET = new Bucket(7);
    private static final Account BANK = Account.bank("990000");
    private static final Account FUND = Account.fund("999900", "990000");

    @Autowired private Seals seals;
    @Autowired private Database database;
    @Autowired private IdBlocks ids;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.dataSource());
    private static LocalDate unused = LocalDate.EPOCH;
    private LocalDate day;
    private long booking;

    @BeforeEach
    void aDayWithEntriesThatIsNotSealed() {
        var tomorrow = ChinaTime.date(TestClock.now()).plusDays(1);
        var next = database.read(SealTable.last()).map(one -> one.day().plusDays(1));
        day =
                Stream.of(tomorrow, next.orElse(tomorrow), unused)
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        unused = day.plusDays(10);
        booking = book(at(9, 30), 1_000, 250);
        book(at(21, 0), 7);
    }

    @Test
    void aDayIsSealedOnceItIsOverAndChainedToTheDayBefore() {
        refused(day);
        sealAt(at(24, 30));
        refused(day);

        sealAt(at(25, 0));

        var two = seals.list(day.minusDays(1), day);
        assertThat(two).hasSize(2);
        assertThat(two.getLast().previous()).isEqualTo(two.getFirst().digest());
        assertThat(two.getLast().entries()).isEqualTo(3);
        assertThat(two.getLast().amount()).isEqualTo(new Fen(1_257));
        assertThat(two.getLast().hours().get(9).entries()).isEqualTo(2);
        assertThat(check().agrees()).isTrue();
    }

    @Test
    void daysMissedAreMadeUpForAndSealingAgainChangesNothing() {
        sealAt(at(24 * 5 + 1, 0));
        var sealed = seals.list(day, day.plusDays(4));
        assertThat(sealed).hasSize(5);
        sealAt(at(24 * 5 + 2, 0));
        assertThat(seals.list(day, day.plusDays(5))).isEqualTo(sealed);
        for (int i = 1; i < sealed.size(); i++) {
            assertThat(sealed.get(i).previous()).isEqualTo(sealed.get(i - 1).digest());
        }
    }

    @Test
    void ofNodesThatSealAtOnceOneDoes() {
        sealAt(at(1, 0));
        later(
                at(25, 0),
                () -> {
                    var running =
                            IntStream.range(0, 6)
                                    .mapToObj(_ -> CompletableFuture.runAsync(seals::run))
                                    .toList();
                    running.forEach(CompletableFuture::join);
                });
        assertThat(seals.list(day, day)).hasSize(1);
        assertThat(check().agrees()).isTrue();
    }

    @Test
    void tellsInWhichHourAnEntryWasAdded() {
        sealAt(at(25, 0));
        book(at(9, 59), 5);

        var check = check();

        assertThat(check.agrees()).isFalse();
        assertThat(check.chained()).isTrue();
        assertThat(check.differing()).hasSize(1);
        var hour = check.differing().getFirst();
        assertThat(hour.hour()).isEqualTo(9);
        assertThat(hour.now().entries()).isEqualTo(hour.sealed().entries() + 1);
        assertThat(hour.now().amount()).isEqualTo(hour.sealed().amount().plus(new Fen(5)));
    }

    @Test
    void tellsWhenAnEntryWasChangedBehindTheTriggersBack() {
        sealAt(at(25, 0));
        try {
            change("entry", "update ledger.entry set credit = 'bank:other' where booking = ?");
            var check = check();
            assertThat(check.differing()).extracting(Seals.Differing::hour).containsExactly(9);
            assertThat(check.differing().getFirst().now().amount())
                    .as("the sums are the same, the digest is not")
                    .isEqualTo(check.differing().getFirst().sealed().amount());
        } finally {
            change("entry", "update ledger.entry set credit = 'bank:990000' where booking = ?");
        }
        assertThat(check().agrees()).isTrue();
    }

    @Test
    void tellsWhenTheSealItselfWasRewritten() {
        sealAt(at(25, 0));
        var before = seals.list(day, day).getFirst().previous();
        try {
            change("seal", "update ledger.seal set previous = repeat('f', 64) where ? > 0");
            assertThat(check().chained()).isFalse();
        } finally {
            change(
                    "seal",
                    "update ledger.seal set previous = '"
                            + before
                            + "' where day = '"
                            + day
                            + "' and ? > 0");
        }
    }

    private void change(String table, String sql) {
        jdbc.sql("alter table ledger." + table + " disable trigger " + table + "_stays").update();
        try {
            jdbc.sql(sql).param(booking).update();
        } finally {
            jdbc.sql("alter table ledger." + table + " enable trigger " + table + "_stays")
                    .update();
        }
    }

    private Instant at(int hour, int minute) {
        return ChinaTime.startOf(day).plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
    }

    private long book(Instant at, long... amounts) {
        long id = ids.next();
        var entries =
                java.util.Arrays.stream(amounts)
                        .mapToObj(one -> new Ledger.Entry(FUND, BANK, new Fen(one)))
                        .toList();
        database.commit(List.of(Ledger.book(BUCKET, id, entries, at)));
        return id;
    }

    // the platform may be at it itself, and makes up for a year at a time
    private void sealAt(Instant at) {
        var last = ChinaTime.date(at.minus(Duration.ofHours(1))).minusDays(1);
        later(
                at,
                () -> {
                    for (int i = 0; i < 500 && !isSealed(last); i++) {
                        seals.run();
                    }
                });
        assertThat(isSealed(last)).isTrue();
    }

    private boolean isSealed(LocalDate one) {
        return !seals.list(one, one).isEmpty();
    }

    private static void later(Instant at, Runnable then) {
        TestClock.later(Duration.between(Instant.now(), at), then);
    }

    private Seals.Check check() {
        return switch (seals.check(day)) {
            case Outcome.Done<Seals.Check>(var check) -> check;
            case Outcome.Refused<Seals.Check>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }

    private void refused(LocalDate unsealed) {
        assertThat(seals.check(unsealed)).isInstanceOf(Outcome.Refused.class);
        if (seals.check(unsealed) instanceof Outcome.Refused<Seals.Check>(var refusal)) {
            assertThat(refusal.reason()).isEqualTo(Reason.LEDGER_DAY_NOT_SEALED);
        }
    }
}
