package cn.yunfang.formulary;

/**
 * One official restriction of a drug.
 *
 * @param kind as in the source: age, sex, …
 * @param value the limit in the source's words
 * @param source document and batch, for the explanation
 */
public record DrugLimit(String genericName, String kind, String value, String source) {}
