package cn.yunfang.formulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that {@code ./yunfang import} takes, known by their header. A column is written {@code
 * name!*:type}: {@code !} must not be empty, {@code *} is a key to find the row by.
 */
public enum ImportFormat {
    DDI_PAIR(
            "drug_a!* drugbank_a atc_a*:atcs drug_b!* drugbank_b atc_b*:atcs source! severity_raw"
                    + " severity_norm!:grade severity_max!:grade is_conditional!:flag effect"
                    + " mechanism note"),
    DDI_ATC_CLASS(
            "id!:count affecting_drug!* affecting_atc!*:atc affected_drug!* affected_atc!*:atc"
                    + " effect significance:grade evidence comment"),
    ATC_DDD(
            "atc_code!*:atc level!:count parent_code:atc atc_name!* ddd:number ddd_unit adm_route"
                    + " note"),
    ATC_DDD_COMBINED("atc_code!*:atc brand_name dosage_form ingredients ddd_combination!"),
    BEERS(
            "criterion_id! drug_name_en* atc_codes*:atcs category! organ_system recommendation!"
                    + " rationale evidence_quality recommendation_strength"),
    PREGNANCY_CATEGORY(
            "generic_name_en!* atc_codes*:atcs drug_classes rx_otc pregnancy_category!:letter"
                    + " csa_schedule alcohol_interaction:flag"),
    HEPATIC_IMPAIRMENT(
            "cas_no drug_name_en!* atc_codes*:atcs route auc_change_pct_mild:number"
                    + " auc_change_pct_moderate:number auc_change_pct_severe:number"
                    + " clf_change_pct_mild:number clf_change_pct_moderate:number"
                    + " clf_change_pct_severe:number reference"),
    RENAL_IMPAIRMENT(
            "cas_no drug_name_en!* atc_codes*:atcs fraction_excreted_unchanged:number"
                    + " aucr_mild:number aucr_moderate:number aucr_severe:number aucr_esrd:number"
                    + " transporters"),
    RX_INTERACTION(
            "rule_id!* rule_group! rule_name! left_class!* right_class!* left_examples"
                    + " right_examples condition severity!:severity action! source_ids"),
    RX_LAB_THRESHOLD(
            "rule_id!* domain! lab!* normalized_lab_code condition operator! threshold_value!"
                    + " threshold_unit severity!:severity drug_or_class! representative_drugs"
                    + " action! missing_lab_policy source_ids"),
    TCM_HERB_DOSE(
            "herb_name!* record_type! route_form method dose_text min_g:number max_g:number"
                    + " method_codes usage_flags basis! source_url note"),
    TCM_HERB_INCOMPATIBILITY(
            "category! formula rule_type left_drug!* right_drug!* severity!:severity basis note"),
    TCM_HERB_SPECIAL_POPULATION(
            "herb_name!* population! rule_type! risk_level! severity!:severity quote basis!"
                    + " source_url action"),
    TCM_HERB_RISK(
            "herb_name!* risk_code! risk_name! primary_category secondary_category toxicity"
                    + " pregnancy_rule pregnancy_severity:severity lactation_rule"
                    + " lactation_severity:severity basis source_url confidence"),
    TCM_CONTROLLED_HERB("herb_name!* aliases* control_class! policy! basis!"),
    TCM_DECOCTION_METHOD("herb_name!* method_code! allowed_method! wrong_methods action! basis"),
    TCM_FORMULA(
            "formula_code!* formula_name!* source ingredients! functions indications source_page"),
    TCM_PATENT_RISK(
            "product_or_group!* matched_his_drugs key_risk_fields trigger_condition!"
                    + " severity!:severity action! source_ids");

    private final List<ImportColumn> columns;

    ImportFormat(String columns) {
        this.columns = Arrays.stream(columns.split(" ")).map(ImportColumn::of).toList();
    }

    List<ImportColumn> columns() {
        return columns;
    }

    /** The format whose columns these are, in any order. */
    static Optional<ImportFormat> of(List<String> header) {
        var names = Set.copyOf(header);
        return Arrays.stream(values()).filter(one -> one.names().equals(names)).findFirst();
    }

    /** The format of this name; empty for one of another release. */
    static Optional<ImportFormat> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    private Set<String> names() {
        return columns.stream().map(ImportColumn::name).collect(Collectors.toSet());
    }
}
