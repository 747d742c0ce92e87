package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A hospital's cashier: registers a visit, charges its own goods and settles them, 2201 to 2207.
 */
final class HospitalTill {
    private static final String HIS = "医院 HIS";
    private static final String BATCH = "B1";
    private static final List<String> SUMS =
            List.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");

    private final HisClient hospital;
    private final StepLog log;

    HospitalTill(HisClient hospital, StepLog log) {
        this.hospital = hospital;
        this.log = log;
    }

    /** What the order's drugs would cost whom; answers setlinfo of 2206. */
    Fields preSettle(Order order) {
        return settled(order, "2206", "预结算 pre-settle", charged(order));
    }

    /** The order's drugs from the hospital's own pharmacy; answers setlinfo. */
    Fields settle(Order order) {
        var bill = charged(order);
        var shown = settled(order, "2206", "预结算 pre-settle", bill);
        SUMS.forEach(name -> bill.put(name, shown.text(name)));
        bill.put("invono", Journey.number());
        return settled(order, "2207", "结算 settle", bill);
    }

    private Map<String, Object> charged(Order order) {
        var visit =
                step(order, "2201", "挂号 register", registration(order), "mdtrt_id")
                        .text("mdtrt_id");
        step(order, "2203A", "就诊信息 visit", description(order, visit), "");
        step(order, "2204", "费用上传 charges", Map.of("feedetail", charges(order, visit)), "");
        return bill(order, visit);
    }

    private Fields step(
            Order order, String number, String what, Map<String, ?> input, String shown) {
        var reply =
                log.step(
                        HIS,
                        number + " " + what,
                        () -> call(order, number, input),
                        done -> shown.isEmpty() ? "✓" : done.output().object("data").text(shown));
        return reply.output().object("data");
    }

    private Fields settled(Order order, String number, String what, Map<String, Object> bill) {
        return log.step(
                        HIS,
                        number + " " + what,
                        () -> call(order, number, Map.of("data", bill)),
                        reply -> Journey.money(reply.output().object("setlinfo")))
                .output()
                .object("setlinfo");
    }

    private Reply call(Order order, String number, Map<String, ?> input) {
        var client = hospital.client();
        return client.fsi(number, client.msgid(), order.patient.insuredDivision(), input);
    }

    private static Map<String, Object> registration(Order order) {
        return Map.of(
                "data",
                Map.ofEntries(
                        Map.entry("psn_no", order.patient.no()),
                        Map.entry("insutype", order.patient.insuranceType()),
                        Map.entry("begntime", Clocks.now()),
                        Map.entry("mdtrt_cert_type", "01"),
                        Map.entry("mdtrt_cert_no", order.patient.ecToken()),
                        Map.entry("ipt_otp_no", Journey.number()),
                        Map.entry("atddr_no", order.doctor.text("drCode")),
                        Map.entry("dr_name", order.doctor.text("name")),
                        Map.entry("dept_code", "0301"),
                        Map.entry("dept_name", "内科"),
                        Map.entry("caty", "A03")));
    }

    private static Map<String, Object> description(Order order, String visit) {
        var head = new LinkedHashMap<String, Object>();
        head.put("mdtrt_id", visit);
        head.put("psn_no", order.patient.no());
        head.put("med_type", medType(order));
        head.put("begntime", Clocks.now());
        head.put("dise_codg", order.chronicDisease);
        head.put("dise_name", order.chronicName);
        var diagnosis =
                Map.ofEntries(
                        Map.entry("diag_type", "1"),
                        Map.entry("diag_srt_no", "1"),
                        Map.entry("diag_code", order.diagnosis.code()),
                        Map.entry("diag_name", order.diagnosis.name()),
                        Map.entry("diag_dept", "0301"),
                        Map.entry("dise_dor_no", order.doctor.text("drCode")),
                        Map.entry("dise_dor_name", order.doctor.text("name")),
                        Map.entry("diag_time", Clocks.now()),
                        Map.entry("vali_flag", "1"));
        return Map.of("mdtrtinfo", head, "diseinfo", List.of(diagnosis));
    }

    private static List<Map<String, Object>> charges(Order order, String visit) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var line : order.lines) {
            rows.add(
                    Map.ofEntries(
                            Map.entry("feedetl_sn", "F" + (rows.size() + 1)),
                            Map.entry("mdtrt_id", visit),
                            Map.entry("psn_no", order.patient.no()),
                            Map.entry("chrg_bchno", BATCH),
                            Map.entry("fee_ocur_time", Clocks.now()),
                            Map.entry("med_list_codg", line.drug().code()),
                            Map.entry("medins_list_codg", line.drug().code()),
                            Map.entry("det_item_fee_sumamt", sum(line)),
                            Map.entry("cnt", line.quantity()),
                            Map.entry("pric", line.drug().price()),
                            Map.entry("bilg_dept_codg", "0301"),
                            Map.entry("bilg_dept_name", "内科"),
                            Map.entry("bilg_dr_codg", order.doctor.text("drCode")),
                            Map.entry("bilg_dr_name", order.doctor.text("name")),
                            Map.entry("hosp_appr_flag", "1")));
        }
        return rows;
    }

    private static Map<String, Object> bill(Order order, String visit) {
        var bill = new LinkedHashMap<String, Object>();
        bill.put("psn_no", order.patient.no());
        bill.put("mdtrt_cert_type", "01");
        bill.put("mdtrt_cert_no", order.patient.ecToken());
        bill.put("med_type", medType(order));
        bill.put(
                "medfee_sumamt",
                order.lines.stream()
                        .map(HospitalTill::sum)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        bill.put("psn_setlway", "01");
        bill.put("mdtrt_id", visit);
        bill.put("chrg_bchno", BATCH);
        bill.put("acct_used_flag", "1");
        bill.put("insutype", order.patient.insuranceType());
        return bill;
    }

    private static String medType(Order order) {
        return order.chronicDisease.isEmpty() ? "11" : "140104";
    }

    static BigDecimal sum(Order.Line line) {
        return line.quantity().multiply(line.drug().price()).setScale(2, RoundingMode.HALF_UP);
    }
}
