package cn.yunfang.simulation;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Drug.PayClass;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What an integrator needs to start, as {@code demo/credentials.json} spells it; the members are
 * described in docs/integrate.md. The institutions' client keys exist nowhere else.
 */
record StarterKit(
        String platformPublicKey,
        List<InstitutionEntry> institutions,
        List<PatientEntry> patients,
        List<DrugEntry> drugs) {
    private static final int MOST_PATIENTS = 2_000;

    record InstitutionEntry(
            String type,
            String fixmedinsCode,
            String fixmedinsName,
            String mdtrtareaAdmvs,
            String appId,
            String appSecret,
            String privateKey,
            String publicKey,
            List<DoctorEntry> doctors,
            List<PharmacistEntry> pharmacists) {}

    record DoctorEntry(
            String drCode,
            String name,
            String deptCode,
            String deptName,
            String profttlCodg,
            String certno) {}

    record PharmacistEntry(String pharCode, String name, String certno) {}

    record PatientEntry(
            String psnNo,
            String psnName,
            String certno,
            String brdy,
            String gend,
            String insutype,
            String insuplcAdmdvs,
            String ecToken,
            BigDecimal balc) {}

    record DrugEntry(
            String medListCodg,
            String drugGenname,
            String drugDosform,
            String drugSpec,
            String drugDosunt,
            String sinDosunt,
            String payClass,
            BigDecimal pric,
            boolean circulates,
            boolean dualChannel) {}

    static StarterKit of(City city, String platformPublicKey, List<Drug> drugs) {
        return new StarterKit(
                platformPublicKey,
                city.sites().stream().map(StarterKit::institution).toList(),
                city.residents()
                        .filter(one -> one.person().active())
                        .limit(MOST_PATIENTS)
                        .map(StarterKit::patient)
                        .toList(),
                drugs.stream()
                        .sorted(Comparator.comparing(drug -> !drug.circulates()))
                        .map(StarterKit::drug)
                        .toList());
    }

    String json() {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    private static InstitutionEntry institution(Site site) {
        var one = site.institution();
        return new InstitutionEntry(
                type(one),
                one.code(),
                one.name(),
                one.division(),
                site.application().appId(),
                site.application().appSecret(),
                site.clientKey().base64(),
                site.application().publicKey(),
                site.staff(Kind.DOCTOR).stream().map(StarterKit::doctor).toList(),
                site.staff(Kind.PHARMACIST).stream().map(StarterKit::pharmacist).toList());
    }

    private static String type(Institution one) {
        return switch (one.type()) {
            case HOSPITAL -> "hospital";
            case INTERNET_HOSPITAL -> "internet-hospital";
            case CLINIC -> "clinic";
            case PHARMACY -> "pharmacy";
        };
    }

    private static DoctorEntry doctor(Practitioner one) {
        return new DoctorEntry(
                one.code(),
                one.name(),
                one.departmentCode(),
                one.departmentName(),
                one.title(),
                one.certno());
    }

    private static PharmacistEntry pharmacist(Practitioner one) {
        return new PharmacistEntry(one.code(), one.name(), one.certno());
    }

    private static PatientEntry patient(Resident one) {
        var person = one.person();
        return new PatientEntry(
                person.no(),
                person.name(),
                person.certno(),
                person.birthDate().toString(),
                person.sex(),
                person.insuranceType(),
                person.insuredDivision(),
                one.enrolment().ecToken(),
                one.balance().orElse(Fen.ZERO).yuan());
    }

    private static DrugEntry drug(Drug one) {
        return new DrugEntry(
                one.code(),
                one.genericName(),
                one.dosageForm(),
                one.spec(),
                one.packUnit(),
                one.doseUnit(),
                payClass(one.payClass()),
                one.referencePrice(),
                one.circulates(),
                one.dualChannel());
    }

    private static String payClass(PayClass one) {
        return switch (one) {
            case A -> "甲";
            case B -> "乙";
            case C -> "丙";
        };
    }
}
