package cn.yunfang.chronic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.messaging.Inbox;
import cn.yunfang.messaging.InboxMessage;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person is told once that a filing ends, in time and only when he has to do something. */
@YunfangTest
class EndingFilingsModuleTests {
    private static final String DISEASE = "M05400";
    private static final int NODES = 4;

    @Autowired Filings filings;
    @Autowired Database database;
    @Autowired Journal journal;
    @Autowired Clock clock;
    @Autowired Inbox inbox;

    private String personEnding(LocalDate to) {
        var no = "T" + ThreadLocalRandom.current().nextLong(1L << 50, 1L << 60);
        var filing = new Filing(no, DISEASE, "支气管哮喘", to.minusYears(1), to);
        assertThat(database.commit(filings.file(List.of(filing)))).isEmpty();
        return no;
    }

    private void everyNodeLooks() throws Exception {
        var start = new CyclicBarrier(NODES);
        try (var pool = Executors.newFixedThreadPool(NODES)) {
            for (int i = 0; i < NODES; i++) {
                pool.submit(
                        () -> {
                            start.await();
                            new EndingFilings(database, journal).run();
                            return true;
                        });
            }
        }
    }

    private long told(String personNo) {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql(
                        """
                        select count(*) from shared.event
                        where name = 'FilingEnding' and facts ->> 'personNo' = ?\
                        """)
                .param(personNo)
                .query(Long.class)
                .single();
    }

    @Test
    void aFilingThatEndsWithinThirtyDaysIsToldOnceByWhicheverNode() throws Exception {
        var today = ChinaTime.today(clock);
        var soon = personEnding(today.plusDays(30));
        var later = personEnding(today.plusDays(31));
        var over = personEnding(today.minusDays(1));

        everyNodeLooks();
        everyNodeLooks();

        assertThat(told(soon)).isEqualTo(1);
        assertThat(told(later)).isZero();
        assertThat(told(over)).isZero();
        assertThat(inbox.of(soon))
                .extracting(InboxMessage::kind, InboxMessage::hiRxno)
                .containsExactly(tuple("FILING_ENDING", ""));
        assertThat(inbox.of(soon).getFirst().chinese())
                .contains("支气管哮喘", today.plusDays(30).toString(), "续办");
        assertThat(inbox.of(soon).getFirst().english()).contains("Bronchial asthma");
    }

    @Test
    void nobodyIsToldWhoHasTheNextOne() throws Exception {
        var today = ChinaTime.today(clock);
        var no = "T" + ThreadLocalRandom.current().nextLong(1L << 50, 1L << 60);
        var first = new Filing(no, DISEASE, "支气管哮喘", today.minusYears(1), today.plusDays(9));
        var next = new Filing(no, DISEASE, "支气管哮喘", today.plusDays(10), today.plusDays(400));
        assertThat(database.commit(filings.file(List.of(first, next)))).isEmpty();

        everyNodeLooks();

        assertThat(told(no)).isZero();
    }
}
