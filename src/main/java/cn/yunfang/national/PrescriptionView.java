package cn.yunfang.national;

import cn.yunfang.person.Person;
import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.UsedStatus;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A prescription as D005 and rxDownload show it (national-interface §2.5). Members of older
 * releases stand beside the new ones: {@code diseinfo}, iptOpNo, suckPrdFag.
 */
@Component
class PrescriptionView {
    private static final List<String> WHOLE =
            List.of(
                    "rxUsedWayCodg",
                    "rxUsedWayName",
                    "rxFrquCodg",
                    "rxFrquName",
                    "rxDosunt",
                    "rxDoscnt",
                    "rxDrordDscr",
                    "rxDrugCnt",
                    "rxTypeCode",
                    "bizTypeCode",
                    "rxExraAttrCode");
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
                    "drugPric",
                    "drugSumamt",
                    "sinDoscnt",
                    "sinDosunt",
                    "usedFrquCodg",
                    "usedFrquName",
                    "hospApprFlag",
                    "otcFlag",
                    "selfPayRea",
                    "realDscr",
                    "drugTotlcnt",
                    "drugTotlcntEmp");
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
                    "spDiseFlag",
                    "maindiagCode",
                    "maindiagName",
                    "diseCondDscr",
                    "fstdiagFlag");

    private final Registry registry;
    private final CodeTables codes;

    PrescriptionView(Registry registry, CodeTables codes) {
        this.registry = registry;
        this.codes = codes;
    }

    /** The whole answer of D005. */
    Map<String, Object> of(Prescription rx, Prescriptions.Messages messages, Person patient) {
        var head = messages.preCheck();
        var view = status(rx);
        copy(head, WHOLE, view);
        view.put("rxTypeName", codes.name("rx_type_code", head.text("rxTypeCode")));
        view.put("bizTypeName", codes.name("biz_type_code", head.text("bizTypeCode")));
        view.put("rxExraAttrName", codes.name("rx_exra_attr_code", head.text("rxExraAttrCode")));
        view.put("reptFlag", rx.facts().issues() > 1 ? "1" : "0");
        view.put("maxReptCnt", rx.facts().issues());
        view.put("reptdCnt", issuesDispensed(rx));
        view.put("minInrvDays", rx.facts().intervalDays());
        view.put("longRxFlag", rx.facts().longTerm() ? "1" : "0");
        view.put("rxDetlList", lines(rx, head.list("rxdrugdetail")));
        view.put("rxOtpinfo", visit(messages, patient));
        view.put("rxDiseList", head.list("diseinfo").stream().map(Fields::asMap).toList());
        view.put("diseinfo", view.get("rxDiseList"));
        return view;
    }

    private Map<String, Object> status(Prescription rx) {
        var used = UsedStatus.of(rx);
        var view = new LinkedHashMap<String, Object>();
        view.put("hiRxno", rx.facts().hiRxno());
        view.put("fixmedinsCode", rx.facts().institution());
        view.put(
                "fixmedinsName",
                registry.institution(rx.facts().institution()).map(Institution::name).orElse(""));
        view.put("rxStasCodg", rx.state().statusCode());
        view.put("rxStasName", rx.state().statusName());
        view.put("rxUsedStasCodg", used.code());
        view.put("rxUsedStasName", used.chinese());
        view.put("prscTime", rx.facts().prescribedAt());
        view.put("valiDays", rx.facts().validDays());
        view.put("valiEndTime", rx.facts().validUntil());
        return view;
    }

    private static long issuesDispensed(Prescription rx) {
        return rx.lines().stream()
                .filter(line -> line.state() == LineState.DISPENSED)
                .map(PrescriptionLine::issue)
                .distinct()
                .filter(
                        issue ->
                                rx.lines().stream()
                                        .filter(line -> line.issue() == issue)
                                        .allMatch(line -> line.state() == LineState.DISPENSED))
                .count();
    }

    private static List<Map<String, Object>> lines(Prescription rx, List<Fields> prescribed) {
        var all = new ArrayList<Map<String, Object>>();
        for (var line : rx.openLines()) {
            var said = prescribed.get(line.no() - 1);
            var view = new LinkedHashMap<String, Object>();
            copy(said, LINE, view);
            view.putIfAbsent("drugProdname", said.text("drugGenname"));
            view.putIfAbsent("drugTotlcnt", line.quantity());
            view.putIfAbsent("drugTotlcntEmp", line.unit());
            view.put("rxLineNo", line.no());
            view.put("takeDrugFlag", line.state() == LineState.DISPENSED ? "1" : "0");
            view.put("rxLineStasName", line.state().chinese());
            view.put("dispensedCnt", line.dispensed());
            all.add(view);
        }
        return all;
    }

    private static Map<String, Object> visit(Prescriptions.Messages messages, Person patient) {
        var said = messages.preCheck().object("mdtrtinfo");
        var view = new LinkedHashMap<String, Object>();
        copy(said, VISIT, view);
        view.put("insutype", patient.insuranceType());
        view.put("insuplcAdmdvs", patient.insuredDivision());
        view.put("pharName", messages.upload().text("pharName"));
        view.put("pharChkTime", messages.upload().text("pharChkTime"));
        view.put("iptOpNo", said.text("iptOtpNo"));
        view.put("suckPrdFag", said.text("suckPrdFlag"));
        return view;
    }

    private static void copy(Fields from, List<String> names, Map<String, Object> to) {
        names.forEach(name -> from.optional(name).ifPresent(value -> to.put(name, value)));
    }
}
