package cn.yunfang.rules;

import cn.yunfang.formulary.DrugLimit;
import cn.yunfang.rules.ReviewInput.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Official restrictions of drugs, by their kind in the national rule library. */
record Limits(Knowledge knowledge) {
    static final String SEX = "sex";
    static final String AGE = "age";
    static final String LEVEL = "hospital_level";
    static final String ENCOUNTER = "encounter_type";
    static final String DAYS = "max_pay_days";
    static final String INSURANCE = "insurance_type";
    static final String DISEASE = "disease";
    static final String SPECIALTY = "specialty";
    static final String TREATMENT_LINE = "treatment_line";
    private static final String CATALOGUE = "payment";
    private static final List<String> PAYMENT =
            List.of(LEVEL, ENCOUNTER, DAYS, INSURANCE, DISEASE, SPECIALTY);

    /** The first limit of a kind; a generic name has one of each. */
    Optional<DrugLimit> of(Line line, String kind) {
        return knowledge.limits().apply(line.name()).stream()
                .filter(limit -> limit.kind().equals(kind))
                .findFirst();
    }

    /** In words what the insurance pays for; empty when it pays without condition. */
    Optional<String> payment(Line line) {
        var said =
                Optional.of(line.drug().restriction())
                        .filter(text -> !text.isEmpty())
                        .or(() -> of(line, CATALOGUE).map(DrugLimit::value));
        if (said.isPresent()) {
            return said;
        }
        var words =
                knowledge.limits().apply(line.name()).stream()
                        .filter(limit -> PAYMENT.contains(limit.kind()))
                        .map(limit -> "限" + String.join("、", words(limit)))
                        .distinct()
                        .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join("；", words));
    }

    /** Alternatives of a limit written as {@code (肿瘤|癌)}. */
    static List<String> words(DrugLimit limit) {
        return Arrays.stream(limit.value().replaceAll("[()（）]", "").split("\\|"))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
