package cn.yunfang.portal;

import cn.yunfang.cohort.Adherence;
import cn.yunfang.cohort.Control;
import cn.yunfang.cohort.Figures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of the chronically ill as pages see it. */
final class CohortView {
    private CohortView() {}

    /** What a group is, with where it is when it is a township. */
    @Schema(name = "CohortKey")
    record Key(
            @Schema(example = "M03900") String code,
            Words name,
            Optional<BigDecimal> longitude,
            Optional<BigDecimal> latitude) {}

    /**
     * Counts of rows (a person and a disease), unless they say persons. The list with the same
     * filter and the group's key has as many.
     */
    @Schema(name = "CohortGroup")
    record Group(
            Key key,
            long entries,
            long persons,
            long controlled,
            long notControlled,
            long notMeasured,
            long adherent,
            long notAdherent,
            long gaps,
            long polypharmacy) {
        static Group of(Figures.Group one, Key key) {
            return new Group(
                    key,
                    one.entries(),
                    one.persons(),
                    one.controlled(),
                    one.notControlled(),
                    one.notMeasured(),
                    one.adherent(),
                    one.notAdherent(),
                    one.gaps(),
                    one.polypharmacy());
        }
    }

    /**
     * @param waiting persons whose rows are being made again
     * @param oldest when the oldest rows were made; absent when there are none
     */
    @Schema(name = "CohortFigures")
    record Overall(
            Group all,
            Map<Figures.Cut, List<Group>> by,
            long waiting,
            Optional<OffsetDateTime> oldest,
            OffsetDateTime asOf) {}

    /** The newest fresh value. */
    @Schema(name = "CohortMeasured")
    record Measured(
            Words kind, BigDecimal value, String unit, OffsetDateTime measuredAt, boolean fine) {}

    /**
     * Days with medicine.
     *
     * @param percent of the period, rounded down; @param gapNow days without at its end
     */
    @Schema(name = "CohortDays")
    record Covered(int covered, int period, int percent, int gapNow, int gapLongest) {}

    /** Days without medicine. */
    @Schema(name = "CohortGap")
    record Missing(LocalDate from, int days) {}

    /** A drug class of the disease and how it is collected. */
    @Schema(name = "CohortCourse")
    record OneCourse(
            String atc,
            Words name,
            List<String> generics,
            Adherence adherence,
            Covered half,
            Covered year,
            List<Missing> gaps) {}

    /**
     * A person and a disease.
     *
     * @param patient with a masked name for those who need none
     * @param half days of the last 180 with medicine of the class collected worst
     */
    @Schema(name = "CohortRow")
    record Row(
            PrescriptionView.Patient patient,
            String sex,
            int age,
            Key township,
            Key disease,
            Key severity,
            Control control,
            List<Measured> measured,
            Adherence adherence,
            Covered half,
            List<String> generics,
            int allGenerics,
            Optional<LocalDate> collectedOn,
            Optional<LocalDate> nextIssueOn,
            Optional<PrescriptionView.Party> institution,
            Optional<PrescriptionView.Party> doctor) {}

    /**
     * @param entries rows in all; @param persons whose they are
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "CohortRows")
    record Rows(List<Row> items, long entries, long persons, Optional<String> next) {}

    /** One person: a row for each disease, and the courses of each. */
    @Schema(name = "CohortPerson")
    record OnePerson(List<Row> diseases, List<List<OneCourse>> courses, OffsetDateTime madeAt) {}

    /**
     * @param waiting persons whose rows will be made again, soon
     */
    @Schema(name = "CohortRebuild")
    record Rebuild(long waiting) {}
}
