package cn.yunfang.national;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the fields of D001 demand of each other (notes of national-interface §2.1). */
@Component
class UploadChkConditions implements Conditions {
    private static final Set<String> VOUCHER = Set.of("01", "1");
    private static final Set<String> CARD = Set.of("03", "3");
    private static final String INTERNET_HOSPITAL = "02";

    /** rx_type_code of decoction pieces; 13 is what OpenHIS sends for them. */
    private static final Set<String> PIECES_TYPES = Set.of("2", "4", "6", "9", "13");

    private static final String OTHER_TYPE = "99";
    private static final String PIECES_ITEM = "13";
    private static final Set<String> CHRONIC = Set.of("14", "140104", "140201");
    private static final int CERTIFICATE_LENGTH = 50;
    private static final BigDecimal LONGEST_DAYS = BigDecimal.valueOf(366);

    private static final List<String> PIECES_FIELDS =
            List.of(
                    "rxUsedWayCodg",
                    "rxUsedWayName",
                    "rxFrquCodg",
                    "rxFrquName",
                    "rxDosunt",
                    "rxDoscnt");
    private static final List<String> DOSE_FIELDS =
            List.of(
                    "medcWayCodg",
                    "medcWayDscr",
                    "sinDosunt",
                    "sinDoscnt",
                    "usedFrquCodg",
                    "usedFrquName");

    private final Prescribing limits;
    private final Clock clock;

    UploadChkConditions(Prescribing limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public String operation() {
        return "uploadChk";
    }

    @Override
    public void check(Fields body, Findings findings) {
        voucher(body, findings);
        writtenByNow(body, findings);
        validity(body, findings);
        whole(body, findings);
        var lines = body.list("rxdrugdetail");
        for (int i = 0; i < lines.size() && !findings.isFull(); i++) {
            line(lines.get(i), "rxdrugdetail[" + i + "].", findings);
        }
        visit(body.object("mdtrtinfo"), findings);
        diagnoses(body.list("diseinfo"), findings);
    }

    // the token of a voucher may stand in either of two places; it is longer than a certificate
    private static void voucher(Fields body, Findings findings) {
        var type = body.text("mdtrtCertType");
        if (VOUCHER.contains(type)) {
            if (!body.has("mdtrtCertNo")) {
                demand(body, "", "ecToken", findings);
            }
            if (body.text("bizTypeCode").equals(INTERNET_HOSPITAL)) {
                demand(body, "", "authNo", findings);
            }
        } else if (body.text("mdtrtCertNo").length() > CERTIFICATE_LENGTH) {
            findings.add("mdtrtCertNo", Reason.FIELD_TOO_LONG, CERTIFICATE_LENGTH);
        }
        if (CARD.contains(type)) {
            demand(body, "", "mdtrtCertNo", findings);
            demand(body, "", "cardSn", findings);
        }
    }

    // whoever writes for tomorrow would extend the days in which medicine can be fetched
    private void writtenByNow(Fields body, Findings findings) {
        var latest = clock.instant().plus(limits.clockSkew());
        if (body.time("prscTime").isAfter(latest)) {
            findings.invalid("prscTime", "≤ " + ChinaTime.format(latest));
        }
    }

    private static void validity(Fields body, Findings findings) {
        var days = body.number("valiDays");
        if (days.compareTo(LONGEST_DAYS) > 0) {
            findings.invalid("valiDays", "≤ " + LONGEST_DAYS);
            return;
        }
        var end = body.time("prscTime").plus(Duration.ofDays(days.intValue()));
        if (!end.equals(body.time("valiEndTime"))) {
            findings.invalid("valiEndTime", "= prscTime + valiDays = " + ChinaTime.format(end));
        }
    }

    // decoction pieces are counted in doses and taken as one; everything else by line
    private static void whole(Fields body, Findings findings) {
        var lines = body.list("rxdrugdetail");
        boolean pieces =
                PIECES_TYPES.contains(body.text("rxTypeCode"))
                        || lines.stream().anyMatch(UploadChkConditions::isPiece);
        if (pieces) {
            PIECES_FIELDS.forEach(name -> demand(body, "", name, findings));
        } else if (!body.text("rxTypeCode").equals(OTHER_TYPE)
                && body.number("rxDrugCnt").compareTo(BigDecimal.valueOf(lines.size())) != 0) {
            findings.invalid("rxDrugCnt", "= " + lines.size());
        }
    }

    private static void line(Fields line, String at, Findings findings) {
        if (isPiece(line)) {
            demand(line, at, "tcmdrugTypeCode", findings);
        } else {
            DOSE_FIELDS.forEach(name -> demand(line, at, name, findings));
        }
        if (line.time("medcEndtime").isBefore(line.time("medcBegntime"))) {
            findings.invalid(at + "medcEndtime", "≥ medcBegntime");
        }
        if (line.text("hospApprFlag").equals("2")) {
            demand(line, at, "selfPayRea", findings);
        }
        if (line.text("selfPayRea").equals("6")) {
            demand(line, at, "realDscr", findings);
        }
        if (line.has("drugPric") && line.has("drugSumamt")) {
            var sum = Fen.round(line.number("drugCnt").multiply(line.number("drugPric")));
            if (line.number("drugSumamt").compareTo(sum.yuan()) != 0) {
                findings.differs(at + "drugSumamt", line.text("drugSumamt"), sum.toString());
            }
        }
    }

    private static void visit(Fields visit, Findings findings) {
        if (CHRONIC.contains(visit.text("medType"))) {
            demand(visit, "mdtrtinfo.", "diseCodg", findings);
            demand(visit, "mdtrtinfo.", "diseName", findings);
        }
    }

    // a diagnosis is western or Chinese; either kind has a code of its own
    private static void diagnoses(List<Fields> diagnoses, Findings findings) {
        for (int i = 0; i < diagnoses.size(); i++) {
            var one = diagnoses.get(i);
            if (!one.has("diagCode") && !one.has("tcmDiseCode") && !one.has("tcmsympCode")) {
                findings.missing("diseinfo[" + i + "].diagCode");
            }
        }
    }

    private static boolean isPiece(Fields line) {
        return line.text("rxItemTypeCode").equals(PIECES_ITEM);
    }

    private static void demand(Fields from, String at, String name, Findings findings) {
        if (!from.has(name)) {
            findings.missing(at + name);
        }
    }
}
