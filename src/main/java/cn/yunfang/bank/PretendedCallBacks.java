package cn.yunfang.bank;

import cn.yunfang.outside.CallBackLine;
import cn.yunfang.shared.Database;
import java.time.Clock;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Calls back as a bank would: over HTTP, to the platform's own address, signed. What is not
 * accepted comes again.
 */
final class PretendedCallBacks {
    private final Database database;
    private final PretendingBank bank;
    private final Clock clock;
    private final CallBackLine line =
            new CallBackLine("/api/v1/payments/callbacks", "X-Bank-Signature");

    PretendedCallBacks(Database database, PretendingBank bank, Clock clock) {
        this.database = database;
        this.bank = bank;
        this.clock = clock;
    }

    @EventListener
    void listen(WebServerInitializedEvent started) {
        line.open(started.getWebServer().getPort());
    }

    @Scheduled(fixedDelayString = "${yunfang.payment.interval:1000}")
    void callBack() {
        if (!line.isOpen()) {
            return; // nobody to call yet
        }
        for (var told : database.read(PretendedTable.due(clock.instant()))) {
            var body = PretendingBank.body(told.notice());
            if (line.arrived(body, bank.signature(body))) {
                database.commit(PretendedTable.sent(told, clock.instant()));
            }
        }
    }
}
