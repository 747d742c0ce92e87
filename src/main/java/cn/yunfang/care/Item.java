package cn.yunfang.care;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that is asked or measured at a visit, from {@code care/item.csv}: a number when it has
 * a plausible range, one of several choices when it has choices, else a text.
 *
 * @param unit as it is shown, "" for none
 * @param kind of the reading that it is kept as, in the unit of that kind; empty for what is none
 * @param plausible what somebody may measure at all; absent for what is no number
 * @param target within it the disease is controlled
 * @param danger at or beyond these bounds a hospital has to look
 */
public record Item(
        String code,
        String chinese,
        String english,
        String unit,
        Optional<String> kind,
        Optional<Bounds> plausible,
        Bounds target,
        Bounds danger,
        List<Choice> choices,
        boolean required) {
    static final int LONGEST_TEXT = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,4}(\\.\\d{1,2})?");

    /** Inclusive; absent where open. */
    public record Bounds(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        /** Whether anything is within them. */
        public boolean isOpen() {
            return low.isEmpty() && high.isEmpty();
        }

        private boolean contains(BigDecimal value) {
            return low.filter(bound -> value.compareTo(bound) < 0).isEmpty()
                    && high.filter(bound -> value.compareTo(bound) > 0).isEmpty();
        }

        private boolean isReachedBy(BigDecimal value) {
            return low.filter(bound -> value.compareTo(bound) <= 0).isPresent()
                    || high.filter(bound -> value.compareTo(bound) >= 0).isPresent();
        }

        @Override
        public String toString() {
            if (low.isEmpty()) {
                return "≤ " + high.map(BigDecimal::toPlainString).orElse("");
            }
            return high.map(top -> low.get().toPlainString() + "–" + top.toPlainString())
                    .orElseGet(() -> "≥ " + low.get().toPlainString());
        }
    }

    /**
     * One of the answers.
     *
     * @param finding what it means: controlled, not controlled, or danger
     */
    public record Choice(String code, String chinese, String english, Control finding) {}

    /** What would be right instead of this answer; empty when it can be taken. */
    Optional<String> wrong(String answer) {
        if (plausible.isPresent()) {
            boolean fine =
                    NUMBER.matcher(answer).matches()
                            && plausible.get().contains(new BigDecimal(answer));
            return fine ? Optional.empty() : Optional.of(plausible.get() + " " + unit);
        }
        if (choices.isEmpty()) {
            return answer.length() <= LONGEST_TEXT
                    ? Optional.empty()
                    : Optional.of("≤ " + LONGEST_TEXT);
        }
        return chosen(answer).isPresent()
                ? Optional.empty()
                : Optional.of(String.join(" | ", choices.stream().map(Choice::code).toList()));
    }

    /** What an answer that can be taken means. */
    public Control finding(String answer) {
        if (plausible.isEmpty()) {
            return chosen(answer).map(Choice::finding).orElse(Control.NOT_JUDGED);
        }
        var value = new BigDecimal(answer);
        if (danger.isReachedBy(value)) {
            return Control.DANGER;
        }
        return target.contains(value) ? Control.CONTROLLED : Control.UNCONTROLLED;
    }

    private Optional<Choice> chosen(String answer) {
        return choices.stream().filter(one -> one.code.equals(answer)).findFirst();
    }
}
