package cn.yunfang.portal;

import cn.yunfang.cohort.Adherence;
import cn.yunfang.cohort.AgeBand;
import cn.yunfang.cohort.Control;
import cn.yunfang.cohort.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the registry are asked for, as query parameters; what is absent does not narrow.
 */
record CohortAsked(
        @Parameter(description = "Nine digits; `none`: without a contract")
                @Nullable String township,
        @Parameter(description = "Of the contract; `none`: without one")
                @Nullable String institution,
        @Parameter(description = "Of the contract") @Nullable String doctor,
        @Parameter(description = "A doctor's own: contracted or treated within a year")
                @Nullable Boolean mine,
        @Nullable AgeBand band,
        @Parameter(description = "1 male, 2 female") @Nullable String sex,
        @Parameter(description = "Persons on five generics or more") @Nullable Boolean polypharmacy,
        @Parameter(description = "M…") @Nullable String disease,
        @Parameter(description = "Grade, as figures name it") @Nullable String severity,
        @Nullable Control control,
        @Nullable Adherence adherence,
        @Parameter(description = "Head of the ATC code; adherence is then that of the class")
                @Nullable String drugClass,
        @Parameter(description = "Medicine has run out") @Nullable Boolean gap) {

    Filter filter() {
        return new Filter(
                new Filter.Where(
                        said(township), said(institution), said(doctor), Boolean.TRUE.equals(mine)),
                new Filter.Who(
                        Optional.ofNullable(band), said(sex), Boolean.TRUE.equals(polypharmacy)),
                new Filter.What(
                        said(disease),
                        said(severity),
                        Optional.ofNullable(control),
                        Optional.ofNullable(adherence),
                        said(drugClass),
                        Boolean.TRUE.equals(gap)));
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(one -> !one.isEmpty());
    }
}
