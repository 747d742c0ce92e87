package cn.yunfang.portal;

import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The status line of a prescription for the issue open now; pure. */
record Timeline(Prescription rx, List<Told> events, Registry registry) {
    /** The six steps, and how each one is known to be done. */
    private enum Step {
        PRESCRIBED("开方", "Prescribed", "PrescriptionUploaded"),
        REVIEWED("审方", "Reviewed", "PrescriptionApproved"),
        CHOSEN("待取", "Ready to collect", "LinesClaimed"),
        PREPARED("配药", "Prepared", "ClaimAudited"),
        SETTLED("结算", "Settled", "PurchaseSettled"),
        COLLECTED("已取", "Collected", "PrescriptionDispensed", "PrescriptionCompleted");

        private final Words words;
        private final List<String> told;

        Step(String zh, String en, String... told) {
            this.words = new Words(zh, en);
            this.told = Arrays.asList(told);
        }
    }

    List<PrescriptionView.Step> steps() {
        var steps = new ArrayList<PrescriptionView.Step>();
        boolean ended = hasEnded();
        boolean currentFound = ended;
        for (var step : Step.values()) {
            boolean done = isDone(step);
            String progress;
            if (done) {
                progress = "DONE";
            } else if (ended || step == Step.SETTLED && isDone(Step.COLLECTED)) {
                progress = "SKIPPED";
            } else {
                progress = currentFound ? "OPEN" : "CURRENT";
                currentFound = true;
            }
            steps.add(view(step, progress));
        }
        if (ended) {
            steps.add(end());
        }
        return List.copyOf(steps);
    }

    private boolean hasEnded() {
        return switch (rx.state()) {
            case REJECTED, REVOKED, EXPIRED -> true;
            case RESERVED, SIGNED, UPLOADED, EFFECTIVE, COMPLETED -> false;
        };
    }

    private boolean isDone(Step step) {
        return switch (step) {
            case PRESCRIBED -> rx.state().isPublished() && last(step).isPresent();
            case REVIEWED -> rx.issue() > 0;
            case CHOSEN -> any(line -> line.state().isHeld() || handedOver(line));
            case PREPARED -> any(line -> line.audited() || handedOver(line));
            case SETTLED -> any(line -> line.settlement() != 0);
            case COLLECTED ->
                    rx.state() == PrescriptionState.COMPLETED
                            || rx.issue() > 0
                                    && rx.openLines().stream()
                                            .allMatch(line -> line.state() == LineState.DISPENSED);
        };
    }

    private boolean any(Predicate<PrescriptionLine> what) {
        return rx.issue() > 0 && rx.openLines().stream().anyMatch(what);
    }

    private static boolean handedOver(PrescriptionLine line) {
        return line.dispensed().signum() > 0;
    }

    private PrescriptionView.Step view(Step step, String progress) {
        var told = progress.equals("DONE") ? last(step) : Optional.<Told>empty();
        return new PrescriptionView.Step(
                step.name(),
                step.words.zh(),
                step.words.en(),
                progress,
                told.map(one -> one.occurredAt().atOffset(ChinaTime.ZONE)),
                told.map(this::who).orElse(""));
    }

    private PrescriptionView.Step end() {
        var told = events.stream().filter(one -> one.facts().text("to").equals(rx.state().name()));
        var last = told.reduce((_, later) -> later);
        return new PrescriptionView.Step(
                rx.state().name(),
                rx.state().chinese(),
                rx.state().english(),
                "CURRENT",
                last.map(one -> one.occurredAt().atOffset(ChinaTime.ZONE)),
                last.map(this::who).orElse(""));
    }

    private Optional<Told> last(Step step) {
        return events.stream()
                .filter(one -> step.told.contains(one.name()))
                .reduce((_, later) -> later);
    }

    private String who(Told told) {
        return registry.institution(told.institution()).map(Institution::name).orElse("");
    }
}
