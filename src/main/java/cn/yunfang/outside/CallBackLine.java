package cn.yunfang.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one that only pretends to stand outside calls the platform's own address: HTTP, signed. */
public final class CallBackLine {
    private static final Logger LOG = LoggerFactory.getLogger(CallBackLine.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int TAKEN = 200;

    private final String path;
    private final String signatureHeader;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile int port;

    public CallBackLine(String path, String signatureHeader) {
        this.path = path;
        this.signatureHeader = signatureHeader;
    }

    /** The platform listens now. */
    public void open(int at) {
        port = at;
    }

    /** Whether there is somebody to call. */
    public boolean isOpen() {
        return port != 0;
    }

    /** Whether the platform took it; what it did not take has to come again. */
    public boolean arrived(byte[] body, String signature) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header(signatureHeader, signature)
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
