package cn.yunfang.care;

import cn.yunfang.shared.ChinaTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a disease is followed up (随访规范), from {@code care/guideline.csv}.
 *
 * @param diseases codes of chronic diseases (opsp_dise_code) it is for
 * @param visitsAYear at least so many
 * @param items what is asked and measured at a visit
 * @param source where the rule stands
 */
public record Guideline(
        String code,
        String chinese,
        String english,
        List<String> diseases,
        int visitsAYear,
        Days days,
        List<Item> items,
        String source) {
    private static final int DAYS_OF_YEAR = 365;

    /**
     * Days to the next visit by what the last one found.
     *
     * @param first from the contract or the filing to the first visit
     */
    public record Days(int controlled, int uncontrolled, int danger, int first) {}

    /** Days to the next visit; never so many that a year has fewer visits than it should. */
    int daysAfter(Control control) {
        int wanted =
                switch (control) {
                    case CONTROLLED, NOT_JUDGED -> days.controlled;
                    case UNCONTROLLED -> days.uncontrolled;
                    case DANGER -> days.danger;
                };
        return Math.min(wanted, DAYS_OF_YEAR / visitsAYear);
    }

    /**
     * When the next visit is due. The first one soon after the contract or the filing began,
     * whichever is later; each next one as long after the last as it asks for. What should have
     * been before the contract began is due on its first day.
     */
    LocalDate due(LocalDate began, Optional<Visit> last) {
        var due =
                last.flatMap(
                                one ->
                                        one.madeAt()
                                                .map(ChinaTime::date)
                                                .map(day -> day.plusDays(daysAfter(one.control()))))
                        .orElseGet(() -> began.plusDays(days.first));
        return due.isBefore(began) ? began : due;
    }

    /** The item of that code. */
    public Optional<Item> item(String code) {
        return items.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
