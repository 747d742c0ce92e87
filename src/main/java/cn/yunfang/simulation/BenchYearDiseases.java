package cn.yunfang.simulation;

import cn.yunfang.chronic.Diseases;
import cn.yunfang.formulary.Drug;
import cn.yunfang.writing.RxDraft;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * Diseases that are played: every one of the national list for which the formulary has something to
 * swallow that no rule minds. How often each comes is made up.
 */
final class BenchYearDiseases {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** One piece once a day, 28 days: a pack of more than twice that is too much to prescribe. */
    private static final int MOST_PIECES = 56;

    private static final int LEAST_PIECES = 7;
    private static final int TRIED = 12;
    private static final int DRUGS = 4;

    /**
     * A disease with what is taken for it.
     *
     * @param kinds of readings that are watched, none for many
     */
    record Disease(
            String code,
            String name,
            String icd10,
            int weight,
            List<String> kinds,
            List<Drug> drugs) {}

    private final List<Disease> all;
    private final int weights;

    private BenchYearDiseases(List<Disease> all) {
        this.all = List.copyOf(all);
        this.weights = all.stream().mapToInt(Disease::weight).sum();
    }

    /**
     * @param suits whether no rule minds one drug for a disease
     */
    static BenchYearDiseases of(Diseases known, Suits suits) {
        var found = new ArrayList<Disease>();
        for (var row : rows()) {
            var code = row.get("disease_code");
            var icd10 = row.get("icd10");
            var drugs =
                    known.drugs(code).stream()
                            .flatMap(group -> turns(group.drugs()))
                            .filter(BenchYearDiseases::canBeSwallowed)
                            .distinct()
                            .limit(TRIED)
                            .filter(drug -> suits.suits(code, icd10, drug))
                            .limit(DRUGS)
                            .toList();
            var disease = known.disease(code);
            if (!drugs.isEmpty() && disease.isPresent()) {
                found.add(
                        new Disease(
                                code,
                                disease.get().chinese(),
                                icd10,
                                Integer.parseInt(row.get("weight")),
                                Stream.of(row.get("kinds").split(" "))
                                        .filter(Predicate.not(String::isEmpty))
                                        .toList(),
                                drugs));
            }
        }
        return new BenchYearDiseases(found);
    }

    /** Whether a drug is right for a disease. */
    interface Suits {
        boolean suits(String disease, String icd10, Drug drug);
    }

    // a few of each class, not all of the first
    private static Stream<Drug> turns(List<Drug> group) {
        return group.stream().filter(BenchYearDiseases::canBeSwallowed).limit(3);
    }

    private static boolean canBeSwallowed(Drug drug) {
        boolean oral = drug.dosageForm().contains("片") || drug.dosageForm().contains("胶囊");
        int pieces = drug.details().unitsPerPack();
        return oral
                && drug.itemType().equals("11")
                && drug.circulates()
                && drug.restriction().isEmpty()
                && !drug.dualChannel()
                && pieces >= LEAST_PIECES
                && pieces <= MOST_PIECES;
    }

    private static List<CSVRecord> rows() {
        var file = new ClassPathResource("simulation/year-diseases.csv");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var records = FORMAT.parse(reader)) {
            return records.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Disease> all() {
        return all;
    }

    /** One to three different ones, the common ones most often. */
    List<Disease> draw(RandomGenerator random) {
        int chance = random.nextInt(10);
        int many = chance < 5 ? 1 : chance < 8 ? 2 : 3;
        var drawn = new LinkedHashMap<String, Disease>();
        for (int i = 0; i < many; i++) {
            var one = one(random);
            drawn.put(one.code(), one);
        }
        return drawn.values().stream()
                .sorted(Comparator.comparing(Disease::weight).reversed())
                .toList();
    }

    private Disease one(RandomGenerator random) {
        int at = random.nextInt(weights);
        for (var one : all) {
            at -= one.weight();
            if (at < 0) {
                return one;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    /** Every drug of every disease, by code. */
    Map<String, Drug> drugs() {
        var drugs = new LinkedHashMap<String, Drug>();
        all.forEach(disease -> disease.drugs().forEach(drug -> drugs.put(drug.code(), drug)));
        return drugs;
    }

    /** So many days of a drug, one piece once a day. */
    static RxDraft.Line line(Drug drug, int days) {
        int pieces = drug.details().unitsPerPack();
        var dose = BenchYearCity.item(drug).onePiece();
        return new RxDraft.Line(
                drug.code(),
                dose,
                "11",
                "1",
                BigDecimal.valueOf(days),
                BigDecimal.valueOf((days + pieces - 1) / pieces),
                true);
    }
}
