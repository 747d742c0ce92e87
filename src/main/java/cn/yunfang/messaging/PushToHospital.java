package cn.yunfang.messaging;

import cn.yunfang.messaging.MessageTable.Taken;
import cn.yunfang.national.PushEnvelope;
import cn.yunfang.registry.Registry;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a message to the endpoint that is registered for its receiver, and to no other: no redirect
 * is followed, nothing on this machine or link is called, no answer is read beyond its first bytes
 * or beyond its time. Private networks are allowed, for that is where hospitals are.
 */
@Component
class PushToHospital implements Way {
    private static final int ANSWER_BYTES = 64 * 1024;
    private static final int OK = 200;

    private final Registry registry;
    private final PushEnvelope envelope;
    private final MessagingProperties properties;
    private final HttpClient http;

    PushToHospital(Registry registry, PushEnvelope envelope, MessagingProperties properties) {
        this.registry = registry;
        this.envelope = envelope;
        this.properties = properties;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(properties.timeout())
                        .build();
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }

    @Override
    public boolean leadsTo(String receiver) {
        return !receiver.equals(Message.SMS);
    }

    @Override
    public Tried send(Taken taken) {
        var message = taken.message();
        var endpoint = registry.pushEndpoint(message.receiver());
        if (endpoint.isEmpty()) {
            return new Tried.Failed("no endpoint is registered");
        }
        var wrong = refusal(endpoint.get());
        if (wrong.isPresent()) {
            return new Tried.Failed(wrong.get());
        }
        return envelope.seal(message.receiver(), message.kind(), message.msgid(), taken.body())
                .map(ready -> exchange(endpoint.get(), ready))
                .orElseGet(() -> new Tried.Failed("no application in use"));
    }

    private Optional<String> refusal(URI endpoint) {
        if (properties.sandbox()) {
            return Optional.empty();
        }
        if (!"https".equals(endpoint.getScheme())) {
            return Optional.of("the endpoint is not https");
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(endpoint.getHost()))
                            .anyMatch(PushToHospital::isOwn)
                    ? Optional.of("the endpoint is on this machine or link")
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the endpoint's host is unknown");
        }
    }

    private static boolean isOwn(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || isOfThisMachine(address);
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private Tried exchange(URI endpoint, PushEnvelope.Sealed ready) {
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(properties.timeout())
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(ready.message()));
        ready.headers().forEach(request::header);
        var answer =
                http.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), ANSWER_BYTES));
        try {
            // the request's own time-out ends with the headers of the answer
            var response = answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return tried(response);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return late(properties.timeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Tried.Failed("interrupted");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static Tried tried(HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            return new Tried.Failed("HTTP " + response.statusCode());
        }
        return PushEnvelope.refusal(response.body())
                .<Tried>map(Tried.Failed::new)
                .orElseGet(Tried.Delivered::new);
    }

    private static Tried late(Duration timeout) {
        return new Tried.Failed("no answer within " + timeout.toMillis() + " ms");
    }

    // the kind of failure says enough; its text may repeat what the receiver sent
    private Tried failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> late(properties.timeout());
            case null -> new Tried.Failed("no answer");
            default -> new Tried.Failed(cause.getClass().getSimpleName());
        };
    }
}
