package cn.yunfang.messaging;

import cn.yunfang.shared.Fields;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A hospital's system that takes pushes, well or badly. */
final class HospitalServer implements AutoCloseable {
    static final Behaviour RECEIVES = exchange -> answer(exchange, 200, "{\"infcode\":0}");
    private static final long TOO_LONG_MILLIS = 20_000;

    /** How it answers. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** What came. */
    record Received(Headers headers, Fields message, String text) {
        String msgid() {
            return message.text("msgid");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = RECEIVES;

    HospitalServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/push", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/push");
    }

    List<Received> received() {
        return received;
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Received(exchange.getRequestHeaders(), Fields.parse(text).orElseThrow(), text));
        behaviour.answer(exchange);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    static void redirect(HttpExchange exchange, URI elsewhere) throws IOException {
        exchange.getResponseHeaders().add("Location", elsewhere.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Says nothing for longer than anybody waits. */
    static void silence(HttpExchange exchange) {
        pause();
        exchange.close();
    }

    /** Begins at once and never comes to an end. */
    static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(TOO_LONG_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
