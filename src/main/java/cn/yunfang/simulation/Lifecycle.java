package cn.yunfang.simulation;

import java.math.BigDecimal;
import java.util.List;

/**
 * One prescription of three lines from pre-check to hand-over, as the bench repeats it; who carries
 * the messages (national envelope or {@code /api/v1}) is the clients' business.
 */
final class Lifecycle {
    static final List<String> STEPS =
            List.of(
                    "D001 pre-check",
                    "D002 sign",
                    "D003 upload + review",
                    "7202 list",
                    "7203 claim",
                    "7204 audit",
                    "2101 pre-settle",
                    "2102 settle",
                    "7206 hand over");

    private static final Order.Diagnosis COLD = new Order.Diagnosis("J06.900", "急性上呼吸道感染");

    private final Cast cast;
    private final HisClient hospital;
    private final PharmacyClient pharmacy;

    Lifecycle(Cast cast, HisClient hospital, PharmacyClient pharmacy) {
        this.cast = cast;
        this.hospital = hospital;
        this.pharmacy = pharmacy;
    }

    /** Three drugs that no rule minds. */
    Order order(Credentials.Patient patient) {
        return new Order(
                patient,
                hospital.doctor(0),
                COLD,
                line("甲", "氯雷他定"),
                line("乙", "氨溴索"),
                line("甲", "阿莫西林"));
    }

    private Order.Line line(String payClass, String name) {
        var drug = cast.drug(List.of(name), one -> one.payClass().equals(payClass));
        return new Order.Line(drug, BigDecimal.ONE, BigDecimal.ONE, "12", 3);
    }

    void run(Order order, Timings timings) {
        var names = STEPS.iterator();
        var reserved =
                HisClient.Reserved.of(
                        timings.step(
                                names.next(), () -> hospital.preCheck(order, Journey.number())));
        if (!reserved.warnings().isEmpty()) {
            throw new IllegalStateException("a rule minds:" + reserved.warnings());
        }
        var signed = timings.step(names.next(), () -> hospital.sign(order, reserved));
        timings.step(names.next(), () -> hospital.upload(order, reserved, signed.output()));
        var list = timings.step(names.next(), () -> pharmacy.listByVoucher(order.patient));
        var handle =
                list.output().list("rxList").stream()
                        .filter(one -> one.text("hiRxno").equals(reserved.hiRxno()))
                        .findFirst()
                        .orElseThrow()
                        .text("authRxno");
        var held =
                PharmacyClient.Held.of(
                        timings.step(
                                names.next(),
                                () -> pharmacy.download("authRxno", handle, List.of())));
        var audit = timings.step(names.next(), () -> pharmacy.audit(held, true, "核对无误"));
        timings.step(names.next(), () -> pharmacy.preSettle(order, held, order.lines));
        var msgid = pharmacy.client().msgid();
        var settled =
                timings.step(names.next(), () -> pharmacy.settle(order, held, order.lines, msgid));
        timings.step(
                names.next(),
                () ->
                        pharmacy.sell(
                                held,
                                audit.output().text("rxChkBizSn"),
                                settled.output().object("setlinfo").text("setl_id"),
                                order.lines.stream()
                                        .map(line -> PharmacyClient.item(line, line.quantity()))
                                        .toList()));
    }
}
