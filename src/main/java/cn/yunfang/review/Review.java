package cn.yunfang.review;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Rules and work list, for the modules that move the prescription. */
@Component
public class Review {
    /**
     * A decided or open task; decision is "" while open, else APPROVED, REJECTED or WITHDRAWN.
     *
     * @param decidedAt when it was decided; while open, when it was opened
     * @param suggested whether the opinion of a refusal says what would be right
     */
    public record Task(
            PrescriptionId id,
            String hiRxno,
            String institution,
            Instant since,
            String decision,
            String reviewerCode,
            String reviewerName,
            String opinion,
            Instant decidedAt,
            boolean suggested,
            Question question,
            List<Verdict.Finding> findings) {
        /** Warnings that the reviewer let pass. */
        public List<Overridden> overridden() {
            return decision.equals("APPROVED")
                    ? Verdict.warnings(findings).stream().map(this::overridden).toList()
                    : List.of();
        }

        private Overridden overridden(Verdict.Finding finding) {
            return new Overridden(finding, opinion, reviewerCode, reviewerName, decidedAt);
        }
    }

    /**
     * A warning that a reviewing pharmacist let pass, for whoever comes next.
     *
     * @param reason why he did
     */
    public record Overridden(
            Verdict.Finding finding,
            String reason,
            String reviewerCode,
            String reviewerName,
            Instant decidedAt) {}

    private static final Pattern FIGURE = Pattern.compile("[0-9.-]+");

    private final Engine engine;
    private final BureauRules bureau;
    private final Registry registry;
    private final boolean automatic;

    /**
     * Reads the rules once.
     *
     * @param automatic false sends every prescription to a pharmacist, warned of or not
     */
    @Autowired
    Review(
            Formulary formulary,
            Registry registry,
            BureauRules bureau,
            @Value("${yunfang.review.automatic:true}") boolean automatic) {
        this(Knowledge.of(formulary), registry, bureau, automatic);
    }

    Review(Knowledge knowledge, Registry registry, BureauRules bureau, boolean automatic) {
        this.bureau = bureau;
        this.engine = new Engine(Rulebook.load(), Terms.load(), knowledge);
        this.registry = registry;
        this.automatic = automatic;
    }

    /** Pure: the same input under the same rules always gives the same verdict. */
    public Verdict check(ReviewInput input) {
        return check(input, Instant.MAX);
    }

    private Verdict check(ReviewInput input, Instant known) {
        var ours = engine.findings(input);
        var theirs = bureau.findings(input, known);
        return new Verdict(
                Stream.concat(ours.stream(), theirs.counting().stream()).toList(),
                theirs.shadow(),
                automatic);
    }

    /** What is kept of an input so that its decision can be explained and taken again. */
    public static String kept(ReviewInput input) {
        return Json.text(input.withoutNames());
    }

    /** The decision again, by the rules that were known when it was taken. */
    public Verdict replay(String kept, Instant decidedAt) {
        return check(input(kept), decidedAt);
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
        var known = said.stream().map(Review::gist).collect(Collectors.toSet());
        return check(input(kept).later(today, taking)).findings().stream()
                .filter(finding -> !known.contains(gist(finding)))
                .toList();
    }

    private static String gist(Verdict.Finding finding) {
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

    /** Puts a prescription on the work list of its city. */
    public Sql<@Nullable Void> open(
            PrescriptionId id, String hiRxno, String institution, Verdict why, Instant now) {
        var city = ReviewWork.cityOf(registry, institution);
        return TaskTable.open(new OpenTask(id, hiRxno, institution, now, why.findings()), city);
    }

    /**
     * Closes an open task that is free or held by this reviewer, or lets it wait for the doctor;
     * missed with CHANGED_MEANWHILE when it is neither, so that the caller looks again.
     */
    public Sql<@Nullable Void> rule(
            PrescriptionId id, Ruling ruling, String reviewerCode, Instant now) {
        var name = registry.practitioner(reviewerCode).map(Practitioner::name).orElse("");
        var decision = new TaskTable.Decision(ruling, reviewerCode, name, now);
        return ruling.kind() == Ruling.Kind.ASK
                ? TaskTable.ask(id, decision)
                : TaskTable.close(id, decision);
    }

    /** The doctor answers; the task is on the work list again, where it was. */
    public Sql<@Nullable Void> answer(PrescriptionId id, String answer) {
        return TaskTable.answer(id, answer);
    }

    /** Takes an open task off the work list: the prescription was revoked or has expired. */
    public Sql<@Nullable Void> withdraw(PrescriptionId id, Instant now) {
        return TaskTable.withdraw(id, now);
    }

    /** Warnings that a reviewer let pass, and why. */
    public Sql<List<Overridden>> overridden(PrescriptionId id) {
        var task = TaskTable.taskOf(id);
        return Sql.read(
                task.text(),
                task.params(),
                rows -> task.reader().read(rows).map(Task::overridden).orElse(List.of()));
    }

    /** The task of a prescription, open or decided. */
    public Sql<Optional<Task>> taskOf(PrescriptionId id) {
        return TaskTable.taskOf(id);
    }
}
