package cn.yunfang.national;

import cn.yunfang.payment.PlaceOrder;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 6201 移动支付费用上传: fees become an order, with what each would pay (national-interface §4.8). */
@Component
class MobileFees implements Operation {
    private static final String BY_TOKEN = "01";
    private static final String BY_ID_NUMBER = "02";
    private static final String NO = "0";

    private final PlaceOrder place;

    MobileFees(PlaceOrder place) {
        this.place = place;
    }

    @Override
    public String name() {
        return "uldFeeInfo";
    }

    @Override
    public String institution(Fields body) {
        return body.text("orgCodg");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return place.place(caller, body.text("medOrgOrd"), purchase(body)).map(MobileNodes::placed);
    }

    private static Purchase purchase(Fields body) {
        var token = body.optional("ecToken");
        return new Purchase(
                body.text("psnNo"),
                token.isPresent() ? BY_TOKEN : BY_ID_NUMBER,
                token.orElseGet(() -> body.text("idNo")),
                body.time("begntime"),
                Fen.ofYuan(body.number("medfeeSumamt")),
                body.text("insutype"),
                body.text("diseCodg"),
                !body.text("acctUsedFlag").equals(NO),
                body.text("medType"),
                Optional.empty(),
                body.list("feedetailList").stream().map(MobileFees::item).toList());
    }

    private static Purchase.Item item(Fields row) {
        return new Purchase.Item(
                row.text("feedetlSn"),
                row.text("rxno"),
                row.flag("rxCircFlag"),
                row.text("medListCodg"),
                row.text("medinsListCodg"),
                Fen.ofYuan(row.number("detItemFeeSumamt")),
                row.number("cnt"),
                row.number("pric"),
                Optional.empty());
    }
}
