package cn.yunfang.writing;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.Lists;
import cn.yunfang.formulary.Term;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the D001 message that a hospital's system would send (national-interface §2.1). What
 * the draft lacks the message lacks, and the checks of D001 say so.
 */
final class DraftMessage {
    private static final String VOUCHER = "01";
    private static final String IDENTITY_CARD = "02";
    private static final String WESTERN = "1";
    private static final String DUAL_CHANNEL = "01";
    private static final String POOLED = "02";
    private static final String CHRONIC_VISIT = "140104";
    private static final String ORDINARY_VISIT = "11";
    private static final int VISIT_DIGITS = 28;

    private static final Map<String, String> ITEM_TYPES =
            Map.of("11", "西药", "12", "中成药", "13", "中药饮片");

    private final RxDraft draft;
    private final Desk desk;
    private final Person patient;
    private final Instant at;
    private final Formulary formulary;

    DraftMessage(RxDraft draft, Desk desk, Person patient, Instant at, Formulary formulary) {
        this.draft = draft;
        this.desk = desk;
        this.patient = patient;
        this.at = at;
        this.formulary = formulary;
    }

    /** hospRxno: the key with a mark of this desk. */
    static String hospitalNumber(RxDraft draft) {
        return "YF" + RxDraft.text(draft.key());
    }

    /** mdtrtId: the desk registers no visit, so the key stands for it. */
    static String visitNumber(RxDraft draft) {
        var digits = RxDraft.text(draft.key()).replace("-", "");
        return "MZ" + digits.substring(0, Math.min(digits.length(), VISIT_DIGITS));
    }

    Fields preCheck() {
        var body = new LinkedHashMap<String, Object>();
        certificate(body);
        body.put("bizTypeCode", isInternet() ? "02" : "01");
        body.put("rxExraAttrCode", hasDualChannel() ? DUAL_CHANNEL : POOLED);
        body.put("insuPlcNo", patient.insuredDivision());
        body.put("mdtrtareaNo", desk.institution().division());
        body.put("hospRxno", hospitalNumber(draft));
        body.put("rxTypeCode", WESTERN);
        body.put("prscTime", ChinaTime.format(at));
        body.put("rxDrugCnt", draft.everyLine().size());
        body.put("valiDays", draft.daysValid());
        body.put("valiEndTime", ChinaTime.format(at.plus(Duration.ofDays(draft.daysValid()))));
        body.put("maxReptCnt", draft.howOften());
        body.put("minInrvDays", draft.daysBetween());
        body.put("rxCotnFlag", "0");
        body.put("longRxFlag", draft.howOften() > 1 ? "1" : "0");
        body.put("rxdrugdetail", draft.everyLine().stream().map(this::line).toList());
        body.put("mdtrtinfo", visit());
        body.put("diseinfo", diagnoses());
        return Fields.parse(Json.text(body)).orElseThrow();
    }

    // an internet hospital proves a voucher by a number of its own system, which the desk lacks
    private void certificate(Map<String, Object> body) {
        var token = RxDraft.text(draft.ecToken());
        if (token.isEmpty() || isInternet()) {
            body.put("mdtrtCertType", IDENTITY_CARD);
            body.put("mdtrtCertNo", patient.certno());
        } else {
            body.put("mdtrtCertType", VOUCHER);
            body.put("ecToken", token);
        }
    }

    private boolean isInternet() {
        return desk.institution().type() == Institution.Type.INTERNET_HOSPITAL;
    }

    private boolean hasDualChannel() {
        return draft.everyLine().stream()
                .map(line -> drug(line))
                .flatMap(Optional::stream)
                .anyMatch(Drug::dualChannel);
    }

    private Optional<Drug> drug(RxDraft.Line line) {
        return formulary.drug(RxDraft.text(line.drugCode()), ChinaTime.date(at));
    }

    private Map<String, Object> line(RxDraft.Line line) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("medListCodg", RxDraft.text(line.drugCode()));
        var drug = drug(line);
        drug.ifPresent(one -> describe(one, row));
        row.put("sinDoscnt", plain(line.dose()));
        var frequency = RxDraft.text(line.frequency());
        row.put("usedFrquCodg", frequency);
        row.put("usedFrquName", named(Lists.FREQUENCY, frequency));
        var route = RxDraft.text(line.route());
        row.put("medcWayCodg", route);
        row.put("medcWayDscr", named(Lists.ROUTE, route));
        row.put("medcBegntime", ChinaTime.format(at));
        row.put("medcEndtime", ChinaTime.format(at.plus(lasting(line.days()))));
        row.put("medcDays", plain(line.days()));
        row.put("drugCnt", plain(line.quantity()));
        payment(row, drug.map(Drug::restriction).orElse(""), line.withinLimit());
        return present(row);
    }

    private static void describe(Drug drug, Map<String, @Nullable Object> row) {
        row.put("hospPrepFlag", "0");
        row.put("rxItemTypeCode", drug.itemType());
        row.put("rxItemTypeName", ITEM_TYPES.getOrDefault(drug.itemType(), ""));
        row.put("drugGenname", drug.genericName());
        row.put("drugProdname", drug.details().brandName());
        row.put("prdrName", drug.details().manufacturer());
        row.put("drugDosform", drug.dosageForm());
        row.put("drugSpec", drug.spec());
        row.put("sinDosunt", drug.doseUnit());
        row.put("drugDosunt", drug.packUnit());
        row.put("drugPric", drug.referencePrice().toPlainString());
    }

    // hosp_appr_flag: 1 reimburse a restricted drug, 2 the patient pays, 0 nothing to approve
    private static void payment(
            Map<String, @Nullable Object> row, String restriction, @Nullable Boolean within) {
        if (restriction.isEmpty()) {
            row.put("hospApprFlag", "0");
        } else if (within != null && within) {
            row.put("hospApprFlag", "1");
        } else {
            row.put("hospApprFlag", "2");
            row.put("selfPayRea", "6");
            row.put("realDscr", "不符合医保限定支付范围");
        }
    }

    private String named(String list, String code) {
        return formulary.value(list, code).map(Term::name).orElse("");
    }

    private static Duration lasting(@Nullable BigDecimal days) {
        return days == null || days.signum() <= 0 || days.precision() - days.scale() > 4
                ? Duration.ZERO
                : Duration.ofDays(days.longValue());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private Map<String, Object> visit() {
        var doctor = desk.doctor();
        var chronic = RxDraft.text(draft.chronicDisease());
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("fixmedinsName", desk.institution().name());
        row.put("fixmedinsCode", desk.institution().code());
        row.put("mdtrtId", visitNumber(draft));
        row.put("medType", chronic.isEmpty() ? ORDINARY_VISIT : CHRONIC_VISIT);
        row.put("otpIptFlag", "1");
        row.put("psnNo", patient.no());
        row.put("patnName", patient.name());
        row.put("psnCertType", patient.certType());
        row.put("certno", patient.certno());
        var age = Period.between(patient.birthDate(), ChinaTime.date(at));
        row.put("patnAge", Integer.toString(age.getYears()));
        row.put("gend", patient.sex());
        condition(row);
        row.put("prscDeptName", doctor.departmentName());
        row.put("prscDeptCode", doctor.departmentCode());
        row.put("drCode", doctor.code());
        row.put("prscDrName", doctor.name());
        row.put("prscDrCertType", "01");
        row.put("prscDrCertno", doctor.certno());
        row.put("drProfttlCodg", doctor.title());
        row.put("mdtrtTime", ChinaTime.format(at));
        row.put("diseCodg", chronic);
        row.put("diseName", formulary.chronicDisease(chronic).orElse(""));
        row.put("spDiseFlag", chronic.isEmpty() ? "0" : "1");
        var main = draft.everyDiagnosis().stream().findFirst();
        row.put("maindiagCode", main.map(one -> RxDraft.text(one.code())).orElse(""));
        row.put("maindiagName", main.map(this::name).orElse(""));
        row.put("fstdiagFlag", "0");
        if (!draft.everyOverride().isEmpty()) {
            row.put("extras", Json.text(Map.of("overrides", draft.everyOverride())));
        }
        return present(row);
    }

    private void condition(Map<String, @Nullable Object> row) {
        var condition = draft.patientCondition();
        row.put("algsHis", RxDraft.text(condition.allergies()));
        row.put("patnWt", plain(condition.weightKg()));
        if (condition.pregnantWeeks() != null) {
            row.put("gesoVal", condition.pregnantWeeks().toString());
        }
        boolean nursing = condition.breastfeeding() != null && condition.breastfeeding();
        row.put("suckPrdFlag", nursing ? "1" : "0");
    }

    private String name(RxDraft.Diagnosis one) {
        return formulary
                .diagnosis(RxDraft.text(one.code()))
                .orElseGet(() -> RxDraft.text(one.name()));
    }

    private List<Map<String, Object>> diagnoses() {
        var doctor = desk.doctor();
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : draft.everyDiagnosis()) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("diagType", "1");
            row.put("maindiagFlag", rows.isEmpty() ? "1" : "0");
            row.put("diagSrtNo", rows.size() + 1);
            row.put("diagCode", RxDraft.text(one.code()));
            row.put("diagName", name(one));
            row.put("diagDept", doctor.departmentName());
            row.put("diagDrNo", doctor.code());
            row.put("diagDrName", doctor.name());
            row.put("diagTime", ChinaTime.format(at));
            rows.add(present(row));
        }
        return rows;
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> row) {
        var all = new LinkedHashMap<String, Object>();
        row.forEach(
                (name, value) -> {
                    if (value != null && !"".equals(value)) {
                        all.put(name, value);
                    }
                });
        return all;
    }
}
