package cn.yunfang.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.DemoCityTest;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.cohort.ListTable.Scope;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A change is never missed, whoever makes rows meanwhile. */
@DemoCityTest
class KeepCohortFlowTests {
    private static final AtomicInteger NUMBER = new AtomicInteger(3_900);
    private static final Scope ALL = new Scope("", List.of());
    private static final Instant LONG_AGO = Instant.EPOCH.plusSeconds(1);

    @Autowired private Database database;
    @Autowired private Journal journal;
    @Autowired private Filings filings;
    @Autowired private MakeRows make;
    @Autowired private RebuildCohort rebuild;

    private String filed() {
        var no = "37108399%012d".formatted(NUMBER.incrementAndGet());
        var today = ChinaTime.date(journal.now());
        var filing = new Filing(no, "M02500", "癫痫", today.minusDays(9), today.plusYears(1));
        database.commit(filings.file(List.of(filing)));
        database.commit(PatientTable.enter(List.of(no), journal.now().plus(Duration.ofHours(9))));
        return no;
    }

    private long claimed(String no) {
        long claim = journal.nextId();
        database.commit(PatientTable.mark(no, LONG_AGO));
        var trip = new RoundTrip();
        var claimed =
                trip.add(
                        PatientTable.claim(
                                claim, LONG_AGO, journal.now().plus(Duration.ofHours(1)), 9));
        database.commit(trip);
        return claimed.get().contains(no) ? claim : 0;
    }

    private List<Entry> of(String no) {
        return database.read(ListTable.of(ALL, no));
    }

    @Test
    void aRunWritesWhomItStillHasAndOnce() {
        var no = filed();
        long claim = claimed(no);
        var rows = make.of(List.of(no), journal.now());

        write(no, rows, claim);
        write(no, rows, claim);

        assertThat(of(no)).extracting(Entry::disease).contains("M02500");
        assertThat(of(no)).hasSameSizeAs(rows);
    }

    @Test
    void whomAChangeReachedMeanwhileIsLeftForTheNextRun() {
        var no = filed();
        database.commit(PatientTable.mark(no, LONG_AGO));
        rebuild.due();
        var before = of(no);
        long claim = claimed(no);
        var rows = make.of(List.of(no), journal.now().plusSeconds(5));

        database.commit(PatientTable.mark(no, journal.now().plus(Duration.ofHours(1))));
        write(no, rows, claim);

        assertThat(of(no)).isEqualTo(before);
        var other = new RoundTrip();
        var again =
                other.add(
                        PatientTable.claim(
                                journal.nextId(),
                                journal.now().plus(Duration.ofHours(2)),
                                journal.now(),
                                9_999));
        database.commit(other);
        assertThat(again.get()).contains(no);
    }

    private void write(String no, List<Entry> rows, long claim) {
        var now = journal.now();
        database.commit(
                PatientTable.done(List.of(no), claim, now, now.plus(Duration.ofDays(1))),
                EntryTable.clear(List.of(no), claim),
                EntryTable.add(rows, claim));
    }
}
