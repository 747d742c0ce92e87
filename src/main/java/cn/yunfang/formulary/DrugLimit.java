package cn.yunfang.formulary;

/**
 * One official restriction of a drug.
 *
 * @param kind age, sex, hospital_level, encounter_type, max_pay_days, insurance_type (national 智能监管
 *     rules); specialty, disease, treatment_line (catalogue, as a pattern); payment (the
 *     catalogue's own words)
 * @param value the limit in the source's words, such as 儿童, 女, 二级, 14天
 * @param description the indication or restriction it was taken from, for the explanation
 * @param source document and batch, for the explanation
 */
public record DrugLimit(
        String genericName, String kind, String value, String description, String source) {
    public DrugLimit(String genericName, String kind, String value, String source) {
        this(genericName, kind, value, "", source);
    }
}
