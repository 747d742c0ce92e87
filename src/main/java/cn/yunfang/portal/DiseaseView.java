package cn.yunfang.portal;

import cn.yunfang.chronic.Disease;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A disease with what a filing for it takes. The criteria are configuration, not the law of a city.
 *
 * @param years for which a filing holds; 0 lasting
 * @param determiner INSTITUTION where a designated one may determine it, BUREAU where only that may
 */
@Schema(name = "ChronicDisease")
record DiseaseView(
        @Schema(example = "M03900") String code,
        Words name,
        int years,
        Disease.Determiner determiner,
        List<CriterionView> criteria) {
    /**
     * One criterion.
     *
     * @param part A, B, C: one criterion of each part is needed
     */
    @Schema(name = "ChronicCriterion")
    record CriterionView(
            int no, String part, Disease.Kind kind, Words text, Optional<LimitView> limit) {}

    /** A value that counts. */
    @Schema(name = "ChronicLimit")
    record LimitView(
            String measure, Disease.Comparison comparison, BigDecimal value, String unit) {}

    /**
     * Drugs of a disease that share the head of their ATC code.
     *
     * @param drugs those in force today
     */
    @Schema(name = "ChronicDrugGroup")
    record GroupView(String atc, Words note, List<DrugLine> drugs) {}

    /** A drug of the list. */
    @Schema(name = "ChronicDrug")
    record DrugLine(String code, String name, String form, String spec, String payClass) {}

    /** An institution that may determine. */
    @Schema(name = "ChronicDeterminer")
    record Place(String code, String name, String address) {}

    static DiseaseView of(Disease one) {
        return new DiseaseView(
                one.code(),
                new Words(one.chinese(), one.english()),
                one.years(),
                one.determiner(),
                one.criteria().stream().map(DiseaseView::criterion).toList());
    }

    private static CriterionView criterion(Disease.Criterion one) {
        return new CriterionView(
                one.no(),
                one.part(),
                one.kind(),
                new Words(one.chinese(), one.english()),
                one.limit()
                        .map(
                                limit ->
                                        new LimitView(
                                                limit.measure(),
                                                limit.comparison(),
                                                limit.value(),
                                                limit.unit())));
    }
}
