package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few patients through some months, on a database of their own, with the bench's own proofs. */
class BenchYearFlowTests {
    private static final int PERSONS = 24;
    private static final int DAYS = 92;

    @TempDir private Path data;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void someMonthsLeaveEveryBookRightAndAWrongOneIsNamed() throws SQLException {
        try (var platform = BenchYear.start(PERSONS, DAYS, settings("year"))) {
            var played = platform.getBean(BenchYearCourse.class).play(PERSONS, DAYS, out);
            var report = platform.getBean(BenchYearReport.class);
            report.print(played, out);
            platform.getBean(BenchYearClock.class).catchUp();

            assertThat(report.prove(played, out)).as(text()).isEmpty();
            var tally = played.tally();
            assertThat(tally.of("visits")).as(text()).isGreaterThanOrEqualTo(PERSONS - 2);
            assertThat(tally.of("renewed")).as(text()).isPositive();
            assertThat(tally.of("collected")).as(text()).isGreaterThan(2 * PERSONS);
            assertThat(tally.of("delivered")).as(text()).isPositive();
            assertThat(tally.of("readings")).as(text()).isGreaterThan(20L * DAYS);
            assertThat(text()).contains("IssueOpened IN_RANGE").contains("uncollected");

            var jdbc = platform.getBean(JdbcClient.class);
            jdbc.sql(
                            """
                            update stock.item
                            set quantity = quantity + 1
                            where (pharmacy, drug_code) = (
                                select i.pharmacy, i.drug_code
                                from stock.item i
                                join dispense.sale s on s.institution = i.pharmacy
                                where s.items like '%' || i.drug_code || '%'
                                limit 1)""")
                    .update();
            var wrong = report.prove(played, out);
            assertThat(wrong).hasSize(1);
            assertThat(wrong.getFirst()).startsWith("each shelf").contains("P371083");
        }
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<String> settings(String database) throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
        var all = new ArrayList<String>();
        Arrays.stream(TestDatabase.properties()).map(one -> "--" + one).forEach(all::add);
        var url = TestDatabase.properties()[0].split("=", 2)[1];
        var server = URI.create(url.substring("jdbc:".length())).resolve("/" + database);
        all.add("--yunfang.database.url=jdbc:" + server);
        all.remove("--yunfang.database.url=" + url);
        all.add("--yunfang.data=" + data);
        all.add("--server.port=0");
        return all;
    }
}
