package cn.yunfang.portal;

import cn.yunfang.shared.Caller.Role;
import java.util.Map;

/** What each kind of look in the access log says to the person it was about. */
final class LookWords {
    private static final Words OF_RX = new Words("查看处方", "looked at a prescription");
    private static final Words SETTLED = new Words("结算时核对", "checked while settling");
    private static final Words OF_PERSON = new Words("核对参保信息", "checked the insurance");
    private static final Words DISPENSED = new Words("凭您出示的凭证查处方", "found by what you showed");

    private static final Words APPLICATION =
            new Words("查看认定申请", "looked at an application for a filing");

    private static final Map<String, Words> WORDS =
            Map.ofEntries(
                    Map.entry("listPrescriptions", new Words("查看处方列表", "listed prescriptions")),
                    Map.entry("getPrescription", OF_RX),
                    Map.entry("hospRxDetlQuery", OF_RX),
                    Map.entry("rxChkInfoQuery", new Words("查询审方结果", "asked for the review")),
                    Map.entry("rxSetlInfoQuery", new Words("查询取药结果", "asked how it was settled")),
                    Map.entry("getTrail", new Words("查看处方轨迹", "looked at the trail")),
                    Map.entry("getQuotes", new Words("比较药价", "compared prices")),
                    Map.entry("getReview", new Words("审核处方", "reviewed a prescription")),
                    Map.entry("getReviewTask", new Words("审核处方", "reviewed a prescription")),
                    Map.entry("rxQrDecode", DISPENSED),
                    Map.entry("rxListQuery", DISPENSED),
                    Map.entry("rxDownload", new Words("接方配药", "took the prescription")),
                    Map.entry("listSettlements", new Words("查看结算列表", "listed settlements")),
                    Map.entry("getSettlement", new Words("查看结算单", "looked at a settlement")),
                    Map.entry("getDisputes", new Words("查看结算争议", "looked at a dispute")),
                    Map.entry("getExplanation", new Words("查看费用算法", "looked at a calculation")),
                    Map.entry("getPayment", new Words("查看支付", "looked at a payment")),
                    Map.entry("startPayment", new Words("发起银行卡支付", "started a card payment")),
                    Map.entry("getAccountStatement", new Words("查看个人账户", "read the account")),
                    Map.entry("listFamilyLinks", new Words("查看家庭共济", "read family links")),
                    Map.entry("linkFamily", new Words("绑定家庭共济", "linked an account")),
                    Map.entry("endFamilyLink", new Words("解除家庭共济", "ended a family link")),
                    Map.entry("listAwayFilings", new Words("查看异地备案", "read filings")),
                    Map.entry("fileAway", new Words("登记异地备案", "filed care away")),
                    Map.entry("endAwayFiling", new Words("撤销异地备案", "took a filing back")),
                    Map.entry("listChronicFilings", new Words("查看慢特病备案", "read filings")),
                    Map.entry("listDesignations", new Words("查看定点机构", "read designations")),
                    Map.entry("listApplications", APPLICATION),
                    Map.entry("getApplication", APPLICATION),
                    Map.entry("getAttachment", new Words("查看认定材料", "looked at evidence")),
                    Map.entry("applyForFiling", new Words("申请慢特病认定", "applied for a filing")),
                    Map.entry("attachFile", new Words("上传认定材料", "added evidence")),
                    Map.entry("askApplication", new Words("要求补充材料", "asked for evidence")),
                    Map.entry("supplyApplication", new Words("补充认定材料", "added evidence")),
                    Map.entry("grantApplication", new Words("认定慢特病", "determined a disease")),
                    Map.entry("refuseApplication", new Words("认定未通过", "refused a filing")),
                    Map.entry("appealApplication", new Words("申诉认定结果", "appealed")),
                    Map.entry("withdrawApplication", new Words("撤回认定申请", "withdrew")),
                    Map.entry("offerContract", new Words("发起家庭医生签约", "offered a contract")),
                    Map.entry("listCareVisits", new Words("查看随访任务", "listed visits due")),
                    Map.entry("getCareVisit", new Words("查看随访记录", "looked at a visit")),
                    Map.entry("listContracts", new Words("查看家庭医生签约", "read contracts")),
                    Map.entry("listEscalations", new Words("查看转诊任务", "read referrals")),
                    Map.entry("holdGoods", new Words("预留药品", "held goods")),
                    Map.entry("listReadings", new Words("查看测量值", "looked at readings")),
                    Map.entry("recordReading", new Words("记录测量值", "recorded a reading")),
                    Map.entry(
                            "recordReadings",
                            new Words("上传设备中的测量值", "recorded the readings of a device")),
                    Map.entry("setThreshold", new Words("设定目标范围", "set a target range")),
                    Map.entry("listReadingAlerts", new Words("查看测量提醒", "read alerts")),
                    Map.entry("acknowledgeAlert", new Words("处理测量提醒", "handled an alert")),
                    Map.entry("decideRefill", new Words("处理续方任务", "decided about a refill")),
                    Map.entry("listRefillTasks", new Words("查看续方任务", "read refill tasks")),
                    Map.entry("getRenewal", new Words("查看续方申请", "read a renewal request")),
                    Map.entry("listCohort", new Words("查看慢病登记清单", "listed the chronic registry")),
                    Map.entry("getCohortPerson", new Words("查看慢病登记", "read the chronic registry")),
                    Map.entry("listUncollected", new Words("查看未取药", "read what was not fetched")),
                    Map.entry("2001", OF_PERSON),
                    Map.entry("1101", OF_PERSON),
                    Map.entry("1161", OF_PERSON),
                    Map.entry("1162", OF_PERSON),
                    Map.entry("2201", new Words("门诊挂号", "registered a visit")),
                    Map.entry("2101", SETTLED),
                    Map.entry("2102", new Words("医保结算", "settled")),
                    Map.entry("2103", new Words("撤销结算", "undid a settlement")),
                    Map.entry("2601", new Words("冲正交易", "reversed a message")));

    private LookWords() {}

    static Words of(String operation, Role role) {
        var known = WORDS.get(operation);
        return known == null ? of(role) : known;
    }

    private static Words of(Role role) {
        return switch (role) {
            case MEDICAL -> new Words("就医时查看", "looked while treating");
            case PHARMACY -> new Words("取药时查看", "looked while dispensing");
            case REVIEWER -> new Words("审方时查看", "looked while reviewing");
            case PATIENT -> new Words("家人操作", "done by a member of the family");
            case CLERK, REGULATOR -> new Words("医保部门查看", "looked at by the bureau");
            default -> new Words("平台处理", "done by the platform");
        };
    }
}
