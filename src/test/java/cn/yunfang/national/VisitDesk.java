package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.person.Person;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The desk of an institution that charges a person's visits (2201–2208). */
record VisitDesk(FsiSite site, Person person, String doctor) {
    private static final String TIME = "2026-11-24 12:00:00";
    static final List<String> FOUR =
            List.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");

    Fields send(String infno, Map<String, ?> input) {
        return site.send(infno, site.msgid(), input);
    }

    static Fields done(Fields answer) {
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output");
    }

    Map<String, Object> registration(String otpNumber) {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", person.no());
        data.put("insutype", person.insuranceType());
        data.put("begntime", TIME);
        data.put("mdtrt_cert_type", "02");
        data.put("mdtrt_cert_no", person.certno());
        data.put("ipt_otp_no", otpNumber);
        data.put("atddr_no", doctor);
        data.put("dr_name", "测试医师");
        data.put("dept_code", "0301");
        data.put("dept_name", "心内科");
        data.put("caty", "A03");
        return data;
    }

    Fields register(String otpNumber) {
        return send("2201", Map.of("data", registration(otpNumber)));
    }

    /** A visit registered and described: its mdtrt_id. */
    String visit(String medType) {
        var id = done(register("MZ" + TestWorld.number())).object("data").text("mdtrt_id");
        done(describe(id, medType));
        return id;
    }

    Fields describe(String mdtrtId, String medType) {
        return send("2203A", description(mdtrtId, medType));
    }

    Map<String, Object> description(String mdtrtId, String medType) {
        return Map.of(
                "mdtrtinfo",
                Map.of(
                        "mdtrt_id", mdtrtId,
                        "psn_no", person.no(),
                        "med_type", medType,
                        "begntime", TIME),
                "diseinfo",
                List.of(
                        Map.of(
                                "diag_type", "1",
                                "diag_srt_no", "1",
                                "diag_code", "I10.x00",
                                "diag_name", "高血压",
                                "diag_dept", "0301",
                                "dise_dor_no", doctor,
                                "dise_dor_name", "测试医师",
                                "diag_time", TIME,
                                "vali_flag", "1")));
    }

    /** Rows of a purchase as fees of a batch. */
    Map<String, Object> fees(String mdtrtId, String batch, Map<String, Object> purchase) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var detail : Fields.parse(Json.text(purchase)).orElseThrow().list("drugdetail")) {
            var row = new LinkedHashMap<>(detail.asMap());
            row.put("feedetl_sn", batch + "-" + detail.text("feedetl_sn"));
            row.put("mdtrt_id", mdtrtId);
            row.put("psn_no", person.no());
            row.put("chrg_bchno", batch);
            row.put("bilg_dept_codg", "0301");
            row.put("bilg_dept_name", "心内科");
            row.put("bilg_dr_codg", doctor);
            row.put("bilg_dr_name", "测试医师");
            row.put("hosp_appr_flag", "1");
            rows.add(row);
        }
        return Map.of("feedetail", rows);
    }

    Fields upload(String mdtrtId, String batch, Map<String, Object> purchase) {
        return send("2204", fees(mdtrtId, batch, purchase));
    }

    /** The data of 2206. */
    Map<String, Object> bill(String mdtrtId, String batch, String medType, String total) {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", person.no());
        data.put("mdtrt_cert_type", "02");
        data.put("mdtrt_cert_no", person.certno());
        data.put("med_type", medType);
        data.put("medfee_sumamt", total);
        data.put("psn_setlway", "01");
        data.put("mdtrt_id", mdtrtId);
        data.put("chrg_bchno", batch);
        data.put("acct_used_flag", "1");
        data.put("insutype", person.insuranceType());
        return data;
    }

    Fields preSettle(Map<String, Object> bill) {
        return done(send("2206", Map.of("data", bill))).object("setlinfo");
    }

    /** The data of 2207: that of 2206 with the four amounts it answered. */
    static Map<String, Object> settlement(Map<String, Object> bill, Fields told) {
        var data = new LinkedHashMap<>(bill);
        FOUR.forEach(name -> data.put(name, told.text(name)));
        return data;
    }

    Fields settle(Map<String, Object> settlement) {
        return send("2207", Map.of("data", settlement));
    }

    Fields undo(Fields settled, String msgid) {
        return site.send(
                "2208",
                msgid,
                Map.of(
                        "data",
                        Map.of(
                                "setl_id", settled.text("setl_id"),
                                "mdtrt_id", settled.text("mdtrt_id"),
                                "psn_no", person.no())));
    }

    Fields withdraw(String mdtrtId, String batch) {
        return send(
                "2205",
                Map.of(
                        "data",
                        Map.of(
                                "mdtrt_id", mdtrtId,
                                "chrg_bchno", batch,
                                "psn_no", person.no())));
    }

    Fields cancel(String mdtrtId) {
        return send("2202", Map.of("data", Map.of("mdtrt_id", mdtrtId, "psn_no", person.no())));
    }
}
