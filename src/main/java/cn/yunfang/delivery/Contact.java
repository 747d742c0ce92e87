package cn.yunfang.delivery;

import cn.yunfang.shared.Fields;

/** The personal data of a parcel; kept apart from it and never part of an event. */
record Contact(
        String address,
        String carrier,
        String carrierId,
        String carrierTel,
        String signCode,
        String signer,
        String signature) {
    static Contact of(Fields body, String signCode) {
        return new Contact(
                body.text("delvAddr"),
                body.text("delverName"),
                body.text("delverCertno"),
                body.text("delverTel"),
                signCode,
                "",
                "");
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
                signature);
    }

    Contact signedBy(String name, String image) {
        return new Contact(address, carrier, carrierId, carrierTel, signCode, name, image);
    }

    private static String either(String said, String known) {
        return said.isEmpty() ? known : said;
    }
}
