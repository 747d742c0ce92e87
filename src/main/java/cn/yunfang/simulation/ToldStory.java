package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.Order.Diagnosis;
import cn.yunfang.simulation.Order.Line;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Nobody asks: the hospital's system takes a push, the patient reads his messages. */
final class ToldStory {
    private static final String PHONE = "10012345678";

    private final Cast cast;
    private final List<Fields> received = new CopyOnWriteArrayList<>();

    ToldStory(Cast cast) {
        this.cast = cast;
    }

    void play(StepLog log) {
        var hospital = cast.thirdHospital();
        var endpoint = "/institutions/" + hospital.client().site().code() + "/push-endpoint";
        var office = cast.office();
        var server = server();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/push";
            log.step(
                    "医保经办",
                    "登记推送地址 push endpoint",
                    () -> office.put(endpoint, Map.of("url", url)),
                    _ -> url);
            tell(log, hospital, office);
        } finally {
            office.delete(endpoint);
            server.stop(0);
        }
    }

    private void tell(StepLog log, HisClient hospital, ApiClient office) {
        var patient = cast.patient("310");
        var phone = cast.patientPhone(patient);
        log.step(
                "患者 phone",
                "留短信手机号 number for SMS",
                () -> phone.put("/inbox/phone", Map.of("phone", PHONE)),
                reply -> reply.output().text("phone"));
        var hiRxno = new Journey(cast, log, order(patient, hospital), hospital).issue().hiRxno();
        var push = await(log, "7102 审核结果推送 push", () -> pushed(hiRxno));
        log.add(
                "医院 HIS",
                "收到推送 received",
                push.text("phar_name") + "：" + push.text("rx_chk_opnn"),
                0);
        log.step(
                "患者 phone",
                "我的消息 inbox",
                () -> phone.get("/inbox"),
                reply -> reply.output().list("items").getFirst().object("text").text("zh"));
        await(log, "短信已交通道 SMS handed over", () -> texted(office, hiRxno));
        phone.put("/inbox/phone", Map.of("phone", ""));
    }

    /** Ten days of an antibiotic: the rules want a pharmacist to look. */
    private Order order(Credentials.Patient patient, HisClient hospital) {
        var drug = cast.drug(List.of("阿莫西林"), one -> one.payClass().equals("甲"));
        return new Order(
                patient,
                hospital.doctor(0),
                new Diagnosis("J06.900", "急性上呼吸道感染"),
                new Line(drug, BigDecimal.ONE, BigDecimal.ONE, "12", 10));
    }

    private Optional<Fields> pushed(String hiRxno) {
        return received.stream()
                .filter(message -> message.text("infno").equals("7102"))
                .map(message -> message.object("input").object("data"))
                .filter(data -> data.text("hi_rxno").equals(hiRxno))
                .findFirst();
    }

    private static Optional<Fields> texted(ApiClient office, String hiRxno) {
        return office.get("/messages?state=SENT&most=200").must().list("items").stream()
                .filter(message -> message.text("receiver").equals("sms"))
                .filter(message -> message.text("hiRxno").equals(hiRxno))
                .findFirst();
    }

    private static Fields await(StepLog log, String what, Supplier<Optional<Fields>> look) {
        var started = System.nanoTime();
        var seen = Patience.await(what, look);
        log.add("平台 platform", what, "✓", (System.nanoTime() - started) / 1e6);
        return seen;
    }

    private HttpServer server() {
        try {
            var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(here, 0);
            server.createContext("/push", this::receive);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        Fields.parse(exchange.getRequestBody().readAllBytes()).ifPresent(received::add);
        var answer = "{\"infcode\":0}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }
}
