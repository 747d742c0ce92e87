package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.courier.Courier;
import cn.yunfang.courier.PretendingCourier;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Patients of the demo city have medicine brought by a pharmacy that plays with nobody else. */
abstract class DeliveryFlow extends ApiFlow {
    static final int SHOP = 6;
    static final int OTHER_SHOP = 12;
    static final String HOME = "13800009999";
    private static final BigDecimal PLENTY = new BigDecimal("500");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger SECOND = new AtomicInteger();

    @Autowired Registry registry;
    @Autowired Formulary formulary;
    @Autowired Stocks stocks;
    @Autowired Database database;
    @Autowired Settlements settlements;
    @Autowired PretendingCourier courier;
    @Autowired JdbcClient jdbc;

    /** An order and all that it is about. */
    record Ordered(String number, ApiCity.Written rx, String patient, List<Drug> drugs) {
        PrescriptionId id() {
            return PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        }
    }

    /** What was sold for it. */
    record Sold(Ordered order, String setlId, Map<String, Object> sale) {
        String number() {
            return order.number;
        }
    }

    String pharmacy() {
        return city.pharmacyToken(SHOP);
    }

    /** Written, held and ordered; the shelf is filled when it has none. */
    Ordered ordered(String phone) {
        var rx = city.effective();
        var patient = city.patientToken(rx);
        var drugs = drugs(rx, patient);
        fill(drugs);
        hold(rx, patient, drugs);
        var taken = order(rx, patient, address(patient, phone, "0.004"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        return new Ordered(taken.json().path("number").asString(), rx, patient, drugs);
    }

    List<Drug> drugs(ApiCity.Written rx, String patient) {
        return api.get("/api/v1/prescriptions/" + rx.hiRxno(), patient)
                .json()
                .path("lines")
                .valueStream()
                .map(line -> line.path("drugCode").asString())
                .map(code -> formulary.drug(code, today()).orElseThrow())
                .toList();
    }

    private static LocalDate today() {
        return ChinaTime.today(Clock.systemUTC());
    }

    void fill(List<Drug> drugs) {
        var items = new ArrayList<Shelf>();
        for (var drug : drugs) {
            items.add(new Shelf(drug.code(), PLENTY, drug.referencePrice()));
        }
        database.commit(stocks.report(city.pharmacyCode(SHOP), items, Instant.now()));
    }

    BigDecimal left(Drug drug) {
        var shelf =
                database.read(
                        stocks.counted(
                                city.pharmacyCode(SHOP), Optional.of(List.of(drug.code())), "", 1));
        return shelf.isEmpty() ? BigDecimal.ZERO : shelf.getFirst().quantity();
    }

    void hold(ApiCity.Written rx, String patient, List<Drug> drugs) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < drugs.size(); i++) {
            lines.add(Map.of("line", i + 1, "drugCode", drugs.get(i).code()));
        }
        var wish = Map.of("pharmacy", city.pharmacyCode(SHOP), "lines", lines);
        var held = api.post("/api/v1/prescriptions/" + rx.hiRxno() + "/holds", patient, wish);
        assertThat(held.status()).as(held.text()).isEqualTo(201);
    }

    /** One so many degrees east of the shop. */
    String address(String patient, String phone, String east) {
        var shop = registry.institution(city.pharmacyCode(SHOP)).orElseThrow();
        var body =
                Map.of(
                        "receiver",
                        "演示收货人",
                        "phone",
                        phone,
                        "address",
                        "演示路2号3单元401",
                        "longitude",
                        BigDecimal.valueOf(shop.longitude()).add(new BigDecimal(east)),
                        "latitude",
                        BigDecimal.valueOf(shop.latitude()));
        var added = api.post("/api/v1/addresses", patient, body);
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        return added.json().path("addressId").asString();
    }

    ApiClient.Answer order(ApiCity.Written rx, String patient, String address, String... headers) {
        return api.post(
                "/api/v1/prescriptions/" + rx.hiRxno() + "/deliveries",
                patient,
                Map.of("pharmacy", city.pharmacyCode(SHOP), "addressId", address),
                headers);
    }

    /** Fetched, audited, settled and handed over at the counter. */
    Sold sold(Ordered order) {
        var taken = city.claim(order.rx, SHOP);
        var audit = city.audit(taken, SHOP);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        pharmacy(),
                        withoutAccount(city.purchase(taken, SHOP)),
                        "Idempotency-Key",
                        city.msgid(SHOP));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        var setlId = settled.json().path("setlinfo").path("setl_id").asString();
        var sale = new LinkedHashMap<>(city.saleMessage(taken, audit, SHOP));
        sale.put("payMode", "2");
        sale.put("setlId", setlId);
        var done = api.post("/api/v1/dispensings", pharmacy(), sale);
        assertThat(done.status()).as(done.text()).isEqualTo(201);
        return new Sold(order, setlId, sale);
    }

    private static Map<String, Object> withoutAccount(Map<String, Object> bill) {
        var all = new LinkedHashMap<>(bill);
        all.computeIfPresent(
                "druginfo",
                (_, head) -> {
                    var changed = new LinkedHashMap<Object, Object>((Map<?, ?>) head);
                    changed.put("acct_used_flag", "0");
                    return changed;
                });
        return all;
    }

    ApiClient.Answer act(String number, String verb, Object body) {
        return api.post("/api/v1/deliveries/" + number + "/" + verb, pharmacy(), body);
    }

    ApiClient.Answer asPatient(Ordered order, String verb) {
        return api.post("/api/v1/deliveries/" + order.number + "/" + verb, order.patient, Map.of());
    }

    /** Sold, packed and with the pharmacy's own rider, or the courier. */
    Sold onTheWay(String phone, boolean ownRider) {
        var sold = sold(ordered(phone));
        done(act(sold.number(), "pack", Map.of("ownRider", ownRider)));
        done(act(sold.number(), "hand-over", Map.of("temperature", new BigDecimal("5.0"))));
        return sold;
    }

    static JsonNode done(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    DeliveryStatus status(String number) {
        return standing(number).status();
    }

    Standing standing(String number) {
        return database.read(OrderTable.find(OrderNumber.parse(number).orElseThrow()))
                .orElseThrow();
    }

    JsonNode parcel(Ordered order) {
        return api.get("/api/v1/prescriptions/" + order.rx.hiRxno() + "/deliveries", order.patient)
                .json()
                .get(0);
    }

    /** Waits for what the platform does by itself. */
    void becomes(String number, DeliveryStatus status) {
        var end = Instant.now().plus(PATIENCE);
        while (status(number) != status && Instant.now().isBefore(end)) {
            pause();
        }
        assertThat(status(number)).as(number).isEqualTo(status);
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Settlements of the prescription and their undoings, what was paid added up. */
    void assertRefundedOnce(Ordered order) {
        var all = database.read(settlements.of(order.id()));
        assertThat(all).as("one settlement and one undoing").hasSize(2);
        assertThat(all.stream().mapToLong(one -> one.medfee().value()).sum()).isZero();
        assertThat(all.stream().filter(one -> one.state() == Settlement.State.UNDONE)).hasSize(1);
    }

    void assertStands(Ordered order) {
        assertThat(database.read(settlements.of(order.id()))).hasSize(1);
    }

    /** A notice of the courier about a parcel, at a second that no other has. */
    Courier.Notice notice(String number, int attempt, Courier.Status status, Courier.Proof proof) {
        return new Courier.Notice(
                number,
                attempt,
                status,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(SECOND.incrementAndGet()),
                Optional.empty(),
                status == Courier.Status.FAILED ? "NOBODY_HOME" : "",
                proof);
    }

    ApiClient.Answer tell(Courier.Notice notice) {
        var body = PretendingCourier.body(notice);
        return callBack(body, courier.signature(body));
    }

    ApiClient.Answer tell(String number, int attempt, Courier.Status status) {
        return tell(notice(number, attempt, status, Courier.Proof.NONE));
    }

    ApiClient.Answer callBack(byte[] body, String signature) {
        return api.post(
                "/api/v1/deliveries/callbacks",
                "",
                new String(body, StandardCharsets.UTF_8),
                "X-Courier-Signature",
                signature);
    }

    String codeOf(Ordered order) {
        return parcel(order).path("signCode").asString();
    }

    /** How often it was told of an order. */
    long events(String number, String name) {
        return jdbc.sql(
                        """
                        select count(*) from shared.event
                        where name = :name and facts ->> 'delivery' = :number""")
                .param("name", name)
                .param("number", number)
                .query(Long.class)
                .single();
    }
}
