package cn.yunfang.rules;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.recall.Recalls;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the platform's rules and the bureaus' say of a prescription, now and once more later. */
@Component
public class Rules {
    private static final String PLATFORM = "PLATFORM ";
    private static final String IMPORTED = "IMPORTED ";

    /** What a node may take to see that a file was imported; twice the longest promised. */
    private static final Duration SEEN = Duration.ofSeconds(4);

    private static final Pattern FIGURE = Pattern.compile("[0-9.-]+");

    private final Rulebook rulebook = Rulebook.load();
    private final Engine engine;
    private final RecallRule recalled;
    private final Demands demands;
    private final BureauRules bureau;
    private final ImportedTables imported;
    private final boolean automatic;
    private final Timer timer;

    /**
     * Reads the rules once.
     *
     * @param automatic false sends every prescription to a pharmacist, warned of or not
     */
    @Autowired
    Rules(
            Formulary formulary,
            Recalls recalls,
            BureauRules bureau,
            ImportedTables imported,
            MeterRegistry meters,
            @Value("${yunfang.review.automatic:true}") boolean automatic) {
        this(Knowledge.of(formulary, recalls), bureau, imported, meters, automatic);
    }

    Rules(
            Knowledge knowledge,
            BureauRules bureau,
            ImportedTables imported,
            MeterRegistry meters,
            boolean automatic) {
        this.timer = meters.timer("yunfang.rules.check");
        this.bureau = bureau;
        this.imported = imported;
        var terms = Terms.load();
        this.recalled = new RecallRule(knowledge);
        this.engine = new Engine(rulebook, terms, knowledge);
        this.demands = new Demands(terms);
        this.automatic = automatic;
    }

    /** Pure: the same input under the same rules always gives the same verdict. */
    public Verdict check(ReviewInput input) {
        return check(input, Instant.MAX);
    }

    /** What it asks of the pharmacist who reviews it. */
    public Demand demand(ReviewInput input) {
        return demands.of(input);
    }

    private Verdict check(ReviewInput input, Instant known) {
        return timer.record(() -> verdict(input, known));
    }

    private Verdict verdict(ReviewInput input, Instant known) {
        var ours = engine.findings(input, imported.now().asOf(known));
        var theirs = bureau.findings(input, known);
        return new Verdict(
                Stream.of(ours, theirs.counting(), recalled.findings(input, known))
                        .flatMap(List::stream)
                        .toList(),
                theirs.shadow(),
                automatic);
    }

    /**
     * What counts on a day: the platform's rules by the digest of their tables, the bureaus' by
     * name and version, imported files by name and digest. Two days with the same list say the same
     * of a prescription.
     */
    public List<String> inForce(LocalDate today) {
        var ours = Stream.of(PLATFORM + rulebook.edition(today));
        var theirs = imported.now().files().map(file -> IMPORTED + file.name() + file.digest());
        return Stream.of(ours, bureau.inForce(today).stream(), theirs)
                .flatMap(parts -> parts)
                .toList();
    }

    /** Whether a finding may come from one of these parts of what counts. */
    public static boolean comesFrom(List<String> parts, Verdict.Finding finding) {
        return parts.contains(finding.rule() + " " + finding.version())
                || parts.stream()
                        .anyMatch(
                                part ->
                                        part.startsWith(PLATFORM)
                                                || part.startsWith(IMPORTED)
                                                        && ImportedRules.found(finding));
    }

    /** What is kept of an input so that its decision can be explained and taken again. */
    public static String kept(ReviewInput input) {
        return Json.text(input.withoutNames());
    }

    /** The decision again, by the rules that were known when it was taken. */
    public Verdict replay(String kept, Instant decidedAt) {
        return check(input(kept), decidedAt);
    }

    /**
     * Whether a decision is the same again.
     *
     * @param reproduced whether the rules say the same; what they read in files that came since is
     *     left out of it
     * @param importedSince those files, each with its day: what they replaced is gone
     */
    public record Again(boolean reproduced, List<String> importedSince) {}

    /** Takes a decision again, by the rules that were known then, and compares. */
    public Again again(String kept, Instant decidedAt, List<Verdict.Finding> said) {
        return new Again(
                same(decidedAt, said, replay(kept, decidedAt).findings()),
                since(decidedAt).stream()
                        .map(file -> file.name() + " " + ChinaTime.date(file.at()))
                        .toList());
    }

    /**
     * Whether what was said and what is said now are the same, but for imported knowledge that came
     * since.
     */
    public boolean same(Instant decidedAt, List<Verdict.Finding> said, List<Verdict.Finding> now) {
        boolean all = since(decidedAt).isEmpty();
        var before = said.stream().filter(one -> all || !ImportedRules.found(one)).toList();
        var after = now.stream().filter(one -> all || !ImportedRules.found(one)).toList();
        return after.size() == before.size()
                && IntStream.range(0, before.size())
                        .allMatch(i -> after.get(i).says(before.get(i)));
    }

    private List<ImportedFile> since(Instant decidedAt) {
        return imported.now().since(decidedAt.minus(SEEN));
    }

    /** A decision about a hospital of a region once more; empty for one about another. */
    public Optional<Verdict> replay(String kept, Instant decidedAt, String region) {
        return Optional.of(input(kept))
                .filter(input -> input.institution().division().startsWith(region))
                .map(input -> check(input, decidedAt));
    }

    /** What the rules looked at, by the names of docs/bureau-rules.md. */
    public static Map<String, Object> facts(String kept) {
        return RuleView.of(input(kept));
    }

    /**
     * What the rules say today beside what the patient takes by now, and did not say when it was
     * decided. A number in a sentence that has moved on, days left for one, is no news.
     */
    public List<Verdict.Finding> news(
            String kept, List<Verdict.Finding> said, LocalDate today, List<InUse> taking) {
        var known = said.stream().map(Rules::gist).collect(Collectors.toSet());
        return check(input(kept).later(today, taking)).findings().stream()
                .filter(finding -> !known.contains(gist(finding)))
                .toList();
    }

    /** What a finding says, without the figures that move on from day to day. */
    public static String gist(Verdict.Finding finding) {
        return finding.rule() + finding.line() + FIGURE.matcher(finding.chinese()).replaceAll("#");
    }

    private static ReviewInput input(String kept) {
        return Json.read(kept, ReviewInput.class);
    }

    /** Keeps what rules in shadow would have said of a prescription; empty when they are silent. */
    public Optional<Sql<@Nullable Void>> watch(
            PrescriptionId id, String hiRxno, Verdict verdict, Instant now) {
        return verdict.shadow().isEmpty()
                ? Optional.empty()
                : Optional.of(BureauRuleTable.keep(id, hiRxno, verdict, now));
    }
}
