package cn.yunfang.delivery;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/** The personal data of a parcel; kept apart from it and never part of an event. */
record Contact(
        String address,
        String carrier,
        String carrierId,
        String carrierTel,
        String signCode,
        String signer,
        String signature,
        Door door) {
    /**
     * Whom to hand it to and where that is; empty for a parcel that was not ordered here.
     *
     * @param longitude degrees east, GCJ-02
     */
    record Door(
            String receiver,
            String phone,
            Optional<BigDecimal> longitude,
            Optional<BigDecimal> latitude) {
        static final Door UNKNOWN = new Door("", "", Optional.empty(), Optional.empty());
    }

    static Contact to(Address address, String signCode) {
        return new Contact(
                address.text(),
                "",
                "",
                "",
                signCode,
                "",
                "",
                new Door(
                        address.receiver(),
                        address.phone(),
                        Optional.of(address.longitude()),
                        Optional.of(address.latitude())));
    }

    static Contact of(Fields body, String signCode) {
        return new Contact(
                body.text("delvAddr"),
                body.text("delverName"),
                body.text("delverCertno"),
                body.text("delverTel"),
                signCode,
                "",
                "",
                Door.UNKNOWN);
    }

    /** What a later report says anew; what it leaves out stays. */
    Contact reported(Contact report) {
        return new Contact(
                either(report.address, address),
                either(report.carrier, carrier),
                either(report.carrierId, carrierId),
                either(report.carrierTel, carrierTel),
                signCode,
                signer,
                signature,
                door);
    }

    Contact signedBy(String name, String image) {
        return new Contact(address, carrier, carrierId, carrierTel, signCode, name, image, door);
    }

    private static String either(String said, String known) {
        return said.isEmpty() ? known : said;
    }
}
