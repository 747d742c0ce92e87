package cn.yunfang.cohort;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows of the registry; what is empty does not narrow.
 *
 * @param where the place and who cares; @param who the person; @param what the disease and how it
 *     goes
 */
public record Filter(Where where, Who who, What what) {
    /**
     * @param township nine digits, {@link #NONE} for those without
     * @param institution of the contract, {@link #NONE} for those without
     * @param doctor of the contract; @param mine only those whom the asking doctor cares for
     */
    public record Where(
            Optional<String> township,
            Optional<String> institution,
            Optional<String> doctor,
            boolean mine) {}

    /**
     * @param sex 1 male, 2 female
     */
    public record Who(Optional<AgeBand> band, Optional<String> sex, boolean polypharmacy) {}

    /**
     * @param drugClass head of the ATC code; adherence is then that of the class
     * @param gap whether medicine has run out
     */
    public record What(
            Optional<String> disease,
            Optional<String> severity,
            Optional<Control> control,
            Optional<Adherence> adherence,
            Optional<String> drugClass,
            boolean gap) {
        static final What ANYTHING =
                new What(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
    }

    /** Stands for those without a township or contract. */
    public static final String NONE = "none";

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Under which names somebody's carers stand in a row. */
    static Stream<String> carers(String institution, String doctor) {
        return Stream.of(institution, institution + "/" + doctor);
    }

    /** Whether it leaves out persons with all their rows, or none of them. */
    boolean isOfPersons() {
        return what.equals(What.ANYTHING);
    }

    Map<String, Object> params(LocalDate today) {
        var params = new LinkedHashMap<String, Object>();
        params.put("township", place(where.township));
        params.put("institution", place(where.institution));
        params.put("doctor", where.doctor.orElse(""));
        params.put("bornFrom", who.band.map(one -> one.bornFrom(today)).orElse(FIRST));
        params.put("bornTo", who.band.map(one -> one.bornTo(today)).orElse(LAST));
        params.put("sex", who.sex.orElse(""));
        params.put("generics", who.polypharmacy ? Entry.POLYPHARMACY : 0);
        params.put("disease", what.disease.orElse(""));
        params.put("severity", what.severity.orElse(""));
        params.put("control", what.control.map(Enum::ordinal).orElse(-1));
        params.put("adherent", what.adherence.map(Enum::ordinal).orElse(-1));
        params.put("drugClass", what.drugClass.orElse(""));
        params.put("gap", what.gap ? 1 : 0);
        return params;
    }

    private static String place(Optional<String> said) {
        return said.map(one -> one.equals(NONE) ? "" : one).orElse("*");
    }
}
