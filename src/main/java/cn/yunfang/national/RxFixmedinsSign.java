package cn.yunfang.national;

import cn.yunfang.prescription.SignPrescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Base64;
import java.util.Map;
import org.springframework.stereotype.Component;

/** D002 医保电子签名 (national-interface §2.2). */
@Component
class RxFixmedinsSign implements Operation {
    private final SignPrescription sign;

    RxFixmedinsSign(SignPrescription sign) {
        this.sign = sign;
    }

    @Override
    public String name() {
        return "rxFixmedinsSign";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return sign.sign(caller, body)
                .map(
                        signed ->
                                Map.of(
                                        "rxFile",
                                        Base64.getEncoder().encodeToString(signed.file()),
                                        "signDigest",
                                        signed.signDigest(),
                                        "signCertSn",
                                        signed.certSn(),
                                        "signCertDn",
                                        signed.certDn()));
    }
}
