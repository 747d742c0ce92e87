package cn.yunfang.chronic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import cn.yunfang.chronic.Disease.Comparison;
import cn.yunfang.chronic.Disease.Criterion;
import cn.yunfang.chronic.Disease.Determiner;
import cn.yunfang.chronic.Disease.Kind;
import cn.yunfang.chronic.Disease.Limit;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.Lists;
import cn.yunfang.formulary.Term;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.TableFile;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** The diseases that a person can be filed for, their criteria and their drugs; from memory. */
@Component
public class Diseases {
    private static final String CODE = "disease_code";

    /** Drugs of a disease that share the head of their ATC code, in force today. */
    public record Group(String atc, String chinese, String english, List<Drug> drugs) {}

    private final Formulary formulary;
    private final Registry registry;
    private final Clock clock;
    private final Map<String, CSVRecord> rows;
    private final Map<String, List<CSVRecord>> criteria;
    private final Map<String, List<CSVRecord>> drugs;

    Diseases(Formulary formulary, Registry registry, Clock clock) {
        this.formulary = formulary;
        this.registry = registry;
        this.clock = clock;
        this.rows =
                records("chronic_disease").stream()
                        .collect(toUnmodifiableMap(row -> row.get(CODE), row -> row));
        this.criteria = byDisease("chronic_criterion");
        this.drugs = byDisease("chronic_drug");
    }

    /** All that are loaded, those a city added before the national ones, in code order. */
    public List<Disease> all() {
        return formulary.values(Lists.CHRONIC_DISEASE).stream()
                .map(Term::code)
                .map(this::disease)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a code that is none. */
    public Optional<Disease> disease(String code) {
        return formulary
                .chronicDisease(code)
                .flatMap(name -> Optional.ofNullable(rows.get(code)).map(row -> of(row, name)));
    }

    /** What the formulary has for a disease today; empty where no drugs are configured. */
    public List<Group> drugs(String code) {
        var today = ChinaTime.today(clock);
        var all = formulary.inForce(today);
        return drugs.getOrDefault(code, List.of()).stream()
                .map(
                        row ->
                                new Group(
                                        row.get("atc"),
                                        row.get("chinese"),
                                        row.get("english"),
                                        all.stream()
                                                .filter(drug -> inClass(drug, row.get("atc")))
                                                .toList()))
                .toList();
    }

    /** A drug class that a disease is treated with. */
    public record DrugClass(String atc, String chinese, String english) {}

    /** The class of a disease that a drug belongs to; of several the narrowest. */
    public Optional<DrugClass> classOf(String disease, Drug drug) {
        return drugs.getOrDefault(disease, List.of()).stream()
                .filter(row -> inClass(drug, row.get("atc")))
                .max(Comparator.comparingInt(row -> row.get("atc").length()))
                .map(Diseases::drugClass);
    }

    /** Words for a head of the ATC code as the first disease that has it calls it. */
    public Optional<DrugClass> drugClass(String atc) {
        return drugs.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.get("atc").equals(atc))
                .min(Comparator.comparing(row -> row.get(CODE)))
                .map(Diseases::drugClass);
    }

    private static DrugClass drugClass(CSVRecord row) {
        return new DrugClass(row.get("atc"), row.get("chinese"), row.get("english"));
    }

    // western drugs of the catalogue have the ATC class behind an X
    private static boolean inClass(Drug drug, String atc) {
        return drug.details().classCode().startsWith("X" + atc);
    }

    /** The institutions of a division's city that may determine the disease today. */
    public List<Institution> determiners(Disease disease, String division) {
        var today = ChinaTime.today(clock);
        return registry.institutions(Optional.of(Institution.Type.HOSPITAL)).stream()
                .filter(one -> disease.mayBeDeterminedAt(one, today))
                .filter(one -> Division.sameCity(one.division(), division))
                .toList();
    }

    private Disease of(CSVRecord row, String name) {
        var code = row.get(CODE);
        return new Disease(
                code,
                name,
                row.get("english"),
                Integer.parseInt(row.get("years")),
                Determiner.valueOf(row.get("determined_by")),
                Integer.parseInt(row.get("lowest_grade")),
                criteria.getOrDefault(code, List.of()).stream().map(Diseases::criterion).toList());
    }

    private static Criterion criterion(CSVRecord row) {
        return new Criterion(
                Integer.parseInt(row.get("no")),
                row.get("part"),
                Kind.valueOf(row.get("kind")),
                row.get("chinese"),
                row.get("english"),
                row.get("limit").isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Limit(
                                        row.get("measure"),
                                        Comparison.valueOf(row.get("comparison")),
                                        new BigDecimal(row.get("limit")),
                                        row.get("unit"))));
    }

    private static Map<String, List<CSVRecord>> byDisease(String file) {
        return records(file).stream().collect(groupingBy(row -> row.get(CODE)));
    }

    private static List<CSVRecord> records(String name) {
        return TableFile.rows("reference/" + name + ".csv");
    }
}
