package cn.yunfang.benefit;

/** The funds of a settlement, in the order in which they pay (national-interface §4.3). */
public enum Fund {
    HIFP("hifp_pay", "基本医疗保险统筹基金"),
    CVLSERV("cvlserv_pay", "公务员医疗补助"),
    HIFES("hifes_pay", "企业补充医疗保险"),
    HIFMI("hifmi_pay", "居民大病保险"),
    HIFOB("hifob_pay", "职工大额医疗费用补助"),
    MAF("maf_pay", "医疗救助"),
    OTH("oth_pay", "其他基金");

    private final String field;
    private final String chinese;

    Fund(String field, String chinese) {
        this.field = field;
        this.chinese = chinese;
    }

    /** Its member in setlinfo. */
    public String field() {
        return field;
    }

    public String chinese() {
        return chinese;
    }
}
