package cn.yunfang.national;

import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.visit.CancelVisit;
import cn.yunfang.visit.DescribeVisit;
import cn.yunfang.visit.PreSettleVisit;
import cn.yunfang.visit.RegisterVisit;
import cn.yunfang.visit.SettleVisit;
import cn.yunfang.visit.UploadFees;
import cn.yunfang.visit.WithdrawFees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * 2201–2208, the outpatient chain (national-interface §4.3), for hospitals, and for pharmacies that
 * settle dual-channel and pooled purchases by it.
 */
@Configuration(proxyBeanMethods = false)
class VisitOperations {
    /** 门诊挂号. */
    @Bean
    Operation visitRegistration(RegisterVisit register) {
        return Operation.of(
                "2201",
                (caller, body) ->
                        register.register(caller, body.object("data"))
                                .map(
                                        done ->
                                                Map.of(
                                                        "data",
                                                        Map.of(
                                                                "mdtrt_id", done.mdtrtId(),
                                                                "psn_no", done.personNo(),
                                                                "ipt_otp_no", done.otpNumber()))));
    }

    /** 门诊挂号撤销. */
    @Bean
    Operation visitCancellation(CancelVisit cancel) {
        return Operation.of(
                "2202",
                (caller, body) -> {
                    var data = body.object("data");
                    return cancel.cancel(caller, data.text("mdtrt_id"), data.text("psn_no"))
                            .map(_ -> Map.of());
                });
    }

    /** 门诊就诊信息上传, as older systems call it. */
    @Bean
    Operation visitDescription(DescribeVisit describe) {
        return described("2203", describe);
    }

    /** 门诊就诊信息上传A. */
    @Bean
    Operation visitDescriptionA(DescribeVisit describe) {
        return described("2203A", describe);
    }

    private static Operation described(String name, DescribeVisit describe) {
        return Operation.of(
                name, (caller, body) -> describe.describe(caller, body).map(_ -> Map.of()));
    }

    /** 门诊费用明细信息上传. */
    @Bean
    Operation visitFeeUpload(UploadFees upload) {
        return Operation.of(
                "2204",
                (caller, body) -> {
                    var rows = body.list("feedetail");
                    return upload.upload(caller, body.text("msgid"), rows)
                            .map(settled -> Map.of("result", own(settled, rows.size())));
                });
    }

    // what was uploaded before stands behind the rows of the message
    private static List<Map<String, Object>> own(Settled settled, int rows) {
        return SettlementNodes.lines(settled).subList(0, rows);
    }

    /** 门诊费用明细信息撤销. */
    @Bean
    Operation visitFeeWithdrawal(WithdrawFees withdraw) {
        return Operation.of(
                "2205",
                (caller, body) -> {
                    var data = body.object("data");
                    return withdraw.withdraw(
                                    caller,
                                    data.text("mdtrt_id"),
                                    data.text("psn_no"),
                                    data.text("chrg_bchno"))
                            .map(_ -> Map.of());
                });
    }

    /** 门诊预结算. */
    @Bean
    Operation visitPreSettlement(PreSettleVisit preSettle) {
        return Operation.of(
                "2206",
                (caller, body) ->
                        preSettle
                                .preSettle(caller, body.text("msgid"), body.object("data"))
                                .map(SettlementNodes::all));
    }

    /** 门诊结算. */
    @Bean
    Operation visitSettlement(SettleVisit settle) {
        return Operation.of(
                "2207",
                (caller, body) ->
                        settle.settle(
                                        caller,
                                        DrugstoreSettlement.key("2207", body),
                                        body.object("data"))
                                .map(SettlementNodes::all));
    }

    /** 门诊结算撤销. */
    @Bean
    Operation visitSettlementUndo(UndoSettlement undo) {
        return Operation.of("2208", (caller, body) -> undone(undo, caller, body));
    }

    private static Outcome<Map<String, Object>> undone(
            UndoSettlement undo, Caller caller, Fields body) {
        var data = body.object("data");
        var which =
                new UndoSettlement.Which(
                        data.text("setl_id"),
                        data.text("psn_no"),
                        Optional.of(data.text("mdtrt_id")));
        return undo.undo(caller, DrugstoreSettlement.key("2208", body), which)
                .map(SettlementNodes::undone);
    }
}
