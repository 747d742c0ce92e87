package cn.yunfang.rules;

import cn.yunfang.formulary.DrugLimit;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.recall.Recall;
import cn.yunfang.recall.Recalls;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the rules ask the catalogue, as functions, so that they can be tried on a table of cases.
 *
 * @param diagnosis name of an insurance ICD-10 code
 * @param chronicDisease name of an outpatient chronic disease (M…)
 * @param route name of a route of administration
 * @param limits official restrictions of a generic name
 * @param recalls all recalls that ever were of a drug code
 */
record Knowledge(
        Function<String, Optional<String>> diagnosis,
        Function<String, Optional<String>> chronicDisease,
        Function<String, Optional<String>> route,
        Function<String, List<DrugLimit>> limits,
        Function<String, List<Recall>> recalls) {

    static Knowledge of(Formulary formulary, Recalls recalls) {
        return new Knowledge(
                formulary::diagnosis,
                formulary::chronicDisease,
                formulary::route,
                formulary::limits,
                recalls::of);
    }
}
