package cn.yunfang.portal;

import cn.yunfang.chronic.Disease;
import cn.yunfang.chronic.Diseases;
import cn.yunfang.formulary.Drug;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The chronic and special diseases, what each takes and what it pays. */
@RestController
@RequestMapping("/api/v1/chronic-diseases")
@Tag(name = "Chronic 慢特病")
class ChronicDiseaseController {
    private final Diseases diseases;
    private final Registry registry;
    private final Persons persons;
    private final Database database;

    ChronicDiseaseController(
            Diseases diseases, Registry registry, Persons persons, Database database) {
        this.diseases = diseases;
        this.registry = registry;
        this.persons = persons;
        this.database = database;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Chronic diseases and their criteria 慢特病病种与认定标准",
            description =
                    """
                    One criterion of each part is needed. `years` 0 is a filing that lasts. The \
                    criteria are configuration, not the law of a city.\
                    """)
    List<DiseaseView> list() {
        return diseases.all().stream().map(DiseaseView::of).toList();
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{code}/drugs")
    @Operation(
            summary = "Drugs of a chronic disease 慢特病用药目录",
            description = "By the head of their ATC code, as the formulary has them today.")
    List<DiseaseView.GroupView> drugs(@PathVariable String code) {
        return diseases.drugs(known(code).code()).stream()
                .map(
                        group ->
                                new DiseaseView.GroupView(
                                        group.atc(),
                                        new Words(group.chinese(), group.english()),
                                        group.drugs().stream()
                                                .map(ChronicDiseaseController::line)
                                                .toList()))
                .toList();
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping("/{code}/determiners")
    @Operation(
            summary = "Who may determine it 可认定机构",
            description =
                    """
                    Designated institutions of the patient's city of insurance, or of the \
                    caller's own city; none where only the bureau may.\
                    """)
    List<DiseaseView.Place> determiners(Caller caller, @PathVariable String code) {
        return diseases.determiners(known(code), division(caller)).stream()
                .map(one -> new DiseaseView.Place(one.code(), one.name(), one.address()))
                .toList();
    }

    private String division(Caller caller) {
        return caller.role() == Role.PATIENT
                ? database.read(persons.byNo(caller.actor()))
                        .map(Person::insuredDivision)
                        .orElse("000000")
                : registry.institution(caller.institution())
                        .map(one -> one.division())
                        .orElse("000000");
    }

    private Disease known(String code) {
        return diseases.disease(code)
                .orElseThrow(() -> new RefusedException(Refusal.invalid("code", "病种目录代码", "1309")));
    }

    private static DiseaseView.DrugLine line(Drug drug) {
        return new DiseaseView.DrugLine(
                drug.code(),
                drug.genericName(),
                drug.dosageForm(),
                drug.spec(),
                drug.payClass().name());
    }
}
