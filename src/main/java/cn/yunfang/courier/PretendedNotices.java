package cn.yunfang.courier;

import cn.yunfang.shared.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Calls back as a courier would: over HTTP, to the platform's own address, signed. What is not
 * accepted comes again.
 */
final class PretendedNotices {
    private static final Logger LOG = LoggerFactory.getLogger(PretendedNotices.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int TAKEN = 200;

    private final Database database;
    private final PretendingCourier courier;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile int port;

    PretendedNotices(Database database, PretendingCourier courier, Clock clock) {
        this.database = database;
        this.courier = courier;
        this.clock = clock;
    }

    @EventListener
    void listen(WebServerInitializedEvent started) {
        port = started.getWebServer().getPort();
    }

    @Scheduled(fixedDelayString = "${yunfang.delivery.interval:1000}")
    void callBack() {
        if (port == 0) {
            return; // nobody to call yet
        }
        for (var told : database.read(PretendedTable.due(clock.instant()))) {
            if (arrived(PretendingCourier.body(told.notice()))) {
                database.commit(PretendedTable.sent(told, clock.instant()));
            }
        }
    }

    private boolean arrived(byte[] body) {
        var address = "http://127.0.0.1:%d/api/v1/deliveries/callbacks".formatted(port);
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("X-Courier-Signature", courier.signature(body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == TAKEN;
        } catch (IOException e) {
            LOG.info("a call-back did not arrive: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
