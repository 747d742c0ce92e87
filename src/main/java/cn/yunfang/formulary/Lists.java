package cn.yunfang.formulary;

/** Names of the code tables. */
public final class Lists {
    public static final String DIAGNOSIS = "diagnosis";
    public static final String DIAGNOSIS_CATEGORY = "diagnosis_category";
    public static final String CHRONIC_DISEASE = "chronic_disease";
    public static final String DIVISION = "division";
    public static final String DRUG_CLASS = "drug_class";

    /** National used_frqu; the detail is Latin word, times and days: {@code bid 2/1}. */
    public static final String FREQUENCY = "used_frqu";

    /** Latin words of hospitals, same detail. */
    public static final String FREQUENCY_WORD = "frequency_word";

    /** National drug_medc_way. */
    public static final String ROUTE = "drug_medc_way";

    public static final String DOSAGE_FORM = "dosage_form";
    public static final String ID_TYPE = "id_type";

    private Lists() {}
}
