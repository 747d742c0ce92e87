package cn.yunfang.courier;

import cn.yunfang.outside.CallBackLine;
import cn.yunfang.shared.Database;
import java.time.Clock;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Calls back as a courier would: over HTTP, to the platform's own address, signed. What is not
 * accepted comes again.
 */
final class PretendedNotices {
    private final Database database;
    private final PretendingCourier courier;
    private final Clock clock;
    private final CallBackLine line =
            new CallBackLine("/api/v1/deliveries/callbacks", "X-Courier-Signature");

    PretendedNotices(Database database, PretendingCourier courier, Clock clock) {
        this.database = database;
        this.courier = courier;
        this.clock = clock;
    }

    @EventListener
    void listen(WebServerInitializedEvent started) {
        line.open(started.getWebServer().getPort());
    }

    @Scheduled(fixedDelayString = "${yunfang.delivery.interval:1000}")
    void callBack() {
        if (!line.isOpen()) {
            return; // nobody to call yet
        }
        for (var told : database.read(PretendedTable.due(clock.instant()))) {
            var body = PretendingCourier.body(told.notice());
            if (line.arrived(body, courier.signature(body))) {
                database.commit(PretendedTable.sent(told, clock.instant()));
            }
        }
    }
}
