package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import cn.yunfang.delivery.Task.Done;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** One try at one task. */
@Component
class DoTask {
    private static final String NO_ANSWER = "配送公司未应答 no answer of the courier";

    private final Database database;
    private final Registry registry;
    private final AskCourier askCourier;
    private final TakeCourierNotice notices;
    private final TakeBackGoods takeBack;

    DoTask(
            Database database,
            Registry registry,
            AskCourier askCourier,
            TakeCourierNotice notices,
            TakeBackGoods takeBack) {
        this.database = database;
        this.registry = registry;
        this.askCourier = askCourier;
        this.notices = notices;
        this.takeBack = takeBack;
    }

    Done once(Task task) {
        return database.read(OrderTable.find(task.order()))
                .map(
                        standing ->
                                switch (task.kind()) {
                                    case PLACE -> place(standing);
                                    case CANCEL -> cancel(standing);
                                    case LOOK -> look(standing);
                                    case RETURN -> giveBack(standing);
                                })
                .orElseGet(Done.Over::new);
    }

    // nobody is called for what is over, goes back or is brought by the pharmacy after all
    private static boolean needsCourier(Standing standing) {
        return !standing.status().isClosed()
                && standing.status() != DeliveryStatus.RETURNING
                && !standing.order().progress().ownRider();
    }

    private Done place(Standing standing) {
        var order = standing.order();
        var contact =
                database.read(ContactTable.find(order.id(), order.institution(), order.number()));
        var shop = registry.institution(order.institution());
        if (!needsCourier(standing) || contact.isEmpty() || shop.isEmpty()) {
            return new Done.Over();
        }
        var asked =
                new Courier.Order(
                        order.number(),
                        from(shop.get()),
                        to(contact.get()),
                        order.cold(),
                        order.promisedUntil());
        return askCourier
                .ask(courier -> courier.place(asked))
                .<Done>map(
                        answer ->
                                answer.state() == Courier.State.ACCEPTED
                                        ? new Done.Over()
                                        : new Done.Failed(answer.why(), true))
                .orElseGet(() -> new Done.Failed(NO_ANSWER, false));
    }

    private static Courier.Place from(Institution shop) {
        return new Courier.Place(
                shop.name(),
                "",
                shop.address(),
                new Courier.Point(
                        BigDecimal.valueOf(shop.longitude()), BigDecimal.valueOf(shop.latitude())));
    }

    private static Courier.Place to(Contact contact) {
        var door = contact.door();
        return new Courier.Place(
                door.receiver(),
                door.phone(),
                contact.address(),
                new Courier.Point(door.longitude().orElseThrow(), door.latitude().orElseThrow()));
    }

    private Done cancel(Standing standing) {
        return askCourier
                .ask(courier -> courier.cancel(standing.order().number()))
                .<Done>map(_ -> new Done.Over())
                .orElseGet(() -> new Done.Failed(NO_ANSWER, false));
    }

    private Done look(Standing standing) {
        if (!needsCourier(standing)) {
            return new Done.Over();
        }
        return askCourier
                .ask(courier -> courier.query(standing.order().number()))
                .<Done>map(
                        told -> {
                            told.ifPresent(notices::take);
                            return new Done.Again();
                        })
                .orElseGet(() -> new Done.Failed(NO_ANSWER, false));
    }

    private Done giveBack(Standing standing) {
        return takeBack.end(standing)
                .<Done>map(
                        refusal ->
                                new Done.Failed(
                                        refusal.reason().name() + " " + refusal.chinese(), false))
                .orElseGet(Done.Over::new);
    }
}
