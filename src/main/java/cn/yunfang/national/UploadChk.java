package cn.yunfang.national;

import cn.yunfang.prescription.ReservePrescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
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
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return reserve.reserve(caller, body)
                .map(
                        reserved ->
                                Map.of(
                                        "rxTraceCode",
                                        reserved.traceCode(),
                                        "hiRxno",
                                        reserved.hiRxno()));
    }
}
