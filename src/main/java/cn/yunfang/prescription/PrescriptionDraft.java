package cn.yunfang.prescription;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.ReviewInput;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A D001 body read as a prescription (national-interface §2.1); its fields are already checked. */
record PrescriptionDraft(Fields body) {
    private static final int MOST_ISSUES = 12;
    private static final int LONGEST_DAYS = 84;
    private static final Set<String> CHINESE_DIAGNOSES = Set.of("2", "3");

    Fields visit() {
        return body.object("mdtrtinfo");
    }

    List<Fields> lines() {
        return body.list("rxdrugdetail");
    }

    Instant prescribedAt() {
        return body.time("prscTime");
    }

    /** 0 is how some systems say that it is not repeated. */
    int issues() {
        return body.optionalNumber("maxReptCnt")
                .map(BigDecimal::intValueExact)
                .filter(issues -> issues != 0)
                .orElse(1);
    }

    int intervalDays() {
        return body.optionalNumber("minInrvDays")
                .or(() -> body.optionalNumber("minInvDays"))
                .map(BigDecimal::intValueExact)
                .orElse(0);
    }

    /** Refusals that need no catalogue: the plan of issues and the end of validity. */
    Optional<Refusal> planRefusal(Instant now) {
        int issues = issues();
        if (issues < 1 || issues > MOST_ISSUES) {
            return invalid("maxReptCnt", "最大使用次数", "1–12");
        }
        if (issues > 1 && (intervalDays() < 1 || intervalDays() * issues > LONGEST_DAYS)) {
            return invalid("minInrvDays", "使用最小间隔", "≥1, × maxReptCnt ≤ 84");
        }
        if (!prescribedAt()
                .plus(java.time.Duration.ofDays(body.integer("valiDays")))
                .isAfter(now)) {
            return invalid("valiEndTime", "有效截止时间", "> " + ChinaTime.format(now));
        }
        return Optional.empty();
    }

    /**
     * Where a person from another province is insured and treated (§2.1). A message of the old
     * release has no place of care, nor rxExraAttrCode, by which it is known.
     */
    Optional<Refusal> missingPlace() {
        if (!body.has("insuPlcNo")) {
            return missing("insuPlcNo", "参保地编号");
        }
        return body.has("rxExraAttrCode") && !body.has("mdtrtareaNo")
                ? missing("mdtrtareaNo", "就医地编号")
                : Optional.empty();
    }

    private static Optional<Refusal> missing(String field, String name) {
        return Optional.of(Refusal.missing(field, name));
    }

    private static Optional<Refusal> invalid(String field, String name, String right) {
        return Optional.of(Refusal.invalid(field, name, right));
    }

    /** Drugs of the lines in order, or the refusal of those the catalogue does not know. */
    Outcome<List<Drug>> drugs(Formulary formulary) {
        var day = ChinaTime.date(prescribedAt());
        var found = new ArrayList<Drug>();
        var missing = new ArrayList<Refusal>();
        for (int i = 0; i < lines().size(); i++) {
            var code = lines().get(i).text("medListCodg");
            var field = "rxdrugdetail[" + i + "].medListCodg";
            formulary
                    .drug(code, day)
                    .ifPresentOrElse(
                            found::add,
                            () ->
                                    missing.add(
                                            Refusal.at(
                                                    field,
                                                    Reason.FIELD_NOT_CODE,
                                                    field,
                                                    "医疗目录编码",
                                                    "circDrugQuery")));
        }
        return missing.isEmpty()
                ? Outcome.done(List.copyOf(found))
                : Outcome.refused(Refusal.joined(missing));
    }

    /** How long each line lasts (medcDays), 0 when it does not say. */
    List<BigDecimal> days() {
        return lines().stream()
                .map(line -> line.optionalNumber("medcDays").orElse(BigDecimal.ZERO))
                .toList();
    }

    ReviewInput reviewInput(Examination.Parties parties, List<Drug> drugs, List<InUse> inUse) {
        var visit = visit();
        var lines = new ArrayList<ReviewInput.Line>();
        for (int i = 0; i < drugs.size(); i++) {
            lines.add(reviewLine(i + 1, lines().get(i), drugs.get(i)));
        }
        return new ReviewInput(
                ChinaTime.date(prescribedAt()),
                parties.patient(),
                parties.doctor(),
                parties.institution(),
                new ReviewInput.Condition(
                        visit.optionalNumber("gesoVal").map(BigDecimal::intValue),
                        visit.flag("suckPrdFlag"),
                        visit.text("algsHis"),
                        visit.optionalNumber("patnAge"),
                        visit.optionalNumber("patnWt").filter(kg -> kg.signum() > 0)),
                new ReviewInput.Visit(
                        body.text("bizTypeCode"),
                        visit.text("medType"),
                        visit.text("otpIptFlag"),
                        visit.flag("fstdiagFlag"),
                        visit.text("prscDeptName"),
                        visit.text("diseCodg"),
                        visit.text("maindiagCode")),
                new ReviewInput.Plan(
                        body.text("rxTypeCode"),
                        body.flag("longRxFlag"),
                        body.integer("valiDays"),
                        issues(),
                        body.text("rxExraAttrCode")),
                diagnoses(),
                lines,
                inUse);
    }

    /** Western diagnoses; those of Chinese medicine (diag_type 2, 3) are not insurance ICD-10. */
    private List<ReviewInput.Diagnosis> diagnoses() {
        return body.list("diseinfo").stream()
                .filter(one -> !CHINESE_DIAGNOSES.contains(one.text("diagType")))
                .filter(one -> one.has("diagCode"))
                .map(
                        one ->
                                new ReviewInput.Diagnosis(
                                        one.text("diagCode"), one.flag("maindiagFlag")))
                .toList();
    }

    private static ReviewInput.Line reviewLine(int no, Fields line, Drug drug) {
        return new ReviewInput.Line(
                no,
                drug,
                line.number("drugCnt"),
                line.text("drugDosunt"),
                line.optionalNumber("medcDays").orElse(BigDecimal.ZERO),
                line.optionalNumber("sinDoscnt").orElse(BigDecimal.ZERO),
                line.text("sinDosunt"),
                line.text("usedFrquCodg"),
                line.text("medcWayCodg"),
                line.text("hospApprFlag"),
                line.flag("otcFlag"));
    }

    /** The prescription this body becomes once its number is known. */
    Prescription prescription(PrescriptionId id, String division, int random, Person patient) {
        var visit = visit();
        var facts =
                new PrescriptionFacts(
                        id.hiRxno(division, ChinaTime.date(prescribedAt())),
                        id.traceCode(random),
                        visit.text("fixmedinsCode"),
                        body.text("hospRxno"),
                        patient.no(),
                        visit.text("drCode"),
                        visit.text("prscDeptName"),
                        visit.text("maindiagName"),
                        prescribedAt(),
                        body.integer("valiDays"),
                        issues(),
                        intervalDays(),
                        body.text("rxTypeCode"),
                        body.text("bizTypeCode"),
                        body.text("rxExraAttrCode"),
                        body.flag("longRxFlag"));
        return new Prescription(
                id,
                facts,
                PrescriptionState.RESERVED,
                0,
                0,
                false,
                prescribedAt(),
                facts.lastMoment(),
                Gating.NONE,
                prescribedLines(facts.issues()));
    }

    private List<PrescriptionLine> prescribedLines(int issues) {
        var all = new ArrayList<PrescriptionLine>();
        for (int issue = 1; issue <= issues; issue++) {
            for (int i = 0; i < lines().size(); i++) {
                var line = lines().get(i);
                all.add(
                        PrescriptionLine.prescribed(
                                issue,
                                i + 1,
                                line.text("medListCodg"),
                                line.number("drugCnt"),
                                line.text("drugDosunt")));
            }
        }
        return List.copyOf(all);
    }
}
