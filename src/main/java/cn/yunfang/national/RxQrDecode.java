package cn.yunfang.national;

import cn.yunfang.circulation.DecodeToken;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 处方二维码解码: a shown QR code becomes a token of this pharmacy (national-interface §3.1). */
@Component
class RxQrDecode implements Operation {
    private final DecodeToken decode;

    RxQrDecode(DecodeToken decode) {
        this.decode = decode;
    }

    @Override
    public String name() {
        return "rxQrDecode";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return decode.decode(caller, body.text("epcQrcd"))
                .map(
                        decoded ->
                                Map.of(
                                        "epcToken", decoded.token(),
                                        "certType", decoded.person().certType(),
                                        "certno", decoded.person().certno(),
                                        "psnName", decoded.person().name(),
                                        "insuplcAdmdvs", decoded.person().insuredDivision()));
    }
}
