package cn.yunfang.quality;

import cn.yunfang.review.Conduct.Answer;
import cn.yunfang.review.Conduct.Reply;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alert that a reviewer was shown, and what he did about it.
 *
 * @param reason his own for this alert, "" when the opinion says it
 */
record Alert(Finding finding, Action action, String reason) {
    /** The stored figure is the position. */
    enum Action {
        /** Only informs, and was let stand. */
        SEEN,
        /** Acted on: the prescription was refused for it. */
        ACCEPTED,
        OVERRIDDEN,
        /** The doctor was asked. */
        ASKED
    }

    /** All alerts of a task with their answers; those not answered singly the ruling answers. */
    static Outcome<List<Alert>> of(List<Finding> shown, Ruling ruling) {
        var answers = ruling.conduct().answers();
        for (int i = 0; i < answers.size(); i++) {
            var wrong = wrong(i, answers, shown, ruling.kind());
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
        }
        var all = new ArrayList<Alert>();
        for (var finding : shown) {
            var own = answers.stream().filter(one -> isOf(one, finding)).findFirst();
            all.add(
                    new Alert(
                            finding,
                            action(finding, ruling.kind(), own.map(Answer::action)),
                            own.map(Answer::reason).orElse("")));
        }
        return Outcome.done(List.copyOf(all));
    }

    private static Optional<Refusal> wrong(
            int at, List<Answer> answers, List<Finding> shown, Ruling.Kind kind) {
        var answer = answers.get(at);
        var found = shown.stream().filter(finding -> isOf(answer, finding)).findFirst();
        if (found.isEmpty() || answers.subList(0, at).stream().anyMatch(one -> same(one, answer))) {
            return Optional.of(
                    Refusal.invalid(
                            "answers[%d].rule".formatted(at),
                            "所答复的提示",
                            String.join(", ", shown.stream().map(Alert::place).toList())));
        }
        // who lets a warning pass overrides it, whatever he calls it
        return kind == Ruling.Kind.APPROVE
                        && answer.action() == Reply.ACCEPT
                        && found.get().severity() == Severity.WARN
                ? Optional.of(
                        Refusal.invalid(
                                "answers[%d].action".formatted(at), "答复", Reply.OVERRIDE.name()))
                : Optional.empty();
    }

    private static Action action(Finding finding, Ruling.Kind kind, Optional<Reply> own) {
        if (kind == Ruling.Kind.ASK) {
            return Action.ASKED;
        }
        if (own.isPresent()) {
            return own.get() == Reply.ACCEPT ? Action.ACCEPTED : Action.OVERRIDDEN;
        }
        if (finding.severity() == Severity.INFORM) {
            return Action.SEEN;
        }
        return kind == Ruling.Kind.APPROVE ? Action.OVERRIDDEN : Action.ACCEPTED;
    }

    private static String place(Finding finding) {
        return finding.rule() + "@" + finding.line();
    }

    private static boolean isOf(Answer answer, Finding finding) {
        return answer.rule().equals(finding.rule()) && answer.line() == finding.line();
    }

    private static boolean same(Answer one, Answer other) {
        return one.rule().equals(other.rule()) && one.line() == other.line();
    }

    boolean warns() {
        return finding.severity() == Severity.WARN;
    }

    boolean is(Action other) {
        return action == other;
    }
}
