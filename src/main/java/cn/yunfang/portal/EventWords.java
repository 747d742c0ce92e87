package cn.yunfang.portal;

import java.util.Map;

/** What each fact of the event log says to people. */
final class EventWords {
    private static final Map<String, Words> WORDS =
            Map.ofEntries(
                    entry("PrescriptionReserved", "医院开方并通过预核验", "prescribed and pre-checked"),
                    entry("PrescriptionSigned", "医保电子签名", "signed"),
                    entry("PrescriptionUploaded", "医院上传处方", "uploaded by the hospital"),
                    entry("PrescriptionApproved", "审方通过，可以取药", "review passed, ready to collect"),
                    entry("PrescriptionRejected", "审方不通过", "review refused"),
                    entry("DoctorAsked", "审方药师向医师提问", "the reviewer asked the doctor"),
                    entry("DoctorAnswered", "医师答复审方提问", "the doctor answered the reviewer"),
                    entry("PrescriptionAlerted", "规则或召回更新后复查有提示", "a later look has alerts"),
                    entry(
                            "FirstCheckPassed",
                            "第一名药师审核通过，待复核",
                            "the first of two pharmacists approved"),
                    entry("ReviewOverdue", "审方超时", "the review is overdue"),
                    entry("ReviewTaken", "药师开始审方", "a pharmacist took the review"),
                    entry("PlantedCaseDecided", "测试病例已审", "a planted case was decided"),
                    entry("GoodsHeld", "药店预留药品", "goods held at a pharmacy"),
                    entry("HoldReleased", "预留已取消或到期", "held goods are free again"),
                    entry("TokenIssued", "生成取药码", "QR code shown"),
                    entry("LinesClaimed", "药店接方", "taken by a pharmacy"),
                    entry("ClaimAudited", "药店药师复核", "checked by the pharmacy's pharmacist"),
                    entry("LinesGivenBack", "药店退回，可另选药店", "given back by the pharmacy"),
                    entry("DiseaseFiled", "慢特病备案", "filed for a chronic disease"),
                    entry("DiseaseAppliedFor", "申请慢特病认定", "applied for a chronic-disease filing"),
                    entry("EvidenceAsked", "要求补充认定材料", "more evidence asked for"),
                    entry("EvidenceSupplied", "补充认定材料", "evidence added"),
                    entry("DiseaseDetermined", "慢特病认定通过", "chronic disease determined"),
                    entry("DiseaseRefused", "慢特病认定未通过", "chronic-disease filing refused"),
                    entry("RefusalAppealed", "对认定结果申诉", "refusal appealed"),
                    entry("RefusalUpheld", "申诉未通过", "appeal refused"),
                    entry("ApplicationWithdrawn", "撤回认定申请", "application withdrawn"),
                    entry("FilingEnding", "慢特病备案即将到期", "a chronic-disease filing is about to end"),
                    entry("FilingWithdrawn", "慢特病备案撤销", "filing of a disease withdrawn"),
                    entry("InstitutionDesignated", "定点备案", "an institution was designated"),
                    entry("PatientReferred", "转院备案", "referred to another hospital"),
                    entry("ReferralWithdrawn", "转院备案撤销", "referral withdrawn"),
                    entry("DesignationWithdrawn", "定点备案撤销", "designation withdrawn"),
                    entry("PurchaseReported", "采购入库上报", "a purchase was reported"),
                    entry("SaleReported", "进销存销售上传", "sale reported by an inventory system"),
                    entry("ReturnReported", "进销存退货上传", "return reported"),
                    entry("VisitRegistered", "门诊挂号", "visit registered"),
                    entry("VisitDescribed", "就诊信息上传", "what the visit is for was said"),
                    entry("VisitCancelled", "挂号撤销", "registration of a visit cancelled"),
                    entry("FeesUploaded", "门诊费用上传", "charges uploaded"),
                    entry("FeesWithdrawn", "门诊费用撤销", "charges withdrawn"),
                    entry("PurchaseSettled", "医保结算", "settled with the insurance"),
                    entry("PaymentPaid", "银行卡支付成功", "paid by card"),
                    entry("PaymentFailed", "银行卡支付失败", "the bank declined the card"),
                    entry("PaymentLate", "撤销后银行才扣款，自动退款", "paid too late, to be refunded"),
                    entry("PaymentReversed", "银行卡支付已撤销", "card payment reversed"),
                    entry("PaymentRefunded", "银行卡退款成功", "refunded to the card"),
                    entry("PaymentRepaid", "已另行退还", "given back in another way"),
                    entry("LinesPaid", "处方行已付费", "lines paid"),
                    entry("LinesUnpaid", "处方行付费已撤销", "payment of lines taken off"),
                    entry("SettlementReversed", "按报文冲正", "reversed by msgid"),
                    entry("ExpiryPostponed", "药店持有，延后失效", "expiry postponed, a pharmacy holds it"),
                    entry("SettlementUndone", "撤销结算", "settlement undone"),
                    entry("PrescriptionDispensed", "药店发药", "handed over by a pharmacy"),
                    entry("PrescriptionCompleted", "全部取药完成", "everything handed over"),
                    entry("GoodsReturned", "退药", "goods returned"),
                    entry("ParcelOpened", "交付配送", "given to a courier"),
                    entry("ParcelMoved", "配送更新", "parcel moved on"),
                    entry("ParcelSigned", "患者签收", "signed for by the patient"),
                    entry("ParcelOrdered", "患者下单配送", "delivery ordered by the patient"),
                    entry("ParcelPacked", "药店已配好药", "packed by the pharmacy"),
                    entry("ParcelCancelled", "配送已取消", "delivery cancelled"),
                    entry("ParcelWithdrawn", "药店无法配送", "the pharmacy cannot deliver it"),
                    entry("ParcelHandedOver", "已交配送员", "handed to the courier"),
                    entry("ParcelArrived", "配送员已到达", "the courier has arrived"),
                    entry("ParcelFailed", "未送到，将再次配送", "not handed over, to be tried again"),
                    entry("ParcelReturning", "包裹退回药店", "the parcel goes back"),
                    entry("ParcelLost", "包裹遗失，自动退款", "the parcel got lost, to be refunded"),
                    entry("ParcelReceived", "药店收回包裹", "the pharmacy has the parcel again"),
                    entry("ParcelReturned", "退货完成，已办理退款", "goods and money are back"),
                    entry("ParcelLate", "配送超过承诺时间", "later than promised"),
                    entry("IssueOpened", "下一次取药开放", "next issue opened"),
                    entry(
                            "ReadingAlerted",
                            "测量值超出范围，已提醒医师",
                            "a reading out of range, the doctor is told"),
                    entry("CancelRequested", "医院申请撤销", "cancellation asked for"),
                    entry("ContractOffered", "发起家庭医生签约", "a family-doctor contract was offered"),
                    entry("ContractAgreed", "家庭医生签约生效", "a family-doctor contract is in force"),
                    entry("ContractDeclined", "未同意签约", "a family-doctor contract was declined"),
                    entry("ContractEnded", "家庭医生签约结束", "a family-doctor contract ended"),
                    entry("VisitPlanned", "安排随访", "a follow-up visit was planned"),
                    entry("VisitMade", "完成随访", "a follow-up visit was made"),
                    entry("CareEscalated", "随访异常，转上级医院", "a visit's finding was put to a hospital"),
                    entry("EscalationAnswered", "上级医院已答复", "the hospital answered"),
                    entry("PrescriptionRevoked", "处方已撤销", "revoked"),
                    entry("PrescriptionExpired", "处方已过期", "expired"));

    private EventWords() {}

    private static Map.Entry<String, Words> entry(String name, String zh, String en) {
        return Map.entry(name, new Words(zh, en));
    }

    static Words of(String event) {
        return WORDS.getOrDefault(event, new Words(event, event));
    }
}
