package cn.yunfang.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference files as they lie on the class path. */
class FormularyTest {
    private static final List<CSVRecord> DRUGS = ReferenceFile.DRUG.rows();

    /** Rows as counted by those who collected the files. */
    @ParameterizedTest
    @CsvSource({
        "admin_division.csv.gz, 3351",
        "icd10_nhsa_diagnosis.csv.gz, 33304",
        "icd10_category.csv.gz, 2053",
        "nrdl2024_catalog.csv.gz, 3891",
        "nrdl2024_payment_standard.csv.gz, 240",
        "nhsa_drug_class.csv, 742",
        "nhsa_rule_drug.csv, 901",
        "nhsa_rule_drug_code.csv.gz, 13827",
        "nhsa_generic_restriction.csv.gz, 1423",
        "nhsa_field_value.csv, 79",
        "drug_product_his.csv.gz, 2949",
        "outpatient_chronic_disease.csv, 45",
        "local_chronic_disease.csv, 39",
        "code_frequency.csv, 27",
        "code_frequency_cv0600228.csv, 14",
        "code_route_cv0600102.csv, 23",
        "code_dosage_form.csv, 120",
        "code_insurance_category_cv0201204.csv, 8",
        "code_person.csv, 77",
        "insurance_policy_national_fact.csv, 11"
    })
    void everyRowParses(String file, int rows) {
        var records = ReferenceFile.rows(file, ReferenceFile.bytes(file));

        assertThat(records).hasSize(rows).allMatch(CSVRecord::isConsistent);
        assertThat(records).noneMatch(record -> record.toMap().toString().contains("\uFFFD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atc_ddd",
                "atc_ddd_combined",
                "beers2015",
                "ddi_pair",
                "ddi_atc_class",
                "pregnancy_category_us",
                "drug_hepatic_impairment",
                "drug_renal_impairment",
                "rx_interaction_cn",
                "rx_lab_threshold_cn",
                "tcm_herb_dose",
                "tcm_herb_incompatibility",
                "tcm_herb_special_population",
                "tcm_herb_risk",
                "tcm_formula",
                "tcm_controlled_herb",
                "originator_drug",
                "surname_frequency",
                "hospital_target_city",
                "insurance_policy_city_unverified"
            })
    void filesThatMayNotBeShippedAreNotOnTheClassPath(String name) {
        for (var ending : List.of(".csv", ".csv.gz")) {
            assertThat(getClass().getResource("/reference/" + name + ending)).isNull();
        }
    }

    @Test
    void realCodesStandForTheSameGenericNameInTheSource() {
        var real = new HashMap<String, String>();
        for (var row : all("nhsa_rule_drug_code.csv.gz")) {
            real.put(row.get("nhsa_drug_code"), Names.plain(row.get("generic_name")));
        }

        for (var drug : DRUGS) {
            if (drug.get("derivation").startsWith("code:nhsa")) {
                assertThat(real.get(drug.get("code"))).isEqualTo(drug.get("generic_name"));
            } else {
                assertThat(drug.get("code")).contains("YF").isNotIn(real.keySet());
            }
        }
    }

    @Test
    void payClassAndRestrictionAreThoseOfTheCatalogueItem() {
        var items = byId("nrdl2024_catalog.csv.gz");
        var classes = Map.of("甲", "A", "乙", "B");

        for (var drug : DRUGS) {
            var item = items.get(drug.get("catalog_item"));
            if (item != null) {
                assertThat(drug.get("pay_class")).isEqualTo(classes.get(item.get("pay_class")));
                assertThat(drug.get("restriction")).isEqualTo(item.get("payment_restriction"));
                assertThat(drug.get("negotiated")).isEqualTo(item.get("is_negotiated"));
            } else {
                assertThat(drug.get("item_type").equals("13") || drug.get("pay_class").equals("C"))
                        .as(drug.get("code"))
                        .isTrue();
            }
        }
    }

    @Test
    void priceCapsAreOfficialStandardsTimesThePack() {
        var standards =
                all("nrdl2024_payment_standard.csv.gz").stream()
                        .filter(row -> !row.get("price_yuan").isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.get("item_id"),
                                        Collectors.mapping(
                                                row -> new BigDecimal(row.get("price_yuan")),
                                                Collectors.toSet())));

        for (var drug : DRUGS) {
            if (!drug.get("price_cap").isEmpty()) {
                var unit =
                        new BigDecimal(drug.get("price_cap"))
                                .divide(new BigDecimal(drug.get("unit_count")));
                assertThat(standards.get(drug.get("catalog_item")))
                        .as(drug.get("code"))
                        .anyMatch(standard -> standard.compareTo(unit) == 0);
            }
        }
    }

    @Test
    void drugCodesAreUniqueAndWellFormed() {
        var codes = new HashSet<String>();
        for (var drug : DRUGS) {
            var code = drug.get("code");
            assertThat(codes.add(code + drug.get("valid_from"))).as(code).isTrue();
            var length = Map.of("11", 23, "12", 20, "13", 10).get(drug.get("item_type"));
            assertThat(code).hasSize(length).matches("[XZT][0-9A-Z]+");
        }
    }

    @Test
    void specificationsAndUnitsArePlausible() {
        for (var drug : DRUGS) {
            assertThat(drug.get("spec")).as(drug.get("code")).matches("\\d.*[\\d\\p{L}]");
            assertThat(drug.get("pack_unit")).matches("盒|瓶|支|袋|包|枚|片|粒|g");
            assertThat(drug.get("dose_unit")).matches("mg|g|ug|ml|IU|U|万U|万IU|片|粒|丸|袋|支|瓶|枚|包|贴|揿");
            assertThat(drug.get("circulates").equals("1"))
                    .isEqualTo(drug.get("withheld").isEmpty());
        }
    }

    @Test
    void initialsFollowTheReadingsOfPharmacy() {
        assertThat(Names.initials("阿莫西林胶囊")).isEqualTo("AMXLJN");
        assertThat(Names.initials("丹参片")).isEqualTo("DSP");
        assertThat(Names.initials("重组人胰岛素")).isEqualTo("CZRYDS");
        assertThat(Names.initials("5%葡萄糖")).isEqualTo("5%PTT");
        assertThat(Names.plain("屈螺酮炔雌醇片（Ⅱ）")).isEqualTo("屈螺酮炔雌醇片(II)");
    }

    private static List<CSVRecord> all(String file) {
        return ReferenceFile.rows(file, ReferenceFile.bytes(file));
    }

    private static Map<String, CSVRecord> byId(String file) {
        return all(file).stream().collect(Collectors.toMap(row -> row.get("item_id"), row -> row));
    }
}
