package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.Order.Diagnosis;
import cn.yunfang.simulation.Order.Line;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What the demo shows: each story one prescription, from the doctor to its end. */
final class Stories {
    /** One story; it fails by throwing. */
    @FunctionalInterface
    interface Plot {
        void play(StepLog log) throws InterruptedException;
    }

    record Story(String chinese, String english, Plot plot) {}

    private static final Diagnosis COLD = new Diagnosis("J06.900", "急性上呼吸道感染");
    private static final Diagnosis HYPERTENSION = new Diagnosis("I10.x00", "原发性高血压");
    private static final Diagnosis DIABETES = new Diagnosis("E11.900", "2型糖尿病");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REFUSED_BY_RULE = 400001;

    private final Cast cast;
    private final HisClient hospital;

    Stories(Cast cast) {
        this.cast = cast;
        this.hospital = cast.hospital();
    }

    List<Story> all() {
        return List.of(
                new Story("甲类药", "a class-A drug", this::classA),
                new Story("乙类药，先行自付", "a class-B drug with first-pay share", this::classB),
                new Story("国谈双通道药品", "a negotiated dual-channel drug", this::dualChannel),
                new Story("慢病长处方，两次取药", "a chronic long prescription, two issues", this::chronic),
                new Story("中药饮片", "decoction pieces", this::pieces),
                new Story("预核验拒绝并说明原因", "refused at pre-check with reasons", this::refused),
                new Story("跨院重复用药", "repeated at another hospital", this::repeatedElsewhere),
                new Story("医师撤销", "revoked by the doctor", this::revoked),
                new Story("两家药店分行取药", "served by two pharmacies line by line", this::shared),
                new Story("退药退款", "returned and refunded", this::returned),
                new Story("逾期失效", "expired", this::expired),
                new Story(
                        "推送医院、通知患者",
                        "the hospital and the patient are told",
                        log -> new ToldStory(cast).play(log)));
    }

    private Line line(String payClass, int quantity, String... names) {
        var drug = cast.drug(List.of(names), one -> one.payClass().equals(payClass));
        return new Line(drug, new BigDecimal(quantity), drug.onePiece(), "12", 7);
    }

    private Journey journey(StepLog log, Order order) {
        return new Journey(cast, log, order, hospital);
    }

    private Fields doctor() {
        return hospital.doctor(0);
    }

    private void classA(StepLog log) {
        var order = new Order(cast.patient("310"), doctor(), COLD, line("甲", 1, "阿莫西林", "布洛芬缓释"));
        var journey = journey(log, order);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(0);
        journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.dispensed(reserved);
    }

    private void classB(StepLog log) {
        var order = new Order(cast.patient("390"), doctor(), COLD, line("乙", 1, "氨溴索口服", "左氧氟沙星"));
        var journey = journey(log, order);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(1);
        journey.collect(pharmacy, journey.claimByVoucher(pharmacy, reserved, List.of()));
        journey.dispensed(reserved);
    }

    private void dualChannel(StepLog log) {
        var drug =
                cast.drug(
                        List.of("达格列净", "恩格列净", "沙库巴曲", "利拉鲁肽", ""),
                        Credentials.DrugItem::dualChannel);
        var order =
                new Order(
                                cast.patient("310"),
                                doctor(),
                                DIABETES,
                                new Line(drug, BigDecimal.ONE, drug.onePiece(), "11", 7))
                        .dualChannel();
        var journey = journey(log, order);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(2);
        journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.dispensed(reserved);
    }

    /** Written 28 days ago but for some seconds, so that the second issue opens while we watch. */
    private void chronic(StepLog log) throws InterruptedException {
        var pharmacy = cast.pharmacy(3);
        var patient = cast.patient(one -> one.insuranceType().equals("310") && filed(log, one));
        var line = line("甲", 1, "氨氯地平", "硝苯地平", "卡托普利");
        var order =
                new Order(patient, doctor(), HYPERTENSION, line)
                        .writtenAgo(Duration.ofDays(28).minusSeconds(12), 60)
                        .repeated(2, 28, "M03900", "高血压");
        var journey = journey(log, order);
        var reserved = journey.issue();
        journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        until(log, "第2次取药开放 second issue opens", () -> opened(pharmacy, order, reserved));
        journey.collect(pharmacy, journey.claimByVoucher(pharmacy, reserved, List.of()));
        journey.dispensed(reserved);
    }

    private boolean filed(StepLog log, Credentials.Patient patient) {
        var reply =
                hospital.client()
                        .fsi(
                                "5301",
                                hospital.client().msgid(),
                                patient.insuredDivision(),
                                java.util.Map.of("data", java.util.Map.of("psn_no", patient.no())));
        boolean found =
                reply.must().list("feedetail").stream()
                        .anyMatch(one -> one.text("opsp_dise_code").equals("M03900"));
        if (found) {
            log.add("医院 HIS", "5301 慢病备案 chronic filing", "M03900 高血压", reply.millis());
        }
        return found;
    }

    private static boolean opened(
            PharmacyClient pharmacy, Order order, HisClient.Reserved reserved) {
        return pharmacy.listByVoucher(order.patient).must().list("rxList").stream()
                .anyMatch(one -> one.text("hiRxno").equals(reserved.hiRxno()));
    }

    private void pieces(StepLog log) {
        var herbs =
                List.of("甘草", "黄芪", "当归", "白术").stream()
                        .map(name -> cast.drug(List.of(name), one -> one.code().startsWith("T")))
                        .map(drug -> new Line(drug, new BigDecimal(70), BigDecimal.TEN, "12", 7))
                        .toArray(Line[]::new);
        var order =
                new Order(cast.patient("310"), doctor(), new Diagnosis("R53.x00", "不适和疲劳"), herbs)
                        .inDoses(7);
        var journey = journey(log, order);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(4);
        journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.dispensed(reserved);
    }

    private void refused(StepLog log) {
        var order =
                new Order(cast.patient("310"), doctor(), COLD, line("甲", 1, "阿莫西林"))
                        .allergicTo("青霉素过敏");
        log.refused(
                "医院 HIS",
                "D001 预核验 pre-check",
                REFUSED_BY_RULE,
                () -> hospital.preCheck(order, Journey.number()));
    }

    /** A month's supply at home, and a doctor elsewhere who is told so. */
    private void repeatedElsewhere(StepLog log) {
        var patient = cast.patient(one -> one.insuranceType().equals("310") && filed(log, one));
        var drug = line("甲", 2, "氨氯地平").drug();
        var month = new Line(drug, BigDecimal.TWO, drug.onePiece(), "11", 28);
        var first = journey(log, forBloodPressure(patient, doctor(), month));
        var reserved = first.issue();
        var pharmacy = cast.pharmacy(8);
        first.collect(pharmacy, first.claimByQr(pharmacy, reserved, List.of()));

        var other = cast.anotherHospital();
        var again = forBloodPressure(patient, other.doctor(0), month);
        var second = new Journey(cast, log, again, other);
        var repeated = second.issue();
        if (!repeated.warnings().contains("R801")) {
            throw new IllegalStateException("nobody was warned of the repeat");
        }
        second.claimByQr(pharmacy, repeated, List.of());
    }

    private static Order forBloodPressure(Credentials.Patient patient, Fields doctor, Line month) {
        return new Order(patient, doctor, HYPERTENSION, month).repeated(1, 0, "M03900", "高血压");
    }

    private void revoked(StepLog log) {
        var order = new Order(cast.patient("310"), doctor(), COLD, line("甲", 1, "布洛芬缓释", "阿莫西林"));
        var reserved = journey(log, order).issue();
        log.step(
                "医院 HIS",
                "D004 处方撤销 undo",
                () -> hospital.undo(order, reserved, "患者要求更改用药"),
                reply -> reply.output().text("rxStasName"));
    }

    private void shared(StepLog log) {
        var order =
                new Order(
                        cast.patient("310"),
                        doctor(),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索", "左氧氟沙星"));
        var journey = journey(log, order);
        var reserved = journey.issue();
        var first = cast.pharmacy(5);
        var second = cast.pharmacy(6);
        var held = journey.claimByQr(first, reserved, List.of(1));
        var rest = journey.claimByVoucher(second, reserved, List.of(2));
        journey.collect(first, held);
        journey.collect(second, rest);
        journey.dispensed(reserved);
    }

    private void returned(StepLog log) {
        var order = new Order(cast.patient("310"), doctor(), COLD, line("甲", 1, "布洛芬缓释", "阿莫西林"));
        var journey = journey(log, order);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(7);
        var bought = journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        log.step(
                "药店 ERP",
                "7208 退药 take goods back",
                () -> pharmacy.takeBack(bought.held(), bought.saleNumber(), "患者退药，包装完好"),
                reply -> reply.output().text("selldrugSn"));
        journey.undo(pharmacy, bought.settlement());
    }

    /** Valid for a day of which all but some seconds have passed. */
    private void expired(StepLog log) throws InterruptedException {
        var order =
                new Order(cast.patient("310"), doctor(), COLD, line("甲", 1, "布洛芬缓释", "阿莫西林"))
                        .writtenAgo(Duration.ofDays(1).minusSeconds(12), 1);
        var reserved = journey(log, order).issue();
        until(
                log,
                "逾期失效 expires by itself",
                () ->
                        hospital.query("hospRxDetlQuery", order, reserved)
                                .must()
                                .text("rxStasCodg")
                                .equals("2"));
    }

    private static void until(StepLog log, String what, java.util.function.BooleanSupplier happened)
            throws InterruptedException {
        var started = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new IllegalStateException(what + ": not within " + PATIENCE);
            }
            Thread.sleep(500);
        }
        log.add("平台 platform", what, "✓", (System.nanoTime() - started) / 1e6);
    }
}
