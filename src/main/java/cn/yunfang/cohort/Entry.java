package cn.yunfang.cohort;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of the registry: a person and a disease filed for.
 *
 * @param division six digits, where the person is insured
 * @param township nine digits, in which the contracted clinic lies; "" when there is none
 * @param institution of the contract, "" without one; @param doctor of it
 * @param carers institutions that have a contract or prescribed within a year, and the same with
 *     {@code /doctor}
 * @param severity code of a {@link Scales.Grade}
 * @param cover of the last 180 days, of the drug class that is collected worst
 * @param generics in use for the disease; @param allGenerics how many in use for anything
 * @param urgency the higher, the sooner a doctor should look
 */
public record Entry(
        String personNo,
        String disease,
        String division,
        String township,
        LocalDate birthDate,
        String sex,
        String institution,
        String doctor,
        List<String> carers,
        String severity,
        Control control,
        List<Measured> measures,
        Adherence adherence,
        Days cover,
        List<Course> courses,
        List<String> generics,
        int allGenerics,
        Optional<LocalDate> collectedOn,
        Optional<LocalDate> nextIssueOn,
        int urgency,
        Instant computedAt) {
    /** From so many generics in use on, polypharmacy (多重用药). */
    public static final int POLYPHARMACY = 5;

    /**
     * The newest fresh value of a kind.
     *
     * @param fine whether it lies within the person's target
     */
    public record Measured(String kind, BigDecimal value, Instant at, boolean fine) {}

    /**
     * Days of a period.
     *
     * @param covered with medicine; @param gapNow without at its end; @param gapLongest in a row
     */
    public record Days(int covered, int period, int gapNow, int gapLongest) {
        static final Days NONE = new Days(0, 0, 0, 0);

        static Days of(Cover cover) {
            return new Days(cover.covered(), cover.period(), cover.gapNow(), cover.gapLongest());
        }
    }

    /**
     * What is collected of a drug class.
     *
     * @param atc head of the ATC code; @param generics collected of it, in use or not
     * @param half of the last 180 days; @param year of the last 365
     * @param gaps of the last 365 days
     */
    public record Course(
            String atc,
            String chinese,
            String english,
            List<String> generics,
            Adherence adherence,
            Days half,
            Days year,
            List<Cover.Gap> gaps) {}

    /** Whether five generics or more are in use at once. */
    public boolean isPolypharmacy() {
        return allGenerics >= POLYPHARMACY;
    }
}
