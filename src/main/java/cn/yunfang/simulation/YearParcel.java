package cn.yunfang.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is open is brought to the door: ordered on the phone, packed, signed for with a code. */
final class YearParcel {
    private static final String PHONE = "患者 phone";
    private static final BigDecimal LONGITUDE = new BigDecimal("121.5396");
    private static final BigDecimal LATITUDE = new BigDecimal("36.9190");

    private final YearPeople people;
    private final StepLog log;
    private final Credentials.Site shop;
    private final PharmacyClient erp;

    YearParcel(YearPeople people, StepLog log, int pharmacy) {
        this.people = people;
        this.log = log;
        this.shop = people.cast.site("pharmacy", pharmacy);
        this.erp = people.cast.pharmacy(pharmacy);
    }

    /** Only what is open: so many packs, and no more, are claimed, settled and handed over. */
    void bring(String rx, int packs) {
        var number = ordered(rx);
        var counter = people.cast.counter(shop);
        var path = "/deliveries/" + number;
        var code = counter.post(path + "/code", Map.of()).must().text("qr");
        var token = erp.decode(code).must().text("epcToken");
        var held = PharmacyClient.Held.of(erp.download("epcToken", token, List.of()));
        people.isGiven(held, packs);
        people.isRefusedAll(erp, held);
        log.add(
                "药店 ERP",
                "2101–2102 结算过渡药量 bridge settled",
                () -> people.bought(erp, held),
                YearPeople.Bought::said);
        counter.post(path + "/pack", Map.of("ownRider", true)).must();
        log.step(
                "药店 shop",
                "装箱、交骑手 packed, on its way",
                () -> counter.post(path + "/hand-over", Map.of("ownRider", true)),
                done -> done.output().object("state").text("zh"));
        signed(rx, counter, path);
    }

    private String ordered(String rx) {
        var phone = people.phone();
        var address =
                phone.post(
                                "/addresses",
                                Map.of(
                                        "receiver",
                                        people.patient.name(),
                                        "phone",
                                        "13800009999",
                                        "address",
                                        "演示路2号3单元401",
                                        "longitude",
                                        LONGITUDE,
                                        "latitude",
                                        LATITUDE))
                        .must()
                        .text("addressId");
        var goods = List.of(Map.of("line", 1, "drugCode", people.drug.code()));
        phone.post(
                        "/prescriptions/" + rx + "/holds",
                        Map.of("pharmacy", shop.code(), "lines", goods))
                .must();
        return log.step(
                        PHONE,
                        "送药上门 have it brought",
                        () ->
                                phone.post(
                                        "/prescriptions/" + rx + "/deliveries",
                                        Map.of("pharmacy", shop.code(), "addressId", address)),
                        done ->
                                "配送费 fee %s，%s 前送到 promised"
                                        .formatted(
                                                done.output().text("fee"),
                                                done.output()
                                                        .text("promisedUntil")
                                                        .substring(11, 16)))
                .output()
                .text("number");
    }

    private void signed(String rx, ApiClient counter, String path) {
        var parcel =
                people.phone()
                        .get("/prescriptions/" + rx + "/deliveries")
                        .must()
                        .list("items")
                        .getFirst();
        log.step(
                "骑手 rider",
                "凭交付码签收 signed with the code",
                () -> counter.post(path + "/sign", Map.of("code", parcel.text("signCode"))),
                done -> parcel.text("signCode") + " → " + done.output().object("state").text("zh"));
    }
}
