package cn.yunfang.clearing;

/** Why a bureau does not pay for something (扣款原因). */
public enum DeductionReason {
    OUT_OF_SCOPE("超出支付范围", "outside the scope of payment"),
    RESTRICTION("不符合限定支付条件", "the restriction on payment is not met"),
    OVERCHARGED("超标准收费", "charged above the price allowed"),
    DUPLICATE("重复收费", "charged twice"),
    OVER_QUANTITY("超量供药", "more than what may be supplied"),
    NO_PRESCRIPTION("无处方或处方不合规", "no prescription, or not a proper one"),
    GOODS_NOT_TRACED("药品与追溯码不符", "goods and trace codes differ"),
    IDENTITY("人证不符", "not the insured person"),
    OTHER("其他", "other");

    private final String chinese;
    private final String english;

    DeductionReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
