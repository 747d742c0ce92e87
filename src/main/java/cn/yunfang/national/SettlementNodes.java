package cn.yunfang.national;

import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Fund;
import cn.yunfang.benefit.FundPayment;
import cn.yunfang.benefit.LineShare;
import cn.yunfang.benefit.Step;
import cn.yunfang.clearing.ApplyClearing;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * setlinfo, setldetail[] and detlcutinfo[] of 2101–2103 and 2204–2208 (national-interface §4.3).
 */
final class SettlementNodes {
    private static final int LONGEST_EXPLANATION = 4000;
    private static final String BY_ITEM = "01";
    private static final String ACCOUNT_TYPE = "310200";

    private SettlementNodes() {}

    static Map<String, Object> all(Settled settled) {
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("setlinfo", info(settled));
        nodes.put("setldetail", funds(settled));
        nodes.put("detlcutinfo", lines(settled));
        return nodes;
    }

    /** Without the rows: an undoing is one of all of them. */
    static Map<String, Object> undone(Settled undone) {
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("setlinfo", info(undone));
        nodes.put("setldetail", funds(undone));
        return nodes;
    }

    static Map<String, Object> info(Settled settled) {
        var totals = settled.split().totals();
        var setlId = settled.number().map(SettlementNumber::toString).orElse("");
        var info = new LinkedHashMap<String, Object>();
        info.put("mdtrt_id", visit(settled));
        info.put("setl_id", setlId);
        info.putAll(PersonNodes.base(settled.person(), ChinaTime.date(settled.at())));
        info.put("insutype", settled.person().insuranceType());
        info.put("psn_type", settled.person().personType());
        info.put("cvlserv_flag", PersonNodes.civilServant(settled.person()));
        info.put("setl_time", settled.at());
        info.put("mdtrt_cert_type", settled.purchase().certType());
        info.put("med_type", settled.purchase().medType());
        info.put("medfee_sumamt", totals.medfee());
        info.put("fulamt_ownpay_amt", totals.ownPay());
        info.put("overlmt_selfpay", totals.overCap());
        info.put("preselfpay_amt", totals.firstPay());
        info.put("inscp_scp_amt", totals.inScope());
        info.put("act_pay_dedc", totals.deductible());
        info.put("pool_prop_selfpay", totals.poolRatio());
        for (var fund : Fund.values()) {
            info.put(fund.field(), totals.fund(fund));
        }
        info.put("fund_pay_sumamt", totals.fundSum());
        info.put("psn_part_amt", totals.personal());
        info.put("acct_pay", totals.account());
        info.put("psn_cash_pay", totals.cash());
        info.put("hosp_part_amt", Fen.ZERO);
        info.put("balc", totals.balance());
        info.put("acct_mulaid_pay", totals.family());
        info.put("medins_setl_id", settled.msgid());
        info.put("clr_optins", settled.person().insuredDivision());
        info.put("clr_way", BY_ITEM);
        var pharmacy = settled.claim().level().equals("pharmacy");
        var type = pharmacy ? ApplyClearing.Type.DRUGSTORE : ApplyClearing.Type.OUTPATIENT;
        info.put("clr_type", type.code());
        return info;
    }

    // a sale at the counter is its own visit; that of an undoing is the visit undone
    private static String visit(Settled settled) {
        return settled.purchase()
                .visit()
                .or(() -> settled.original().or(settled::number).map(number -> "S" + number))
                .orElse("");
    }

    static List<Map<String, Object>> funds(Settled settled) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var payment : settled.split().payments()) {
            rows.add(fund(payment));
        }
        var totals = settled.split().totals();
        account("个人账户", totals.ownAccount()).ifPresent(rows::add);
        account("个人账户共济", totals.family()).ifPresent(rows::add);
        var explanation = explanation(settled);
        rows.forEach(row -> row.put("setl_proc_info", explanation));
        return rows;
    }

    private static Optional<Map<String, Object>> account(String name, Fen paid) {
        return paid.equals(Fen.ZERO)
                ? Optional.empty()
                : Optional.of(row(ACCOUNT_TYPE, name, paid, paid, paid));
    }

    private static Map<String, Object> fund(FundPayment payment) {
        return row(
                payment.type(),
                payment.fund().chinese(),
                payment.base(),
                payment.left().orElse(payment.amount()),
                payment.amount());
    }

    private static Map<String, Object> row(
            String type, String name, Fen inScope, Fen limit, Fen amount) {
        var row = new LinkedHashMap<String, Object>();
        row.put("fund_pay_type", type);
        row.put("inscp_scp_amt", inScope);
        row.put("crt_payb_lmt_amt", limit);
        row.put("fund_payamt", amount);
        row.put("fund_pay_type_name", name);
        return row;
    }

    private static String explanation(Settled settled) {
        var text =
                settled.split().steps().stream()
                        .map(Step::chinese)
                        .collect(Collectors.joining("；"));
        return text.length() <= LONGEST_EXPLANATION ? text : text.substring(0, LONGEST_EXPLANATION);
    }

    static List<Map<String, Object>> lines(Settled settled) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < settled.items().size(); i++) {
            rows.add(
                    line(
                            settled.purchase().items().get(i).feeNumber(),
                            settled.claim().lines().get(i),
                            settled.split().lines().get(i),
                            settled.items().get(i)));
        }
        return rows;
    }

    private static Map<String, Object> line(
            String feeNumber, BenefitClaim.Line claimed, LineShare share, Settled.PaidItem paid) {
        var row = new LinkedHashMap<String, Object>();
        row.put("feedetl_sn", feeNumber);
        row.put("det_item_fee_sumamt", share.amount());
        row.put("cnt", claimed.quantity());
        row.put("pric", claimed.price());
        row.put("pric_uplmt_amt", claimed.priceCap().orElse(BigDecimal.ZERO));
        row.put("selfpay_prop", claimed.firstPayShare());
        row.put("fulamt_ownpay_amt", share.ownPay());
        row.put("overlmt_amt", share.overCap());
        row.put("preselfpay_amt", share.firstPay());
        row.put("inscp_scp_amt", share.inScope());
        row.put("chrgitm_lv", Integer.toString(claimed.payClass().ordinal() + 1));
        row.put("med_chrgitm_type", chargeType(paid.itemType()));
        row.put("bas_medn_flag", "0");
        row.put("hi_nego_drug_flag", paid.negotiated() ? "1" : "0");
        row.put("chld_medc_flag", "0");
        row.put("list_sp_item_flag", "0");
        row.put("lmt_used_flag", claimed.restricted() ? "1" : "0");
        row.put("drt_reim_flag", "0");
        row.put("memo", "");
        return row;
    }

    /** med_chrgitm_type (§5) of rx_item_type_code. */
    private static String chargeType(String itemType) {
        return switch (itemType) {
            case "11" -> "09";
            case "12" -> "11";
            case "13" -> "10";
            default -> "14";
        };
    }
}
