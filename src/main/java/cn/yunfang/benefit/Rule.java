package cn.yunfang.benefit;

/** The rules a split is made of, in the order of the calculation; each names its figures. */
public enum Rule {
    POLICY("依据%s的待遇政策；%s", "by the policy for %s; %s"),
    AWAY(
            "异地就医（就医地%s，%s）：统筹基金支付比例降低%s个百分点",
            "care in another city (%s, %s): the pooled fund's ratio is lower by %s percentage"
                    + " points"),
    NOT_DESIGNATED(
            "病种%s的待遇限本人定点的医药机构（业务类型%s），本机构不是定点，基金不支付",
            "the benefit of disease %s is for institutions to which the person is designated"
                    + " (business %s), and this is none: the funds do not pay"),
    NOT_LISTED("第%s行为丙类或目录外，全额自费%s元", "line %s is class C or not listed: %s yuan own pay"),
    NOT_APPROVED(
            "第%s行不符合限定支付范围（医院审批标志“%s”），全额自费%s元",
            "line %s is not approved for reimbursement (flag \"%s\"): %s yuan own pay"),
    PRICE_CAP(
            "第%s行单价%s高于支付标准%s，超限价自付%s元",
            "line %s costs %s, above the payment standard %s: %s yuan own pay"),
    FIRST_PAY("第%s行先行自付：%s×%s=%s元", "line %s, first-pay share: %s x %s = %s yuan"),
    IN_SCOPE("政策范围内金额%s元", "within policy scope: %s yuan"),
    NO_PRESCRIPTION(
            "第%s行无流转处方，基金不支付", "line %s has no circulated prescription: the funds do not pay"),
    DEDUCTIBLE("%s：年度起付标准%s元，年内已付%s元，本次计入%s元", "%s: deductible %s a year, %s paid before, %s now"),
    VISIT_DEDUCTIBLE("%s：每次起付标准%s元，本次计入%s元", "%s: deductible %s each time, %s now"),
    RATIO("%s：%s元×%s", "%s: %s yuan x %s"),
    CEILING("%s：年度限额%s元，年内已支付%s元，本次至多%s元", "%s: ceiling %s a year, %s paid before, at most %s now"),
    DISEASE_CEILING(
            "%s：病种%s年度限额%s元，年内已支付%s元，本次至多%s元",
            "%s: ceiling of disease %s is %s a year, %s paid before, at most %s now"),
    FUND("%s支付%s元", "%s pays %s yuan"),
    ACCOUNT("个人账户余额%s元，支付%s元，剩余%s元", "personal account of %s pays %s, %s left"),
    FAMILY("家庭共济：%s的个人账户支付%s元", "family aid: the personal account of %s pays %s yuan"),
    CASH("个人现金支付%s元", "cash: %s yuan");

    private final String chinese;
    private final String english;

    Rule(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
