package cn.yunfang.portal;

import cn.yunfang.chronic.Diseases;
import cn.yunfang.chronic.FilingApplication;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Applications for filings with names instead of codes. */
@Component
class DrawApplications {
    private final Diseases diseases;
    private final Registry registry;
    private final Persons persons;
    private final Database database;

    DrawApplications(Diseases diseases, Registry registry, Persons persons, Database database) {
        this.diseases = diseases;
        this.registry = registry;
        this.persons = persons;
        this.database = database;
    }

    /** Names masked for whoever needs none to find his work. */
    List<ApplicationView> list(Caller caller, List<FilingApplication> all) {
        var numbers = all.stream().map(FilingApplication::personNo).distinct().toList();
        Map<String, String> names =
                numbers.isEmpty()
                        ? Map.of()
                        : database.read(persons.byNos(numbers)).stream()
                                .collect(Collectors.toMap(Person::no, Person::name));
        return all.stream()
                .map(one -> of(caller, one, shown(caller, names.getOrDefault(one.personNo(), ""))))
                .toList();
    }

    private static String shown(Caller caller, String name) {
        return Sight.seesNames(caller) ? name : Draw.masked(name);
    }

    /** After a step: who took it knows whose it is. */
    ApplicationView of(Caller caller, FilingApplication one) {
        return of(caller, one, "");
    }

    /** The whole case; the look at it was logged with its purpose. */
    ApplicationView.Whole whole(Caller caller, FilingApplication.Whole whole) {
        var one = whole.application();
        var disease = diseases.disease(one.diseaseCode());
        return new ApplicationView.Whole(
                of(caller, one, whole.person().name()),
                DiseaseView.of(disease.orElseThrow()),
                whole.steps().stream()
                        .map(
                                step ->
                                        new ApplicationView.StepView(
                                                step.verb(),
                                                step.at().atOffset(ChinaTime.ZONE),
                                                step.role(),
                                                nameOf(step.institution()),
                                                by(step),
                                                new Words(step.chinese(), step.english()),
                                                step.statements().stream()
                                                        .map(
                                                                said ->
                                                                        ApplicationView
                                                                                .StatementView.of(
                                                                                said, disease))
                                                        .toList(),
                                                step.criteria()))
                        .toList(),
                whole.attachments().stream().map(ApplicationView.FileView::of).toList());
    }

    // whose case it is stands above; a number tells nobody more
    private String by(FilingApplication.Step step) {
        return step.role() == Caller.Role.PATIENT
                ? ""
                : registry.practitioner(step.actor()).map(one -> one.name()).orElse(step.actor());
    }

    private ApplicationView of(Caller caller, FilingApplication one, String name) {
        var disease = diseases.disease(one.diseaseCode()).orElseThrow();
        return new ApplicationView(
                one.number().toString(),
                one.state(),
                new Words(one.state().chinese(), one.state().english()),
                one.version(),
                one.personNo(),
                name,
                one.diseaseCode(),
                new Words(disease.chinese(), disease.english()),
                one.asked().from(),
                one.asked().determiner(),
                nameOf(one.asked().determiner()),
                one.asked().institution(),
                nameOf(one.asked().institution()),
                one.asked().signatory(),
                one.appliedAt().atOffset(ChinaTime.ZONE),
                one.waitingSince().atOffset(ChinaTime.ZONE),
                ApplicationView.dueAt(one),
                one.filing(),
                one.state().isOpen() && one.isFor(caller),
                one.isOf(caller));
    }

    private String nameOf(String institution) {
        return registry.institution(institution).map(one -> one.name()).orElse(institution);
    }
}
