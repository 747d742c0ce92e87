package cn.yunfang.national;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as a HIS writes them; everybody in them is invented. */
final class HospitalMessages {
    private HospitalMessages() {}

    /** A complete D001 of one western drug; ready to be changed. */
    static Map<String, Object> preCheck() {
        var body = new LinkedHashMap<String, Object>();
        body.put("mdtrtCertType", "02");
        body.put("mdtrtCertNo", "32010019000101001X");
        body.put("bizTypeCode", "01");
        body.put("rxExraAttrCode", "01");
        body.put("insuPlcNo", "320100");
        body.put("mdtrtareaNo", "320100");
        body.put("hospRxno", "RX0001");
        body.put("rxTypeCode", "1");
        body.put("prscTime", "2026-11-24 09:00:00");
        body.put("rxDrugCnt", "1");
        body.put("valiDays", "3");
        body.put("valiEndTime", "2026-11-27 09:00:00");
        body.put("rxCotnFlag", "0");
        body.put("longRxFlag", "0");
        body.put("rxdrugdetail", new ArrayList<>(List.of(line())));
        body.put("mdtrtinfo", visit());
        body.put("diseinfo", List.of(diagnosis()));
        return body;
    }

    static Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("medListCodg", "XC09CAX065A001010100001");
        line.put("rxItemTypeCode", "11");
        line.put("rxItemTypeName", "西药");
        line.put("drugGenname", "缬沙坦胶囊");
        line.put("drugDosform", "胶囊剂");
        line.put("drugSpec", "80mg*7粒");
        line.put("medcWayCodg", "1");
        line.put("medcWayDscr", "口服");
        line.put("medcBegntime", "2026-11-24 09:00:00");
        line.put("medcEndtime", "2026-12-08 09:00:00");
        line.put("medcDays", "14");
        line.put("sinDosunt", "mg");
        line.put("sinDoscnt", "80");
        line.put("usedFrquCodg", "11");
        line.put("usedFrquName", "qd");
        line.put("drugDosunt", "盒");
        line.put("drugCnt", "2");
        line.put("hospApprFlag", "0");
        return line;
    }

    static Map<String, Object> visit() {
        var visit = new LinkedHashMap<String, Object>();
        visit.put("fixmedinsName", "云方演示医院");
        visit.put("fixmedinsCode", "H32010000001");
        visit.put("mdtrtId", "M0001");
        visit.put("medType", "11");
        visit.put("iptOtpNo", "MZ0001");
        visit.put("psnNo", "32010000000001");
        visit.put("patnName", "演示甲");
        visit.put("psnCertType", "01");
        visit.put("certno", "32010019000101001X");
        visit.put("patnAge", "56");
        visit.put("gend", "1");
        visit.put("prscDeptName", "心内科");
        visit.put("prscDeptCode", "0301");
        visit.put("drCode", "D320100000001");
        visit.put("prscDrName", "演示医师");
        visit.put("drProfttlCodg", "233");
        visit.put("mdtrtTime", "2026-11-24 08:50:00");
        visit.put("spDiseFlag", "0");
        visit.put("maindiagCode", "I10.x00x002");
        visit.put("maindiagName", "高血压");
        return visit;
    }

    static Map<String, Object> diagnosis() {
        var one = new LinkedHashMap<String, Object>();
        one.put("diagType", "1");
        one.put("maindiagFlag", "1");
        one.put("diagSrtNo", "1");
        one.put("diagCode", "I10.x00x002");
        one.put("diagName", "高血压");
        one.put("diagDept", "心内科");
        one.put("diagDrNo", "D320100000001");
        one.put("diagDrName", "演示医师");
        one.put("diagTime", "2026-11-24 08:58:00");
        return one;
    }

    /** How decoction pieces are taken as a whole. */
    static void decoction(Map<String, Object> body) {
        body.put("rxUsedWayCodg", "1");
        body.put("rxUsedWayName", "口服");
        body.put("rxFrquCodg", "12");
        body.put("rxFrquName", "bid");
        body.put("rxDosunt", "ml");
        body.put("rxDoscnt", "200");
    }
}
