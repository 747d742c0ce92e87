package cn.yunfang.simulation;

import cn.yunfang.simulation.Stories.Story;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Drives the main job as separate HIS and pharmacy systems over HTTP and prints each step. Usage:
 * {@code Demo BASE_URL DATA_FOLDER}; ends with 1 when anything went wrong.
 */
public final class Demo {
    private static final int KIND = 28;

    private Demo() {}

    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var file = Path.of(args[1], "demo", "credentials.json");
        try (var http = client()) {
            var cast = new Cast(http, args[0], Credentials.read(file));
            var table = new StepTable(out);
            var year = new DemoYear(cast).story();
            if (year.isEmpty()) {
                table.line("“一年”每座新城市只演一次，本次从略 · the year is played once in a new city, not now");
            }
            int failed = play(cast, year, table);
            System.exit(failed == 0 ? 0 : 1);
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private record Playing(Story story, StepLog log, Future<?> end) {}

    /**
     * The year first and alone, for which the city's clock goes back; then all others at once,
     * since some wait for time to pass; printed one after the other.
     *
     * @param year none where it cannot be played
     * @return how many failed; books that do not balance count as one
     */
    static int play(Cast cast, Optional<Story> year, StepTable table) throws InterruptedException {
        var stories = new ArrayList<>(new Stories(cast).all());
        stories.addAll(new MoneyStories(cast).all());
        int failed = play(year.stream().toList(), 1, table);
        int played = year.isPresent() ? 1 : 0;
        failed += play(stories, played + 1, table);
        failed += balanced(cast.office(), table) ? 0 : 1;
        table.line("");
        table.line(
                failed == 0
                        ? "全部 %1$d 个故事完成 · all %1$d stories ended as they should"
                                .formatted(played + stories.size())
                        : "%d 个故事失败 · %1$d stories failed".formatted(failed));
        return failed;
    }

    private static int play(List<Story> stories, int number, StepTable table)
            throws InterruptedException {
        int failed = 0;
        try (var stage = Executors.newVirtualThreadPerTaskExecutor()) {
            var playing = new ArrayList<Playing>();
            for (var story : stories) {
                var log = new StepLog();
                playing.add(new Playing(story, log, stage.submit(() -> run(story, log))));
            }
            for (int i = 0; i < playing.size(); i++) {
                failed += show(number + i, playing.get(i), table) ? 0 : 1;
            }
        }
        return failed;
    }

    /** The books of the whole city after all of it. */
    private static boolean balanced(ApiClient office, StepTable table) {
        var book = office.get("/ledger/trial-balance").must();
        var difference = book.number("debit").subtract(book.number("credit"));
        table.line("");
        table.line("试算平衡 trial balance");
        for (var kind : book.list("kinds")) {
            table.line(
                    "    %s 借 debit %s 贷 credit %s"
                            .formatted(
                                    StepTable.padded(
                                            kind.text("name")
                                                    + " "
                                                    + kind.text("kind").toLowerCase(Locale.ROOT),
                                            KIND),
                                    kind.number("debit").toPlainString(),
                                    kind.number("credit").toPlainString()));
        }
        table.line("    借贷差额 difference " + difference.toPlainString());
        return difference.signum() == 0;
    }

    private static Void run(Story story, StepLog log) throws InterruptedException {
        try {
            story.plot().play(log);
            return null;
        } finally {
            log.end();
        }
    }

    private static boolean show(int number, Playing playing, StepTable table)
            throws InterruptedException {
        table.title(number, playing.story().chinese(), playing.story().english());
        for (var step = playing.log().next(); step.isPresent(); step = playing.log().next()) {
            table.row(step.get());
        }
        try {
            playing.end().get();
            return true;
        } catch (java.util.concurrent.ExecutionException e) {
            table.line("    ✗ 失败 failed: " + e.getCause());
            return false;
        }
    }
}
