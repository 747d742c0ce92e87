package cn.yunfang.chronic;

import cn.yunfang.registry.Institution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A chronic or special disease with what a filing for it takes. Criteria, years and who may
 * determine it are configuration ({@code reference/chronic_*.csv}), not the law of a city.
 *
 * @param code opsp_dise_code, M…
 * @param years for which a filing holds; 0 lasting
 * @param lowestGrade of an institution that determines it: 3, 2 or 1 (hosp_lv)
 */
public record Disease(
        String code,
        String chinese,
        String english,
        int years,
        Determiner determiner,
        int lowestGrade,
        List<Criterion> criteria) {
    /** Who says whether a person has the disease. */
    public enum Determiner {
        /** A designated institution of the grade, or the bureau. */
        INSTITUTION,
        /** The bureau alone. */
        BUREAU
    }

    /** What shows that a criterion is met. */
    public enum Kind {
        DIAGNOSIS,
        LAB,
        EXAMINATION,
        DISCHARGE_SUMMARY,
        PATHOLOGY,
        PRESCRIPTION_HISTORY
    }

    /** How a value is held against a limit. */
    public enum Comparison {
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW
    }

    /** A measured value and where it counts. */
    public record Limit(String measure, Comparison comparison, BigDecimal value, String unit) {
        public boolean isMetBy(BigDecimal measured) {
            int order = measured.compareTo(value);
            return switch (comparison) {
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
            };
        }
    }

    /**
     * One criterion.
     *
     * @param part A, B, C: of each part one criterion is enough, and every part is needed
     * @param limit of LAB alone
     */
    public record Criterion(
            int no,
            String part,
            Kind kind,
            String chinese,
            String english,
            Optional<Limit> limit) {}

    public Optional<Criterion> criterion(int no) {
        return criteria.stream().filter(one -> one.no == no).findFirst();
    }

    /** The first criterion of the first part that none of these numbers belongs to. */
    public Optional<Criterion> firstLacking(Collection<Integer> numbers) {
        return criteria.stream()
                .filter(
                        wanted ->
                                criteria.stream()
                                        .filter(one -> one.part.equals(wanted.part))
                                        .noneMatch(one -> numbers.contains(one.no)))
                .findFirst();
    }

    /** Whether an institution may determine it on a day, itself and without the bureau. */
    public boolean mayBeDeterminedAt(Institution institution, LocalDate day) {
        return determiner == Determiner.INSTITUTION
                && institution.type() == Institution.Type.HOSPITAL
                && institution.designatedOn(day)
                && grade(institution.level()) >= lowestGrade;
    }

    /** The last day of a filing that begins on this one. */
    public LocalDate lastDay(LocalDate from) {
        return years == 0 ? Declaration.OPEN_END : from.plusYears(years).minusDays(1);
    }

    private static int grade(String level) {
        return switch (level) {
            case "01", "02", "03", "04", "12" -> 3;
            case "05", "06", "07", "13" -> 2;
            default -> 1;
        };
    }
}
