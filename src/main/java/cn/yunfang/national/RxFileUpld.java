package cn.yunfang.national;

import cn.yunfang.prescription.UploadPrescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** D003 电子处方上传 (national-interface §2.3). */
@Component
class RxFileUpld implements Operation {
    private final UploadPrescription upload;

    RxFileUpld(UploadPrescription upload) {
        this.upload = upload;
    }

    @Override
    public String name() {
        return "rxFileUpld";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return upload.upload(caller, body)
                .map(
                        uploaded ->
                                Map.of(
                                        "hiRxno",
                                        uploaded.hiRxno(),
                                        "rxStasCodg",
                                        uploaded.state().statusCode(),
                                        "rxStasName",
                                        uploaded.state().statusName()));
    }
}
