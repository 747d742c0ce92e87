package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One prescription on its way, step by step, each step a row of the table. */
final class Journey {
    private static final String HIS = "医院 HIS";
    private static final String PHARMACY = "药店 ERP";
    private static final String PHONE = "患者 phone";
    private static final int TOO_FAST = 300060;

    private final Cast cast;
    private final StepLog log;
    final Order order;
    final HisClient hospital;

    Journey(Cast cast, StepLog log, Order order, HisClient hospital) {
        this.cast = cast;
        this.log = log;
        this.order = order;
        this.hospital = hospital;
    }

    static String number() {
        return "DEMO" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** Pre-check, signature, upload and, where the rules ask for it, the pharmacist's review. */
    HisClient.Reserved issue() {
        var reserved =
                HisClient.Reserved.of(
                        log.step(
                                HIS,
                                "D001 预核验 pre-check",
                                () -> hospital.preCheck(order, number()),
                                Journey::reserved));
        var signed =
                log.step(
                        HIS,
                        "D002 医保电子签名 sign",
                        () -> hospital.sign(order, reserved),
                        reply -> "证书 certificate " + reply.output().text("signCertSn"));
        log.step(
                HIS,
                "D003 处方上传 upload",
                () -> hospital.upload(order, reserved, signed.output()),
                reply -> reply.output().text("rxStasName"));
        review(reserved);
        return reserved;
    }

    private static String reserved(Reply reply) {
        var reserved = HisClient.Reserved.of(reply);
        return reserved.hiRxno() + reserved.warnings();
    }

    private void review(HisClient.Reserved reserved) {
        var state =
                log.step(
                        HIS,
                        "D006 审核结果 review result",
                        () -> hospital.query("rxChkInfoQuery", order, reserved),
                        reply ->
                                reply.output().text("rxChkStasName")
                                        + " "
                                        + reply.output().text("rxChkOpnn"));
        if (!state.output().text("rxChkStasCodg").equals("1")) {
            decide(reserved);
        }
    }

    // nobody waits in a demo: what comes too fast is refused, and passes when he insists
    private void decide(HisClient.Reserved reserved) {
        var desk = cast.reviewerDesk(hospital);
        var path = "/reviews/" + reserved.hiRxno();
        log.step(
                "审方药师",
                "开始审方 take the review",
                () -> desk.put(path + "/hold"),
                reply -> "至 until " + reply.output().text("heldUntil"));
        log.step(
                "审方药师",
                "查看处方 read it",
                () -> desk.get("/prescriptions/" + reserved.hiRxno()),
                reply -> reply.output().list("lines").size() + " 行 lines");
        var yes = Map.of("approved", true, "opinion", "用药合理，同意");
        log.refused(
                "审方药师",
                "看得太快 approve too fast",
                TOO_FAST,
                () -> desk.post(path + "/decision", yes));
        var insisting = Map.of("approved", true, "confirmFast", true, "opinion", "用药合理，演示中即时确认，同意");
        log.step(
                "审方药师",
                "审方通过 review: approve",
                () -> desk.post(path + "/decision", insisting),
                reply -> "已通过，记为过快 approved, flagged");
    }

    /** The patient's QR code on the phone, decoded by the pharmacy's scanner, lines claimed. */
    PharmacyClient.Held claimByQr(
            PharmacyClient pharmacy, HisClient.Reserved reserved, List<Integer> lines) {
        var qr =
                log.step(
                        PHONE,
                        "出示取药码 QR code",
                        () ->
                                cast.patientPhone(order.patient)
                                        .get("/prescriptions/" + reserved.hiRxno() + "/token"),
                        reply -> reply.output().text("qr").substring(0, 6) + "… (27)");
        var token =
                log.step(
                        PHARMACY,
                        "7201 扫码 decode QR",
                        () -> pharmacy.decode(qr.output().text("qr")),
                        reply -> reply.output().text("psnName"));
        return PharmacyClient.Held.of(
                log.step(
                        PHARMACY,
                        "7203 下载锁定 download, claim",
                        () -> pharmacy.download("epcToken", token.output().text("epcToken"), lines),
                        Journey::claimed));
    }

    /** The pharmacy lists by the patient's e-voucher instead. */
    PharmacyClient.Held claimByVoucher(
            PharmacyClient pharmacy, HisClient.Reserved reserved, List<Integer> lines) {
        var list =
                log.step(
                        PHARMACY,
                        "7202 凭证查处方 list by e-voucher",
                        () -> pharmacy.listByVoucher(order.patient),
                        reply -> reply.output().list("rxList").size() + " 张 open");
        var handle =
                list.output().list("rxList").stream()
                        .filter(one -> one.text("hiRxno").equals(reserved.hiRxno()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("not in the list"))
                        .text("authRxno");
        return PharmacyClient.Held.of(
                log.step(
                        PHARMACY,
                        "7203 下载锁定 download, claim",
                        () -> pharmacy.download("authRxno", handle, lines),
                        Journey::claimed));
    }

    private static String claimed(Reply reply) {
        return "行 lines "
                + String.join(",", reply.output().texts("claimedLineNos"))
                + " 至 until "
                + reply.output().text("leaseEndTime")
                + reply.output().list("rxOverrides").stream()
                        .map(one -> " ！" + one.text("ruleId") + " 放行理由 " + one.text("reason"))
                        .collect(Collectors.joining());
    }

    /** What a collected prescription leaves behind. */
    record Collected(PharmacyClient.Held held, Fields settlement, String saleNumber) {}

    /** Audit, pre-settle, settle and hand over the lines that are held. */
    Collected collect(PharmacyClient pharmacy, PharmacyClient.Held held) {
        var lines = linesOf(held);
        var audit = audit(pharmacy, held);
        preSettle(pharmacy, held);
        var settled = settle(pharmacy, held);
        var sold =
                log.step(
                        PHARMACY,
                        "7206 发药 hand over, trace codes",
                        () ->
                                pharmacy.sell(
                                        held,
                                        audit,
                                        settled.text("setl_id"),
                                        lines.stream()
                                                .map(
                                                        line ->
                                                                PharmacyClient.item(
                                                                        line, line.quantity()))
                                                .toList()),
                        reply -> reply.output().text("selldrugSn"));
        return new Collected(held, settled, sold.output().text("selldrugSn"));
    }

    /** 7204; answers its number. */
    String audit(PharmacyClient pharmacy, PharmacyClient.Held held) {
        return log.step(
                        PHARMACY,
                        "7204 药师审核 audit",
                        () -> pharmacy.audit(held, true, "核对无误"),
                        reply -> reply.output().text("rxChkBizSn"))
                .output()
                .text("rxChkBizSn");
    }

    /** 2101; answers setlinfo. */
    Fields preSettle(PharmacyClient till, PharmacyClient.Held held) {
        return log.step(
                        PHARMACY,
                        "2101 预结算 pre-settle",
                        () -> till.preSettle(order, held, linesOf(held)),
                        reply -> money(reply.output().object("setlinfo")))
                .output()
                .object("setlinfo");
    }

    /** 2102; answers setlinfo. */
    Fields settle(PharmacyClient till, PharmacyClient.Held held) {
        var msgid = till.client().msgid();
        return log.step(
                        PHARMACY,
                        "2102 结算 settle",
                        () -> till.settle(order, held, linesOf(held), msgid),
                        reply -> money(reply.output().object("setlinfo")))
                .output()
                .object("setlinfo");
    }

    /** 2103. */
    void undo(PharmacyClient till, Fields settlement) {
        log.step(
                PHARMACY,
                "2103 退费 undo settlement",
                () -> till.undoSettlement(order, settlement),
                reply -> money(reply.output().object("setlinfo")));
    }

    private List<Order.Line> linesOf(PharmacyClient.Held held) {
        return held.lines().stream().map(no -> order.lines.get(no - 1)).toList();
    }

    /** Shows the patient every step of the calculation; answers them. */
    List<Fields> explain(Fields settlement) {
        var path = "/settlements/" + settlement.text("setl_id") + "/explanation";
        var shown =
                log.step(
                                PHONE,
                                "为什么是这个价 why-receipt",
                                () -> cast.patientPhone(order.patient).get(path),
                                reply -> reply.output().text("policy"))
                        .output()
                        .list("steps");
        shown.forEach(step -> log.note(step.text("zh") + " · " + step.text("en")));
        return shown;
    }

    void dispensed(HisClient.Reserved reserved) {
        log.step(
                HIS,
                "D007 取药结果 dispensing result",
                () -> hospital.query("rxSetlInfoQuery", order, reserved),
                reply ->
                        reply.output().text("rxUsedStasName")
                                + ", "
                                + reply.output().list("seltdelts").size()
                                + " 行 lines");
    }

    static String money(Fields settlement) {
        var firstPay = yuan(settlement, "preselfpay_amt");
        return "总额 total %s = 基金 funds %s + 个账 account %s + 现金 cash %s%s"
                .formatted(
                        yuan(settlement, "medfee_sumamt"),
                        yuan(settlement, "fund_pay_sumamt"),
                        yuan(settlement, "acct_pay"),
                        yuan(settlement, "psn_cash_pay"),
                        firstPay.signum() == 0 ? "" : "; 先行自付 first pay " + firstPay);
    }

    private static BigDecimal yuan(Fields settlement, String name) {
        return settlement.optionalNumber(name).orElse(BigDecimal.ZERO);
    }
}
