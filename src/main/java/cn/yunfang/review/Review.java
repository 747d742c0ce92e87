package cn.yunfang.review;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Optional;
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
            Instant decidedAt) {}

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
        var ours = engine.findings(input);
        var theirs = bureau.findings(input);
        return new Verdict(
                Stream.concat(ours.stream(), theirs.counting().stream()).toList(),
                theirs.shadow(),
                automatic);
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
     * Closes an open task that is free or held by this reviewer; missed with CHANGED_MEANWHILE when
     * it is neither, so that the caller looks again.
     */
    public Sql<@Nullable Void> close(
            PrescriptionId id, boolean approved, String reviewerCode, String opinion, Instant now) {
        var name = registry.practitioner(reviewerCode).map(Practitioner::name).orElse("");
        return TaskTable.close(
                id, new TaskTable.Decision(approved, reviewerCode, name, opinion, now));
    }

    /** Takes an open task off the work list: the prescription was revoked or has expired. */
    public Sql<@Nullable Void> withdraw(PrescriptionId id, Instant now) {
        return TaskTable.withdraw(id, now);
    }

    /** The task of a prescription, open or decided. */
    public Sql<Optional<Task>> taskOf(PrescriptionId id) {
        return TaskTable.taskOf(id);
    }
}
