package cn.yunfang.quality;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.rules.ReviewInput;
import cn.yunfang.shared.ChinaTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Dresses a case for one institution and one moment: with its doctor, with drugs of the catalogue
 * in force, with a patient who is nobody. Pure.
 *
 * @param serial tells one patient from another
 */
record Stage(Institution institution, Practitioner doctor, Instant at, long serial) {
    private static final List<String> FAMILY = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "周");
    private static final List<String> GIVEN = List.of("建国", "秀英", "丽", "伟", "玉兰", "志强", "敏", "静");
    private static final long NOBODY = 900_000_000_000L;
    private static final long PERSONS = 100_000_000_000L;

    /** What the rules look at and what the reviewer is shown. */
    record Dressed(ReviewInput input, Script script) {}

    /** Empty when the catalogue lacks one of its drugs or diagnoses. */
    Optional<Dressed> dress(PlantedCase planted, Formulary formulary) {
        var drugs = new ArrayList<Drug>();
        for (var item : planted.items()) {
            drug(item.drug(), formulary).ifPresent(drugs::add);
        }
        var names = planted.diagnoses().stream().map(formulary::diagnosis).toList();
        return drugs.size() < planted.items().size() || names.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(
                        new Dressed(
                                input(planted, drugs),
                                script(planted, drugs, names.getFirst().orElseThrow())));
    }

    private Optional<Drug> drug(String name, Formulary formulary) {
        return formulary.circulating(today()).stream()
                .filter(drug -> drug.genericName().equals(name))
                .findFirst();
    }

    private LocalDate today() {
        return ChinaTime.date(at);
    }

    String personNo() {
        return "%s99%012d".formatted(institution.division(), NOBODY + serial % PERSONS);
    }

    private ReviewInput input(PlantedCase planted, List<Drug> drugs) {
        return new ReviewInput(
                today(),
                new Person(
                        personNo(),
                        "",
                        "01",
                        "",
                        today().minusYears(planted.age()).minusDays(serial % 300),
                        planted.sex(),
                        "310",
                        institution.division(),
                        "11",
                        true),
                doctor,
                institution,
                new ReviewInput.Condition(
                        Optional.empty(),
                        planted.breastFeeding(),
                        planted.allergies(),
                        Optional.of(BigDecimal.valueOf(planted.age())),
                        Optional.empty()),
                new ReviewInput.Visit(
                        "01",
                        "11",
                        "1",
                        false,
                        doctor.departmentName(),
                        "",
                        planted.diagnoses().getFirst()),
                new ReviewInput.Plan("1", false, 3, 1, "02"),
                IntStream.range(0, planted.diagnoses().size())
                        .mapToObj(
                                i -> new ReviewInput.Diagnosis(planted.diagnoses().get(i), i == 0))
                        .toList(),
                lines(planted, drugs),
                List.of());
    }

    private static List<ReviewInput.Line> lines(PlantedCase planted, List<Drug> drugs) {
        return IntStream.range(0, drugs.size())
                .mapToObj(
                        i -> {
                            var item = planted.items().get(i);
                            return new ReviewInput.Line(
                                    i + 1,
                                    drugs.get(i),
                                    item.quantity(),
                                    drugs.get(i).packUnit(),
                                    item.days(),
                                    item.dose(),
                                    item.doseUnit(),
                                    item.frequency(),
                                    "1",
                                    "1",
                                    false);
                        })
                .toList();
    }

    private Script script(PlantedCase planted, List<Drug> drugs, String diagnosis) {
        return new Script(
                planted.kind(),
                planted.right(),
                planted.chinese(),
                planted.english(),
                institution.code(),
                doctor.code(),
                doctor.departmentName(),
                diagnosis,
                personNo(),
                patient(),
                at.minusSeconds(60 + serial % 240),
                IntStream.range(0, drugs.size())
                        .mapToObj(i -> line(planted.items().get(i), drugs.get(i)))
                        .toList());
    }

    private String patient() {
        return FAMILY.get((int) (serial % FAMILY.size()))
                + GIVEN.get((int) (serial / FAMILY.size() % GIVEN.size()));
    }

    private static Script.Line line(PlantedCase.Item item, Drug drug) {
        return new Script.Line(
                drug.code(),
                drug.genericName(),
                drug.spec(),
                drug.dosageForm(),
                item.quantity(),
                drug.packUnit(),
                item.dose(),
                item.doseUnit(),
                item.frequencyName(),
                item.days());
    }
}
