package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.Stories.Story;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoFlowTests extends ApiFlow {
    // a new city has no year behind it, but tests share their database: another one's year is
    // sealed
    private static final String UNSEAL =
            """
            alter table ledger.seal disable trigger seal_stays;
            delete from ledger.seal;
            alter table ledger.seal enable trigger seal_stays""";

    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    @Autowired private ApplicationContext beans;

    @Test
    void everyStoryEndsAsItShouldAndTheBooksBalance() throws InterruptedException {
        var told = new ByteArrayOutputStream();
        var year = new Story(DemoYear.CHINESE, DemoYear.ENGLISH, this::year);

        int failed;
        try (var out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            failed = Demo.play(city.cast, Optional.of(year), new StepTable(out));
        }

        var text = told.toString(StandardCharsets.UTF_8);
        assertThat(failed).as(text).isZero();
        assertThat(text).contains("全部 19 个故事完成", "借贷差额 difference 0.00").doesNotContain("✗");
        var ofTheYear = text.substring(0, text.indexOf("\n 2  "));
        assertThat(ofTheYear.lines()).hasSizeLessThanOrEqualTo(62);
    }

    private void year(StepLog log) {
        var today = ChinaTime.today(Clock.systemUTC());
        JDBC.sql(UNSEAL).update();
        YearCity.during(() -> new YearCity(city, beans).play(today, log));
    }
}
