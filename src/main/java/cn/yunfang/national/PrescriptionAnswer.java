package cn.yunfang.national;

import cn.yunfang.person.Person;
import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.UsedStatus;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The answer of D005 (national-interface §2.5), which the download of a pharmacy repeats. Names of
 * the old release stand beside those of the new one, so either generation of clients finds its own.
 */
@Component
class PrescriptionAnswer {
    private static final List<String> WHOLE =
            List.of(
                    "rxUsedWayCodg",
                    "rxUsedWayName",
                    "rxFrquCodg",
                    "rxFrquName",
                    "rxDosunt",
                    "rxDoscnt",
                    "rxDrordDscr");

    private static final List<String> LINE =
            List.of(
                    "medListCodg",
                    "fixmedinsHilistId",
                    "hospPrepFlag",
                    "rxItemTypeCode",
                    "rxItemTypeName",
                    "tcmdrugTypeName",
                    "tcmdrugTypeCode",
                    "tcmherbFoote",
                    "mednTypeCode",
                    "mednTypeName",
                    "mainMedcFlag",
                    "urgtFlag",
                    "basMednFlag",
                    "impDrugFlag",
                    "drugProdname",
                    "drugGenname",
                    "drugDosform",
                    "drugSpec",
                    "prdrName",
                    "medcWayCodg",
                    "medcWayDscr",
                    "medcBegntime",
                    "medcEndtime",
                    "medcDays",
                    "drugCnt",
                    "drugDosunt",
                    "sinDoscnt",
                    "sinDosunt",
                    "usedFrquCodg",
                    "usedFrquName",
                    "hospApprFlag",
                    "otcFlag",
                    "selfPayRea",
                    "realDscr",
                    "drugPric",
                    "drugSumamt");

    private static final List<String> VISIT =
            List.of(
                    "medType",
                    "iptOtpNo",
                    "otpIptFlag",
                    "patnName",
                    "patnAge",
                    "patnHgt",
                    "patnWt",
                    "gend",
                    "gesoVal",
                    "nwbFlag",
                    "nwbAge",
                    "suckPrdFlag",
                    "algsHis",
                    "prscDeptName",
                    "prscDrName",
                    "mdtrtTime",
                    "diseCodg",
                    "diseName",
                    "maindiagCode",
                    "maindiagName",
                    "diseCondDscr",
                    "fstdiagFlag");

    private final Registry registry;
    private final CodeTables codes;

    PrescriptionAnswer(Registry registry, CodeTables codes) {
        this.registry = registry;
        this.codes = codes;
    }

    /** The whole answer; the messages are those the prescription was made of. */
    Map<String, Object> of(Prescription rx, Prescriptions.Messages messages, Person patient) {
        var answer = new LinkedHashMap<String, Object>();
        head(answer, rx, messages.preCheck());
        answer.put("rxDetlList", lines(rx, messages.preCheck()));
        answer.put("rxOtpinfo", visit(messages, patient));
        var diagnoses = messages.preCheck().list("diseinfo").stream().map(Fields::asMap).toList();
        answer.put("rxDiseList", diagnoses);
        answer.put("diseinfo", diagnoses);
        return answer;
    }

    /** The same for who hands over: whom to, and where he is insured, which settling needs. */
    Map<String, Object> forPharmacy(
            Prescription rx, Prescriptions.Messages messages, Person patient) {
        var visit = visit(messages, patient);
        visit.put("psnCertType", patient.certType());
        visit.put("certno", patient.certno());
        visit.put("insuplcAdmdvs", patient.insuredDivision());
        var answer = of(rx, messages, patient);
        answer.put("rxOtpinfo", visit);
        return answer;
    }

    private void head(Map<String, Object> answer, Prescription rx, Fields asked) {
        var facts = rx.facts();
        answer.put("hiRxno", facts.hiRxno());
        answer.put("fixmedinsCode", facts.institution());
        answer.put(
                "fixmedinsName",
                registry.institution(facts.institution()).map(Institution::name).orElse(""));
        status(answer, rx);
        answer.put("prscTime", ChinaTime.format(facts.prescribedAt()));
        answer.put("rxDrugCnt", asked.text("rxDrugCnt"));
        copy(asked, WHOLE, answer);
        answer.put("valiDays", Integer.toString(facts.validDays()));
        answer.put("valiEndTime", ChinaTime.format(facts.validUntil()));
        answer.put("reptFlag", facts.issues() > 1 ? "1" : "0");
        answer.put("maxReptCnt", Integer.toString(facts.issues()));
        answer.put("reptdCnt", Long.toString(issuesUsed(rx)));
        answer.put("minInrvDays", Integer.toString(facts.intervalDays()));
        answer.put("rxTypeCode", facts.type());
        answer.put("rxTypeName", codes.name("rx_type_code", facts.type()));
        answer.put("longRxFlag", facts.longTerm() ? "1" : "0");
        answer.put("bizTypeCode", facts.business());
        answer.put("bizTypeName", codes.name("biz_type_code", facts.business()));
        if (!facts.attribute().isEmpty()) {
            answer.put("rxExraAttrCode", facts.attribute());
            answer.put("rxExraAttrName", codes.name("rx_exra_attr_code", facts.attribute()));
        }
    }

    /** Prescription and use status, as D005 and D007 show them. */
    static void status(Map<String, Object> answer, Prescription rx) {
        var used = UsedStatus.of(rx);
        answer.put("rxStasCodg", rx.state().statusCode());
        answer.put("rxStasName", rx.state().statusName());
        answer.put("rxUsedStasCodg", used.code());
        answer.put("rxUsedStasName", used.chinese());
    }

    private static long issuesUsed(Prescription rx) {
        return rx.lines().stream()
                .filter(line -> line.dispensed().signum() > 0)
                .map(PrescriptionLine::issue)
                .distinct()
                .count();
    }

    private static List<Map<String, Object>> lines(Prescription rx, Fields asked) {
        var rows = new ArrayList<Map<String, Object>>();
        var lines = asked.list("rxdrugdetail");
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var row = new LinkedHashMap<String, Object>();
            row.put("rxLineNo", Integer.toString(i + 1));
            copy(line, LINE, row);
            row.putIfAbsent("drugProdname", line.text("drugGenname"));
            row.put("drugTotlcnt", line.optional("drugTotlcnt").orElse(line.text("drugCnt")));
            row.put(
                    "drugTotlcntEmp",
                    line.optional("drugTotlcntEmp").orElse(line.text("drugDosunt")));
            row.put("takeDrugFlag", takeDrugFlag(rx, Math.max(rx.issue(), 1), i + 1));
            bridged(rx, i + 1).ifPresent(part -> row.put("drugCnt", part));
            rows.add(row);
        }
        return rows;
    }

    /** Of an issue that a bridge supply opened in part: what is to be handed over this time. */
    private static Optional<String> bridged(Prescription rx, int no) {
        if (!rx.gating().bridged()) {
            return Optional.empty();
        }
        return rx.openLines().stream()
                .filter(line -> line.no() == no)
                .filter(line -> line.state() != LineState.DISPENSED)
                .filter(line -> line.remaining().compareTo(line.quantity()) < 0)
                .map(line -> line.remaining().stripTrailingZeros().toPlainString())
                .findFirst();
    }

    /**
     * takeDrugFlag of one line of an issue: 0 not taken, 1 taken, 2 part of it. No public source
     * gives the national values (national-interface §8.1); these are ours.
     */
    static String takeDrugFlag(Prescription rx, int issue, int no) {
        return rx.lines().stream()
                .filter(line -> line.issue() == issue && line.no() == no)
                .findFirst()
                .map(line -> takeDrugFlag(line.dispensed(), line.quantity()))
                .orElse("0");
    }

    private static String takeDrugFlag(BigDecimal dispensed, BigDecimal quantity) {
        if (dispensed.signum() == 0) {
            return "0";
        }
        return dispensed.compareTo(quantity) < 0 ? "2" : "1";
    }

    private static Map<String, Object> visit(Prescriptions.Messages messages, Person patient) {
        var asked = messages.preCheck().object("mdtrtinfo");
        var row = new LinkedHashMap<String, Object>();
        copy(asked, VISIT, row);
        row.put("insutype", patient.insuranceType());
        row.put("spDiseFlag", asked.optional("spDiseFlag").orElse("0"));
        copy(messages.upload(), List.of("pharName", "pharChkTime"), row);
        // spelt so in the old release (national-interface §1.6.6)
        asked.optional("iptOtpNo").ifPresent(number -> row.put("iptOpNo", number));
        asked.optional("suckPrdFlag").ifPresent(flag -> row.put("suckPrdFag", flag));
        return row;
    }

    private static void copy(Fields from, List<String> names, Map<String, Object> to) {
        names.forEach(name -> from.optional(name).ifPresent(value -> to.put(name, value)));
    }
}
