package cn.yunfang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.Golden;
import cn.yunfang.messaging.HospitalServer.Received;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a hospital's system is told of its prescriptions, from the review to the purchase. */
class PushFlowTests extends ApiFlow {
    private static final int PHARMACY = 3;
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired private Registry registry;
    @Autowired private Relay relay;
    private final HospitalServer server = new HospitalServer();

    @BeforeEach
    void theHospitalTakesPushes() {
        register(server.address());
    }

    @AfterEach
    void andNoMore() {
        var path = "/api/v1/institutions/" + city.hospitalCode() + "/push-endpoint";
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.send(api.request(path, clerk).DELETE().build()).status()).isEqualTo(204);
        assertThat(registry.pushEndpoint(city.hospitalCode())).isEmpty();
        server.close();
    }

    private void register(URI endpoint) {
        var done = endpoint(api.demoToken("CLERK", "周"), endpoint.toString());
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private ApiClient.Answer endpoint(String token, String url) {
        return api.send(
                api.request(
                                "/api/v1/institutions/" + city.hospitalCode() + "/push-endpoint",
                                token,
                                "Content-Type",
                                "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
                        .build());
    }

    @Test
    void onlyTheOfficeSaysWhereToAndOnlyAnAddress() {
        var clerk = api.demoToken("CLERK", "周");
        var here = server.address().toString();

        assertThat(endpoint(city.hospitalToken(), here).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(endpoint(clerk, "").reason()).isEqualTo("FIELD_MISSING");
        assertThat(endpoint(clerk, "https://a b").reason()).isEqualTo("FIELD_INVALID");
        assertThat(endpoint(clerk, "file:///etc/passwd").reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void theHospitalLearnsWhatTheReviewerAskedAndDecidedInThatOrder() {
        var rx = city.waitingForReview();
        var path = "/api/v1/reviews/" + rx.hiRxno();
        var reviewer = city.reviewerToken();
        var ask = Map.of("decision", "ASK", "opinion", "为何用药十天？");
        assertThat(api.post(path + "/decision", reviewer, ask).status()).isEqualTo(200);
        var answer = Map.of("answer", "症状未缓解，需足疗程");
        assertThat(api.post(path + "/answer", city.hospitalToken(), answer).status())
                .isEqualTo(200);
        var suggest = Map.of("decision", "SUGGEST", "opinion", "改为七天");
        assertThat(api.post(path + "/decision", reviewer, suggest).status()).isEqualTo(200);

        await(() -> about(rx, "7102").size() == 2);

        var data = about(rx, "7102").stream().map(PushFlowTests::data).toList();
        assertThat(data.get(0).text("rx_chk_stas_codg")).isEqualTo("0");
        assertThat(data.get(0).text("rx_chk_opnn")).isEqualTo("提问：为何用药十天？");
        assertThat(data.get(1).text("rx_chk_stas_codg")).isEqualTo("2");
        assertThat(data.get(1).text("rx_chk_opnn")).isEqualTo("建议修改：改为七天");
        assertThat(data.get(1).text("fixmedins_code")).isEqualTo(city.hospitalCode());
        golden("7102", about(rx, "7102").getFirst());
        proven(about(rx, "7102").getFirst());
    }

    @Test
    void ofTwoWhoApprovedTheSecondIsNamedAsTheOneWhoCheckedAgain() {
        var rule = "B-TWICE" + System.nanoTime();
        assertThat(city.ruleForTwo(rule, "1", "ACTIVE").status()).isEqualTo(201);
        var rx = city.waitingForReview(11);
        assertThat(city.ruleForTwo(rule, "2", "ENDED").status()).isEqualTo(201);
        var path = "/api/v1/reviews/" + rx.hiRxno() + "/decision";
        var yes = Map.of("approved", true, "opinion", "已核对", "confirmFast", true);
        assertThat(api.post(path, city.reviewerToken(), yes).status()).isEqualTo(200);
        assertThat(api.post(path, city.anotherReviewerToken(), yes).status()).isEqualTo(200);

        await(() -> about(rx, "7102").size() == 1);

        var told = data(about(rx, "7102").getFirst());
        var names = city.checkResult(rx).text("pharName").split("、");
        assertThat(told.text("phar_name")).isEqualTo(names[0]);
        assertThat(told.text("rchk_phar_name")).isEqualTo(names[1]);
    }

    @Test
    void theHospitalLearnsOfAuditPaymentAndPurchase() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        var audit = city.audit(taken, PHARMACY);
        var token = city.pharmacyToken(PHARMACY);
        var sale = city.saleMessage(taken, audit, PHARMACY);
        var sold = api.post("/api/v1/dispensings", token, sale);
        assertThat(sold.status()).as(sold.text()).isBetween(200, 201);

        await(() -> about(rx, "7103").size() == 1);

        var audited = data(about(rx, "7102").getFirst());
        assertThat(audited.text("fixmedins_code")).isEqualTo(city.pharmacyCode(PHARMACY));
        assertThat(audited.text("rx_chk_stas_codg")).isEqualTo("1");
        assertThat(audited.text("rx_chk_opnn")).isEqualTo("核对无误");
        var bought = about(rx, "7103").getFirst();
        assertThat(data(bought).number("psn_cash_pay"))
                .isEqualByComparingTo(
                        input(bought).list("seltdelts").stream()
                                .map(row -> row.number("sumamt"))
                                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
        assertThat(input(bought).list("seltdelts")).hasSize(2);
        golden("7103", bought);
    }

    @Test
    void theHospitalLearnsOfTheInsurancesPart() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(PHARMACY),
                        camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);

        await(() -> about(rx, "7105").size() == 1);

        assertThat(data(about(rx, "7105").getFirst()).text("rx_pay_status_code")).isEqualTo("1");
        golden("7105", about(rx, "7105").getFirst());
    }

    @Test
    void whatTheRulesLetPassNeedsNoPush() {
        var rx = city.effective();
        var later = city.waitingForReview();
        reject(later);

        await(() -> about(later, "7102").size() == 1);

        assertThat(about(rx, "7102")).isEmpty();
    }

    @Test
    void nodesThatRelayAtOnceTellEachFactOnce() throws Exception {
        var all = new ArrayList<ApiCity.Written>();
        for (int i = 0; i < 10; i++) {
            all.add(city.waitingForReview());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Object>>();
            for (var rx : all) {
                work.add(Executors.callable(() -> reject(rx)));
                work.add(Executors.callable(relay::relay));
                work.add(Executors.callable(relay::relay));
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        await(() -> all.stream().allMatch(rx -> !about(rx, "7102").isEmpty()));

        assertThat(all).allSatisfy(rx -> assertThat(about(rx, "7102")).hasSize(1));
        assertThat(server.received().stream().map(Received::msgid)).doesNotHaveDuplicates();
    }

    private void reject(ApiCity.Written rx) {
        var no = Map.of("decision", "REJECT", "opinion", "疗程过长");
        var done =
                api.post("/api/v1/reviews/" + rx.hiRxno() + "/decision", city.reviewerToken(), no);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
    }

    private List<Received> about(ApiCity.Written rx, String infno) {
        return server.received().stream()
                .filter(one -> one.message().text("infno").equals(infno))
                .filter(one -> data(one).text("hi_rxno").equals(rx.hiRxno()))
                .toList();
    }

    private static Fields input(Received received) {
        return received.message().object("input");
    }

    private static Fields data(Received received) {
        return input(received).object("data");
    }

    /** The gateway's headers by the application's secret, cainfo by the platform's own key. */
    private void proven(Received received) {
        var application = registry.applicationOf(city.hospitalCode()).orElseThrow();
        var headers = received.headers();
        assertThat(headers.getFirst("x-tif-paasid")).isEqualTo(application.appId());
        var at = headers.getFirst("x-tif-timestamp");
        var text = at + application.appSecret() + headers.getFirst("x-tif-nonce") + at;
        assertThat(headers.getFirst("x-tif-signature")).isEqualTo(sha256(text));
        var signature = Base64.getDecoder().decode(received.message().text("cainfo"));
        var signed = received.message().with("cainfo", "").canonical();
        assertThat(
                        registry.platformKey()
                                .publicKey()
                                .verify(signed.getBytes(StandardCharsets.UTF_8), signature))
                .isTrue();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The message as the hospital's engineers see it; what differs each time is masked. */
    private static void golden(String infno, Received received) {
        var members = PRETTY.readValue(received.text(), Map.class);
        var text = PRETTY.writeValueAsString(members).replace("\r", "");
        for (var each : MASKS.entrySet()) {
            text = text.replaceAll(each.getKey(), each.getValue());
        }
        Golden.check(Path.of("docs", "national-interface", "push-" + infno + ".json"), text);
    }

    private static final Map<String, String> MASKS =
            new TreeMap<>(
                    Map.of(
                            "\"(hi_rxno|hosp_rxno|msgid|cainfo|bchno|manu_lot_num)\" : \"[^\"]*\"",
                            "\"$1\" : \"<$1>\"",
                            "\"(inf_time|rx_chk_time|setl_time|pay_time)\" : \"[^\"]*\"",
                            "\"$1\" : \"<yyyy-MM-dd HH:mm:ss>\""));

    private static Map<String, Object> camel(Map<String, Object> snake) {
        var text = PRETTY.writeValueAsString(snake);
        var camel =
                java.util.regex.Pattern.compile("_([a-z0-9])(?=[a-z0-9_]*\" :)")
                        .matcher(text)
                        .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
        @SuppressWarnings("unchecked")
        Map<String, Object> all = PRETTY.readValue(camel, Map.class);
        return all;
    }

    static void await(BooleanSupplier happened) {
        var started = System.nanoTime();
        while (!happened.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(30));
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
