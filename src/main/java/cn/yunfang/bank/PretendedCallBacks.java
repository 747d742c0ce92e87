package cn.yunfang.bank;

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
 * Calls back as a bank would: over HTTP, to the platform's own address, signed. What is not
 * accepted comes again.
 */
final class PretendedCallBacks {
    private static final Logger LOG = LoggerFactory.getLogger(PretendedCallBacks.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Database database;
    private final PretendingBank bank;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile int port;

    PretendedCallBacks(Database database, PretendingBank bank, Clock clock) {
        this.database = database;
        this.bank = bank;
        this.clock = clock;
    }

    @EventListener
    void listen(WebServerInitializedEvent started) {
        port = started.getWebServer().getPort();
    }

    @Scheduled(fixedDelayString = "${yunfang.payment.interval:1000}")
    void callBack() {
        if (port == 0) {
            return; // nobody to call yet
        }
        for (var told : database.read(PretendedTable.due(clock.instant()))) {
            if (arrived(PretendingBank.body(told.notice()))) {
                database.commit(PretendedTable.sent(told, clock.instant()));
            }
        }
    }

    private boolean arrived(byte[] body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/payments/callbacks"
                                                .formatted(port)))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("X-Bank-Signature", bank.signature(body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            LOG.info("a call-back did not arrive: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
