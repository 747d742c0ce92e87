package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The integrator's starter kit, {@code demo/credentials.json}; see docs/integrate.md. */
record Credentials(
        String platformPublicKey,
        List<Site> institutions,
        List<Patient> patients,
        List<DrugItem> drugs) {

    /** An institution with its keys and staff. */
    record Site(
            String type,
            String code,
            String name,
            String division,
            String appId,
            String appSecret,
            String privateKey,
            List<Fields> doctors,
            List<Fields> pharmacists) {}

    /** An insured person; {@code balance} is the personal account in yuan. */
    record Patient(
            String no,
            String name,
            String certno,
            String birthDate,
            String sex,
            String insuranceType,
            String insuredDivision,
            String ecToken,
            BigDecimal balance) {}

    /** A drug of the catalogue with its reference price in yuan. */
    record DrugItem(
            String code,
            String genericName,
            String dosageForm,
            String spec,
            String packUnit,
            String doseUnit,
            String payClass,
            BigDecimal price,
            boolean circulates,
            boolean dualChannel) {
        private static final Pattern PIECE = Pattern.compile("([0-9.]+)[a-zA-Zμ]+\\*.*");

        /** One tablet, capsule or bag in the dose unit, 1 where the spec does not say how much. */
        BigDecimal onePiece() {
            var piece = PIECE.matcher(spec);
            return piece.matches() ? new BigDecimal(piece.group(1)) : BigDecimal.ONE;
        }
    }

    static Credentials read(Path file) throws IOException {
        var all =
                Fields.parse(Files.readString(file))
                        .orElseThrow(() -> new IOException(file + " is not a JSON object"));
        return new Credentials(
                all.text("platformPublicKey"),
                all.list("institutions").stream().map(Credentials::site).toList(),
                all.list("patients").stream().map(Credentials::patient).toList(),
                all.list("drugs").stream().map(Credentials::drug).toList());
    }

    private static Site site(Fields one) {
        return new Site(
                one.text("type"),
                one.text("fixmedinsCode"),
                one.text("fixmedinsName"),
                one.text("mdtrtareaAdmvs"),
                one.text("appId"),
                one.text("appSecret"),
                one.text("privateKey"),
                one.list("doctors"),
                one.list("pharmacists"));
    }

    private static Patient patient(Fields one) {
        return new Patient(
                one.text("psnNo"),
                one.text("psnName"),
                one.text("certno"),
                one.text("brdy"),
                one.text("gend"),
                one.text("insutype"),
                one.text("insuplcAdmdvs"),
                one.text("ecToken"),
                one.optionalNumber("balc").orElse(BigDecimal.ZERO));
    }

    private static DrugItem drug(Fields one) {
        return new DrugItem(
                one.text("medListCodg"),
                one.text("drugGenname"),
                one.text("drugDosform"),
                one.text("drugSpec"),
                one.text("drugDosunt"),
                one.text("sinDosunt"),
                one.text("payClass"),
                one.number("pric"),
                one.flag("circulates"),
                one.flag("dualChannel"));
    }
}
