package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Diagnosis;
import cn.yunfang.rules.Rule.Hit;
import java.util.Map;
import java.util.stream.Stream;

/** R2xx: is it said, in codes the insurance knows, what the patient has? */
final class DiagnosisRules {
    private DiagnosisRules() {}

    static Map<String, Rule> rules(Knowledge knowledge) {
        return Map.of(
                "R201",
                Rule.whole((rx, _) -> rx.diagnoses().isEmpty()),
                "R202",
                (rx, _) -> unknown(rx, knowledge),
                "R203",
                (rx, _) -> otherMain(rx),
                "R204",
                Rule.whole((rx, _) -> noneMain(rx)),
                "R205",
                Rule.whole((rx, _) -> rx.visit().chronic() && !diseaseKnown(rx, knowledge)),
                "R206",
                (rx, _) ->
                        !rx.visit().chronic()
                                        && !rx.visit().chronicDisease().isEmpty()
                                        && !diseaseKnown(rx, knowledge)
                                ? Stream.of(Hit.ofAll(rx.visit().chronicDisease()))
                                : Stream.of());
    }

    private static Stream<Hit> unknown(ReviewInput rx, Knowledge knowledge) {
        return rx.diagnoses().stream()
                .map(Diagnosis::code)
                .distinct()
                .sorted()
                .filter(code -> knowledge.diagnosis().apply(code).isEmpty())
                .map(Hit::ofAll);
    }

    private static Stream<Hit> otherMain(ReviewInput rx) {
        var main = rx.visit().mainDiagnosis();
        boolean flagged = rx.diagnoses().stream().anyMatch(Diagnosis::main);
        boolean fits =
                rx.diagnoses().stream()
                        .filter(one -> !flagged || one.main())
                        .anyMatch(one -> one.code().equals(main));
        return main.isEmpty() || rx.diagnoses().isEmpty() || fits
                ? Stream.of()
                : Stream.of(Hit.ofAll(main));
    }

    private static boolean noneMain(ReviewInput rx) {
        return rx.diagnoses().size() > 1
                && rx.diagnoses().stream().filter(Diagnosis::main).count() != 1;
    }

    private static boolean diseaseKnown(ReviewInput rx, Knowledge knowledge) {
        return knowledge.chronicDisease().apply(rx.visit().chronicDisease()).isPresent();
    }
}
