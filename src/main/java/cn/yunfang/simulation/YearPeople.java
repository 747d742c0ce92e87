package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.simulation.Order.Line;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The patient of a year and those around him: what each has in hand, whatever day it is. */
final class YearPeople {
    static final String DISEASE = "M03900";
    static final String DISEASE_NAME = "高血压病";
    static final int INTERVAL = 28;
    static final int ISSUES = 3;
    private static final String DRUG = "苯磺酸氨氯地平片";
    private static final String A_WEEK = "*7片";
    static final int PACKS = 4;
    private static final Pattern NUMBER = Pattern.compile(" ?\\d{20,}");
    private static final Order.Diagnosis HYPERTENSION = new Order.Diagnosis("I10.x00", "原发性高血压");

    final Cast cast;
    final Credentials.Patient patient;
    final HisClient hospital;
    final Fields doctor;
    final Credentials.Site clinic;
    final Fields villageDoctor;
    final Credentials.DrugItem drug;

    YearPeople(Cast cast) {
        this.cast = cast;
        this.hospital = cast.hospital();
        this.patient =
                cast.patient(one -> one.insuranceType().equals("310") && isNotFiled(hospital, one));
        this.doctor = hospital.doctor(0);
        this.clinic = cast.site("clinic", 0);
        this.villageDoctor = clinic.doctors().getFirst();
        this.drug = cast.drug(List.of(DRUG), one -> one.spec().endsWith(A_WEEK));
    }

    private static boolean isNotFiled(HisClient his, Credentials.Patient patient) {
        var asked = Map.of("data", Map.of("psn_no", patient.no()));
        return his.client()
                .fsi("5301", his.client().msgid(), patient.insuredDivision(), asked)
                .must()
                .list("feedetail")
                .isEmpty();
    }

    ApiClient phone() {
        return cast.patientPhone(patient);
    }

    ApiClient doctorDesk() {
        return cast.doctorDesk(hospital.client().site(), doctor);
    }

    ApiClient villagePhone() {
        return cast.doctorDesk(clinic, villageDoctor);
    }

    String pharmacist() {
        return hospital.client().site().pharmacists().getLast().text("pharCode");
    }

    /** Four weeks of amlodipine, three times; later issues wait for the pressure. */
    Map<String, Object> draft() {
        var line =
                Map.of(
                        "drugCode",
                        drug.code(),
                        "dose",
                        drug.onePiece(),
                        "frequency",
                        "11",
                        "route",
                        "1",
                        "days",
                        INTERVAL,
                        "quantity",
                        PACKS);
        var draft = new LinkedHashMap<String, Object>();
        draft.put("key", UUID.randomUUID().toString());
        draft.put("writtenAt", when(Duration.ZERO));
        draft.put("psnNo", patient.no());
        draft.put("pharmacist", pharmacist());
        draft.put("diagnoses", List.of(Map.of("code", HYPERTENSION.code())));
        draft.put("lines", List.of(line));
        draft.put("chronicDisease", DISEASE);
        draft.put("validDays", INTERVAL);
        draft.put("issues", ISSUES);
        draft.put("intervalDays", INTERVAL);
        draft.put("release", plan());
        return draft;
    }

    private static Map<String, Object> plan() {
        return Map.of(
                "criteria",
                List.of(
                        Map.of("kind", "SYSTOLIC", "low", 90, "high", 139),
                        Map.of("kind", "DIASTOLIC", "low", 60, "high", 89)),
                "freshDays",
                7,
                "bridgeDays",
                7);
    }

    /** So long ago as people write it in messages. */
    static String when(Duration ago) {
        return Clocks.instant().minus(ago).atOffset(ChinaTime.ZONE).toString();
    }

    Reply measured(int systolic, int diastolic) {
        return phone().post(
                        "/persons/" + patient.no() + "/readings",
                        Map.of(
                                "at",
                                when(Duration.ofMinutes(1)),
                                "values",
                                List.of(
                                        Map.of("kind", "SYSTOLIC", "value", systolic),
                                        Map.of("kind", "DIASTOLIC", "value", diastolic))));
    }

    /** The patient's own view of a repeat prescription. */
    Fields repeat(String hiRxno) {
        return find(phone().get("/repeats"), "hiRxno", hiRxno).orElseThrow();
    }

    /** Waits until so many issues have come and something of them is to be fetched. */
    void await(String hiRxno, int issue) {
        Patience.await(
                "issue " + issue,
                () ->
                        Optional.of(repeat(hiRxno))
                                .filter(one -> one.integer("issue") == issue)
                                .filter(one -> one.flag("toFetch")));
    }

    /** How the newest message of a kind begins. */
    String told(String kind) {
        var text =
                Patience.await(kind, () -> find(phone().get("/inbox"), "kind", kind))
                        .object("text");
        return sentence(text.text("zh"), "。") + " · " + sentence(text.text("en"), ".");
    }

    private static String sentence(String text, String end) {
        int until = text.indexOf(end);
        return NUMBER.matcher(until < 0 ? text : text.substring(0, until)).replaceAll("");
    }

    /** The first of a list's items of which something is so. */
    static Optional<Fields> find(Reply list, String name, String value) {
        return list.must().list("items").stream()
                .filter(one -> one.text(name).equals(value))
                .findFirst();
    }

    /** What a pharmacy has in hand: an order of what it was given to hand over this time. */
    private Order orderOf(PharmacyClient.Held held) {
        return order(packs(held));
    }

    private static BigDecimal packs(PharmacyClient.Held held) {
        return held.prescription().list("rxDetlList").getFirst().number("drugCnt");
    }

    /** That it is so many packs. */
    void isGiven(PharmacyClient.Held held, int packs) {
        if (packs(held).compareTo(BigDecimal.valueOf(packs)) != 0) {
            throw new IllegalStateException("not " + packs + " packs but " + packs(held));
        }
    }

    /** That 2101 takes no more than what is open: the whole issue is not, while a bridge is. */
    void isRefusedAll(PharmacyClient erp, PharmacyClient.Held held) {
        erp.audit(held, true, "核对无误").must();
        var whole = order(BigDecimal.valueOf(PACKS));
        var reply = erp.preSettle(whole, held, whole.lines);
        if (!reply.message().startsWith(String.valueOf(Reason.OVER_QUANTITY.code()))) {
            throw new IllegalStateException("a whole issue for a bridge: " + reply.message());
        }
    }

    Order order(BigDecimal packs) {
        return new Order(
                        patient,
                        doctor,
                        HYPERTENSION,
                        new Line(drug, packs, drug.onePiece(), "11", INTERVAL))
                .repeated(ISSUES, INTERVAL, DISEASE, DISEASE_NAME);
    }

    /** A settlement, and for how many packs. */
    record Bought(BigDecimal packs, Fields settlement) {
        /** Several purchases. */
        static String together(List<Bought> all) {
            var packs = all.stream().map(Bought::packs).reduce(BigDecimal.ZERO, BigDecimal::add);
            return "%s 盒 packs; 总额 total %s = 基金 funds %s + 个账 account %s + 现金 cash %s"
                    .formatted(
                            packs.toPlainString(),
                            sum(all, "medfee_sumamt"),
                            sum(all, "fund_pay_sumamt"),
                            sum(all, "acct_pay"),
                            sum(all, "psn_cash_pay"));
        }

        private static BigDecimal sum(List<Bought> all, String name) {
            return all.stream()
                    .map(one -> one.settlement.number(name))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        String said() {
            return packs.stripTrailingZeros().toPlainString()
                    + " 盒 packs; "
                    + Journey.money(settlement);
        }
    }

    /** All that is open, fetched with the e-voucher at the counter. */
    Bought collect(int pharmacy, String hiRxno, int issue) {
        return collect(pharmacy, hiRxno, issue, PACKS);
    }

    /** The same when less than all of the issue is open. */
    Bought collect(int pharmacy, String hiRxno, int issue, int packs) {
        await(hiRxno, issue);
        var erp = cast.pharmacy(pharmacy);
        var reserved = new HisClient.Reserved(hiRxno, "", "");
        var quiet = new StepLog();
        var asking = new Journey(cast, quiet, order(BigDecimal.ONE), hospital);
        var held = asking.claimByVoucher(erp, reserved, List.of());
        isGiven(held, packs);
        return bought(erp, held);
    }

    /** What was claimed is checked, settled over 2101 and 2102 and handed over. */
    Bought bought(PharmacyClient erp, PharmacyClient.Held held) {
        var order = orderOf(held);
        var done = new Journey(cast, new StepLog(), order, hospital).collect(erp, held);
        return new Bought(order.lines.getFirst().quantity(), done.settlement());
    }
}
