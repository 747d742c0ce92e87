package cn.yunfang.benefit;

/** The funds of a settlement, in the order in which they pay (national-interface §4.3). */
public enum Fund {
    HIFP("hifp_pay", "基本医疗保险统筹基金", "basic medical insurance fund"),
    CVLSERV("cvlserv_pay", "公务员医疗补助", "civil servants' medical aid"),
    HIFES("hifes_pay", "企业补充医疗保险", "enterprise supplementary insurance"),
    HIFMI("hifmi_pay", "居民大病保险", "residents' serious illness insurance"),
    HIFOB("hifob_pay", "职工大额医疗费用补助", "employees' large-sum aid"),
    MAF("maf_pay", "医疗救助", "medical aid"),
    OTH("oth_pay", "其他基金", "other funds");

    private final String field;
    private final String chinese;
    private final String english;

    Fund(String field, String chinese, String english) {
        this.field = field;
        this.chinese = chinese;
        this.english = english;
    }

    /** Its member in setlinfo. */
    public String field() {
        return field;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
