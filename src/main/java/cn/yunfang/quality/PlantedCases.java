package cn.yunfang.quality;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.CsvFile;
import cn.yunfang.rules.Demand;
import cn.yunfang.rules.ReviewInput;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.ChinaTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The catalogue of cases to plant (review/planted_cases.csv), and which of them fit where. */
@Component
public class PlantedCases {
    /** A case ready to be planted, with what the rules say of it there today. */
    record Ready(String caseId, Script script, ReviewInput input, Verdict verdict, Demand demand) {}

    private final List<PlantedCase> all =
            CsvFile.read("review/planted_cases.csv").stream().map(PlantedCase::read).toList();
    private final Registry registry;
    private final Formulary formulary;
    private final Rules rules;

    PlantedCases(Registry registry, Formulary formulary, Rules rules) {
        this.registry = registry;
        this.formulary = formulary;
        this.rules = rules;
    }

    /** The catalogue in its order. */
    public List<PlantedCase> all() {
        return all;
    }

    /**
     * The case as one of the institution's doctors would have written it; empty when nobody there
     * could, or when the rules would never have let it come to a pharmacist.
     *
     * @param serial tells one patient and one doctor from another
     */
    Optional<Ready> ready(PlantedCase planted, Institution institution, Instant at, long serial) {
        return doctor(institution, at, serial)
                .map(doctor -> new Stage(institution, doctor, at, serial))
                .flatMap(stage -> stage.dress(planted, formulary))
                .map(
                        dressed ->
                                new Ready(
                                        planted.id(),
                                        dressed.script(),
                                        dressed.input(),
                                        rules.check(dressed.input()),
                                        rules.demand(dressed.input())))
                .filter(ready -> ready.verdict().refusals().isEmpty())
                .filter(ready -> ready.verdict().needsPharmacist());
    }

    private Optional<Practitioner> doctor(Institution institution, Instant at, long serial) {
        var day = ChinaTime.date(at);
        var all = doctors(institution).filter(one -> one.mayPractise(institution.code(), day));
        var able = all.toList();
        return able.isEmpty()
                ? Optional.empty()
                : Optional.of(able.get((int) (serial % able.size())));
    }

    private Stream<Practitioner> doctors(Institution institution) {
        return registry.practitionersAt(institution.code()).stream()
                .filter(one -> one.kind() == Practitioner.Kind.DOCTOR);
    }
}
