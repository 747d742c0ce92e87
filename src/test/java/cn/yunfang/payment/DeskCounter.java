package cn.yunfang.payment;

import cn.yunfang.HeldPrescription;
import cn.yunfang.TestDatabase;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.settlement.Bill;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a pay desk's pharmacy hands over what was prescribed, and takes it back. */
final class DeskCounter {
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());
    private static final long CLAIM = 1;
    private static final Map<Integer, BigDecimal> ALL = Map.of(1, BigDecimal.ONE);

    private final PayDesk desk;
    private final ApplicationContext beans;
    private final Prescriptions prescriptions;

    DeskCounter(ApplicationContext beans, PayDesk desk) {
        this.desk = desk;
        this.beans = beans;
        prescriptions = beans.getBean(Prescriptions.class);
    }

    /** One piece of what was prescribed, settled, and a card shown for it; not asked yet. */
    Payment begun(String cardEnding) {
        var person = desk.person();
        var goods = new DeskGoods(beans);
        var hiRxno = HeldPrescription.of(person, desk.pharmacy, BigDecimal.ONE, "1", goods.drug());
        var settled = desk.settle(Bill.of("2102", goods.prescribed(person, hiRxno)));
        var number = settled.number().orElseThrow();
        return PayDesk.done(desk.start(number, PayDesk.card(cardEnding)));
    }

    /** As rxSelldrug leaves it: the line is dispensed, and the sale under the settlement kept. */
    void handOver(Payment payment) {
        var serial = payment.settlement().serial();
        move(payment, rx -> rx.dispense(CLAIM, ALL, serial));
        JDBC.sql(
                        """
                        insert into dispense.sale
                            (bucket, number, sale, sale_number, claim, issue, institution,
                             settlement, digest, sold_at, items)
                        values (?, ?, ?, '', ?, 1, ?, ?, '', now(), ?)""")
                .params(
                        payment.subject().bucket().value(),
                        payment.subject().number(),
                        serial,
                        CLAIM,
                        desk.pharmacy,
                        serial,
                        items(0))
                .update();
    }

    /** The patient keeps nothing. */
    void takeBack(Payment payment) {
        var serial = payment.settlement().serial();
        move(payment, rx -> rx.takeBack(1, ALL, serial));
        JDBC.sql("update dispense.sale set items = ? where bucket = ? and number = ?")
                .params(items(1), payment.subject().bucket().value(), payment.subject().number())
                .update();
    }

    private static String items(int returned) {
        var item = Map.of("line", 1, "quantity", 1, "returned", returned, "price", 10);
        return Json.text(Map.of("items", List.of(item)));
    }

    private void move(
            Payment payment, Function<Prescription, Outcome<Prescription.Step>> decision) {
        var rx = desk.database.read(prescriptions.find(payment.subject())).orElseThrow();
        var step = PayDesk.done(decision.apply(rx));
        var missed = desk.database.commit(prescriptions.save(step.before(), step.after()));
        if (missed.isPresent()) {
            throw new AssertionError(missed.get());
        }
    }
}
