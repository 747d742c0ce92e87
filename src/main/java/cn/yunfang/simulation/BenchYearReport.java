package cn.yunfang.simulation;

import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What happened in a simulated year, in figures, and whether the books are right. */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearReport {
    private static final List<String> FACTS =
            List.of(
                    "IssueOpened",
                    "IssueOpened IN_RANGE",
                    "IssueOpened DOCTOR",
                    "IssueHeld OUT_OF_RANGE",
                    "IssueHeld MISSING",
                    "IssueBridged",
                    "IssueUncollected",
                    "IssuesStopped",
                    "ReadingAlerted attention",
                    "ReadingAlerted urgent");
    private static final List<String> DONE =
            List.of(
                    "visits",
                    "renewals asked",
                    "renewed",
                    "collected",
                    "collected in part",
                    "delivered",
                    "came in vain",
                    "sent away by the pharmacist",
                    "returned",
                    "restocked",
                    "batches",
                    "readings",
                    "readings late",
                    "alerts acknowledged");
    private static final long MIB = 1024 * 1024;

    private final Database database;
    private final BenchYearCity city;

    BenchYearReport(Database database, BenchYearCity city) {
        this.database = database;
        this.city = city;
    }

    /** All that the year did. */
    void print(BenchYearCourse.Played played, PrintStream out) {
        var tally = played.tally();
        out.printf("%n%d days%n", played.days());
        line(out, "patients", played.patients().size());
        line(
                out,
                "filed diseases",
                played.patients().stream().mapToLong(p -> p.diseases.size()).sum());
        line(out, "clinics", city.sites(Institution.Type.CLINIC));
        line(out, "pharmacies", played.counters().size());
        DONE.forEach(what -> line(out, what, tally.of(what)));
        var told = counts(database.read(BenchYearProofTable.told()));
        FACTS.forEach(fact -> line(out, fact, told.getOrDefault(fact, 0L)));
        out.println("how issues ended:");
        database.read(BenchYearProofTable.ends())
                .forEach(one -> line(out, "  " + one.name(), one.many()));
        out.println("money, yuan:");
        List.of("medfee", "fund", "account", "cash")
                .forEach(what -> out.printf("  %-32s %18s%n", what, yuan(tally.of(what))));
        if (!tally.refusals().isEmpty()) {
            out.println("refused, and tried again or left:");
            tally.refusals().forEach((what, many) -> line(out, "  " + what, many));
        }
        long seconds = Math.max(1, played.millis() / 1000);
        out.printf(
                "%,d s, %,d steps, %,d steps/s%n", seconds, tally.steps(), tally.steps() / seconds);
        sizes(tally.of("readings"), out);
    }

    private void sizes(long readings, PrintStream out) {
        var sizes = database.read(BenchYearProofTable.sizes());
        out.print("MiB:");
        sizes.forEach(one -> out.printf(" %s %,d", one.name(), one.many() / MIB));
        out.println();
        counts(sizes).entrySet().stream()
                .filter(one -> one.getKey().equals("reading.reading") && readings > 0)
                .forEach(
                        one ->
                                out.printf(
                                        "%d bytes a reading, indexes included%n",
                                        one.getValue() / readings));
    }

    private static Map<String, Long> counts(List<BenchYearProofTable.Count> all) {
        return all.stream()
                .collect(
                        Collectors.toMap(
                                BenchYearProofTable.Count::name, BenchYearProofTable.Count::many));
    }

    private static void line(PrintStream out, String what, long many) {
        out.printf("  %-32s %,18d%n", what, many);
    }

    private static String yuan(long fen) {
        return new Fen(fen).yuan().toPlainString();
    }

    /** Goes through the books; answers each row that does not fit, none when all is right. */
    List<String> prove(BenchYearCourse.Played played, PrintStream out) {
        var wrong = new ArrayList<String>();
        for (var proof : played.proofs()) {
            var misfits = database.read(proof.misfits());
            out.printf("%s %s%n", misfits.isEmpty() ? "✓" : "✗", proof.says());
            Function<BenchYearProofTable.Misfit, String> shown =
                    one ->
                            "%s: %s expected %s, found %s"
                                    .formatted(
                                            proof.says(),
                                            one.place(),
                                            one.expected().toPlainString(),
                                            one.found().toPlainString());
            misfits.stream().map(shown).forEach(wrong::add);
        }
        wrong.forEach(out::println);
        return wrong;
    }
}
