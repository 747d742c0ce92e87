package cn.yunfang.portal;

import cn.yunfang.reading.Kinds;
import cn.yunfang.refill.DecideRefill;
import cn.yunfang.refill.Refills;
import cn.yunfang.refill.ReleasePlan;
import cn.yunfang.refill.Renewal;
import cn.yunfang.refill.Wait;
import cn.yunfang.rules.Verdict;
import cn.yunfang.writing.RxDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repeats, what they wait for, and requests for renewal, as pages see them. */
final class RefillView {
    private RefillView() {}

    /** One kind that a plan asks for, bounds included, in its unit. */
    @Schema(name = "ReleaseCriterion")
    record Criterion(
            ReadingView.KindView kind, Optional<BigDecimal> low, Optional<BigDecimal> high) {}

    /**
     * What issues after the first wait for.
     *
     * @param freshDays how old a reading may be; @param bridgeDays of the one bridge supply
     */
    @Schema(name = "ReleasePlan")
    record Plan(
            List<Criterion> criteria,
            int freshDays,
            int bridgeDays,
            int version,
            OffsetDateTime setAt) {
        static Plan of(ReleasePlan plan, Kinds kinds) {
            return new Plan(
                    plan.criteria().stream()
                            .map(
                                    one ->
                                            new Criterion(
                                                    ReadingView.KindView.of(
                                                            kinds.of(one.kind()).orElseThrow()),
                                                    Optional.ofNullable(one.low()),
                                                    Optional.ofNullable(one.high())))
                            .toList(),
                    plan.freshDays(),
                    plan.bridgeDays(),
                    plan.version(),
                    ReadingView.time(plan.setAt()));
        }
    }

    /** The newest reading of a kind when it was judged. */
    @Schema(name = "ReadingSeen")
    record Seen(ReadingView.KindView kind, BigDecimal value, OffsetDateTime at) {}

    /**
     * An issue that waits.
     *
     * @param why OUT_OF_RANGE or MISSING; @param asked the doctor asked the patient to come
     * @param reason what the doctor said, "" before
     */
    @Schema(name = "WaitingIssue")
    record Waiting(
            int issue,
            @Schema(allowableValues = {"OUT_OF_RANGE", "MISSING"}) String why,
            List<Seen> seen,
            boolean bridged,
            boolean asked,
            String reason,
            OffsetDateTime since,
            OffsetDateTime until) {
        static Waiting of(Wait wait, Kinds kinds) {
            return new Waiting(
                    wait.issue(),
                    wait.why().name(),
                    wait.seen().stream()
                            .map(
                                    one ->
                                            new Seen(
                                                    ReadingView.KindView.of(
                                                            kinds.of(one.kind()).orElseThrow()),
                                                    one.value(),
                                                    ReadingView.time(one.at())))
                            .toList(),
                    wait.bridged(),
                    wait.state() == Wait.State.ASKED,
                    wait.reason(),
                    ReadingView.time(wait.since()),
                    ReadingView.time(wait.until()));
        }
    }

    /**
     * A request for renewal.
     *
     * @param answer number of the new prescription, or why it was refused; "" before
     */
    @Schema(name = "Renewal")
    record Request(
            @Schema(example = "073300000021001") String id,
            String hiRxno,
            Renewal.State state,
            String note,
            OffsetDateTime askedAt,
            String answer) {
        static Request of(Renewal one) {
            return new Request(
                    one.number().toString(),
                    one.hiRxno(),
                    one.state(),
                    one.note(),
                    ReadingView.time(one.askedAt()),
                    one.answer());
        }
    }

    /**
     * A repeat prescription of the patient.
     *
     * @param toFetch something of the open issue waits for him
     * @param nextAt when the next issue's date comes; absent after the last one
     * @param until the last moment of all
     */
    @Schema(name = "Repeat")
    record Repeat(
            String hiRxno,
            PrescriptionView.State state,
            PrescriptionView.Party institution,
            String diagnosis,
            List<String> drugs,
            int issue,
            int issues,
            int intervalDays,
            boolean toFetch,
            Optional<OffsetDateTime> nextAt,
            OffsetDateTime until,
            Optional<Plan> plan,
            Optional<Waiting> waiting,
            boolean mayRenew,
            Optional<Request> renewal) {}

    /** A task of the doctor: an issue that waits. */
    @Schema(name = "RefillTask")
    record Task(
            String hiRxno,
            PrescriptionView.Patient patient,
            String diagnosis,
            List<String> drugs,
            int issues,
            Plan plan,
            Waiting waiting) {}

    /** What the doctor decides, and why. */
    @Schema(name = "RefillDecision")
    record Decision(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    DecideRefill.@Nullable Decision decision,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

    /**
     * An issue that closed although nobody had fetched anything of it.
     *
     * @param at when it closed
     */
    @Schema(name = "UncollectedIssue")
    record Closed(
            String hiRxno,
            int issue,
            PrescriptionView.Patient patient,
            List<String> drugs,
            OffsetDateTime at) {}

    /** The newest of them, and how many there are. */
    @Schema(name = "UncollectedIssues")
    record Uncollected(long total, List<Closed> newest) {}

    /** A patient asks; the note is what he wants to say. */
    @Schema(name = "RenewalDraft")
    record Asked(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String hiRxno,
            @Nullable String note) {}

    /** In a doctor's list. */
    @Schema(name = "RenewalSummary")
    record Summary(Request request, PrescriptionView.Patient patient) {}

    /**
     * All that a doctor needs to answer.
     *
     * @param lastSeen the proof of a visit to the institution; absent when the patient has to come
     * @param findings what the rules say of writing it again today
     * @param warnings have to be explained in {@code overrides}
     */
    @Schema(name = "RenewalLook")
    record Look(
            Request request,
            PrescriptionView prescription,
            Refills.Adherence adherence,
            Optional<OffsetDateTime> lastSeen,
            Optional<Plan> plan,
            List<Verdict.Finding> findings,
            List<String> warnings) {}

    /** Who checked the new prescription, and why warnings are passed over. */
    @Schema(name = "RenewalAnswer")
    record Renewed(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String pharmacist,
            @Nullable List<RxDraft.Override> overrides) {}

    /** Why it is not renewed; the patient reads it. */
    @Schema(name = "RenewalRefusal")
    record Refused(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}
}
