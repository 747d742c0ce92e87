package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hospital that files a person for high blood pressure, and purchases under the filing. */
abstract class DeclarationFlow extends VisitFlow {
    static final String HYPERTENSION = "M03900";
    final LocalDate today = ChinaTime.date(TestClock.now());

    Map<String, Object> filing() {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", person.no());
        data.put("insutype", "310");
        data.put("opsp_dise_code", HYPERTENSION);
        data.put("opsp_dise_name", "高血压");
        data.put("insu_optins", "371083");
        data.put("ide_fixmedins_no", hospital.site().code);
        data.put("ide_fixmedins_name", "测试医院");
        data.put("hosp_ide_date", today.minusDays(1).toString());
        data.put("diag_dr_codg", hospital.doctor());
        data.put("diag_dr_name", "测试医师");
        data.put("begndate", today.minusDays(1).toString());
        data.put("enddate", today.plusDays(300).toString());
        return data;
    }

    Map<String, Object> filing(String field, Object value) {
        var data = filing();
        data.put(field, value);
        return data;
    }

    Fields file(Map<String, Object> data) {
        return hospital.send("2503", Map.of("data", data));
    }

    static String number(Fields answer) {
        return VisitDesk.done(answer).object("result").text("trt_dcla_detl_sn");
    }

    Map<String, Object> withdrawal(String number) {
        return Map.of(
                "data", Map.of("trt_dcla_detl_sn", number, "psn_no", person.no(), "memo", "录入有误"));
    }

    List<Fields> filings() {
        var input = Map.of("data", Map.of("psn_no", person.no()));
        return VisitDesk.done(hospital.send("5301", input)).list("feedetail");
    }

    Map<String, Object> chronicPurchase() {
        var input = FsiSite.purchase(person, "", BigDecimal.ONE, PRICE, till.drug());
        @SuppressWarnings("unchecked")
        var head = (Map<String, Object>) input.get("druginfo");
        head.put("med_type", "140104");
        head.put("dise_codg", HYPERTENSION);
        return input;
    }
}
