package cn.yunfang.national;

import cn.yunfang.prescription.ReservePrescription;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** D001 电子处方上传预核验 (national-interface §2.1). */
@Component
class UploadChk implements Operation {
    private final ReservePrescription reserve;

    UploadChk(ReservePrescription reserve) {
        this.reserve = reserve;
    }

    @Override
    public String name() {
        return "uploadChk";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public String institution(Fields body) {
        return body.object("mdtrtinfo").text("fixmedinsCode");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return reserve.reserve(caller, body).map(UploadChk::shown);
    }

    // rxAlerts is ours: clients that do not know it pass it over (§1.6.5)
    private static Map<String, Object> shown(ReservePrescription.Reserved reserved) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("rxTraceCode", reserved.traceCode());
        answer.put("hiRxno", reserved.hiRxno());
        if (!reserved.alerts().isEmpty()) {
            answer.put("rxAlerts", reserved.alerts().stream().map(UploadChk::shown).toList());
        }
        return answer;
    }

    /** An alert as D001 and the download of a pharmacy show it. */
    static Map<String, Object> shown(Verdict.Finding alert) {
        return Map.of(
                "lineNo", alert.line(),
                "ruleId", alert.rule(),
                "ruleVer", alert.version(),
                "level", alert.severity().name(),
                "dscr", alert.chinese(),
                "dscrEn", alert.english(),
                "source", alert.source());
    }
}
