package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.Order.Diagnosis;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is left to pay is paid by bank card: the first card is declined and the settlement turned
 * round, the second pays; the goods are never fetched, and the refund first fails.
 */
final class CardStory {
    private static final String PHONE = "患者 phone";
    private static final String BANK = "银行 bank";
    private static final Diagnosis COLD = new Diagnosis("J06.900", "急性上呼吸道感染");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** The pretending bank declines such a card. */
    private static final String NO_MONEY = "0002";

    /** And this one's first refund. */
    private static final String REFUND_FAILS = "0005";

    private final Cast cast;
    private final HisClient hospital;

    CardStory(Cast cast) {
        this.cast = cast;
        this.hospital = cast.hospital();
    }

    void play(StepLog log) throws InterruptedException {
        var patient =
                cast.patient(one -> one.insuranceType().equals("390") && one.sex().equals("1"));
        var order =
                new Order(patient, hospital.doctor(0), COLD, line("甲", "阿莫西林"), line("丙", "五子衍宗丸"));
        var journey = new Journey(cast, log, order, hospital);
        var pharmacy = cast.pharmacy(0);
        var held = journey.claimByQr(pharmacy, journey.issue(), List.of());
        journey.audit(pharmacy, held);
        var phone = new Phone(cast.patientPhone(patient), log);

        var first = journey.settle(pharmacy, held);
        journey.explain(first);
        phone.ends(phone.pay(first, NO_MONEY), "REVERSED", "拒付，结算已撤销 declined, undone");
        phone.settlementIs(first, "UNDONE");

        var second = journey.settle(pharmacy, held);
        var payment = phone.pay(second, REFUND_FAILS);
        phone.ends(payment, "PAID", "支付成功 paid");
        phone.revoke(payment);
        phone.ends(payment, "REFUNDED", "退款先失败后成功 refunded at the second try");
        phone.settlementIs(second, "UNDONE");
    }

    private Order.Line line(String payClass, String name) {
        var drug = cast.drug(List.of(name), one -> one.payClass().equals(payClass));
        return new Order.Line(drug, BigDecimal.ONE, drug.onePiece(), "12", 7);
    }

    /** The patient's own. */
    private record Phone(ApiClient api, StepLog log) {
        String pay(Fields settlement, String cardEnding) {
            var token = "tok" + UUID.randomUUID().toString().replace("-", "") + cardEnding;
            var card =
                    log.step(
                            PHONE,
                            "绑定银行卡 bind a card",
                            () -> api.post("/cards", Map.of("token", token)),
                            reply -> "尾号 tail " + reply.output().text("tail"));
            var by = Map.of("cardId", card.output().text("cardId"));
            var path = "/settlements/" + settlement.text("setl_id") + "/payments";
            return log.step(
                            PHONE,
                            "银行卡支付 pay by card",
                            () -> api.post(path, by),
                            reply -> reply.output().text("amount"))
                    .output()
                    .text("paymentId");
        }

        /** Waits until it stands so. */
        void ends(String payment, String state, String shown) throws InterruptedException {
            var started = System.nanoTime();
            var seen = api.get("/payments/" + payment);
            while (!seen.must().text("state").equals(state)) {
                if (System.nanoTime() - started > LONGEST.toNanos()) {
                    throw new IllegalStateException(payment + " is " + seen.output().text("state"));
                }
                Thread.sleep(PAUSE);
                seen = api.get("/payments/" + payment);
            }
            log.add(BANK, shown, said(seen.output()), (System.nanoTime() - started) / 1e6);
        }

        private static String said(Fields payment) {
            var words = payment.object("said");
            var why = payment.text("why");
            return words.text("zh") + " " + words.text("en") + (why.isEmpty() ? "" : "：" + why);
        }

        void revoke(String payment) {
            log.step(
                    PHONE,
                    "未取药，撤销 revoke, not fetched",
                    () -> api.delete("/payments/" + payment),
                    reply -> said(reply.output()));
        }

        void settlementIs(Fields settlement, String state) {
            var path = "/settlements/" + settlement.text("setl_id");
            var seen =
                    log.step(
                            PHONE,
                            "查看结算单 the settlement",
                            () -> api.get(path),
                            reply -> reply.output().text("state"));
            if (!seen.output().text("state").equals(state)) {
                throw new IllegalStateException("not " + state);
            }
        }
    }
}
