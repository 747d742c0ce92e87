package cn.yunfang.national;

import cn.yunfang.delivery.Parcel;
import cn.yunfang.delivery.ReportDelivery;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 配送信息上传: where a parcel is (national-interface §3.1, 7205). */
@Component
class RxDelv implements Operation {
    private final ReportDelivery report;

    RxDelv(ReportDelivery report) {
        this.report = report;
    }

    @Override
    public String name() {
        return "rxDelv";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return report.report(caller, body).map(parcel -> shown(body, parcel));
    }

    static Map<String, Object> shown(Fields body, Parcel parcel) {
        return Map.of(
                "hiRxno", body.text("hiRxno"),
                "delvNo", parcel.number(),
                "delvStasCodg", Integer.toString(parcel.status().code()),
                "delvStasName", parcel.status().chinese(),
                "delvStasTime", parcel.statusAt());
    }
}
