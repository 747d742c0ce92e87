package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A patient holds what he was quoted and pays no more for it. */
class HoldFlowTests extends ApiFlow {
    private static final int HERE = 3;
    private static final int THERE = 4;
    private static final BigDecimal PLENTY = new BigDecimal("50");

    @Autowired private Registry registry;
    @Autowired private Formulary formulary;
    @Autowired private Stocks stocks;
    @Autowired private Database database;

    private ApiCity.Written rx;
    private String patient;
    private List<Drug> drugs;

    @BeforeEach
    void aPrescriptionAndTwoFullShelves() {
        rx = city.effective();
        patient = city.patientToken(rx);
        drugs =
                api.get("/api/v1/prescriptions/" + rx.hiRxno(), patient)
                        .json()
                        .path("lines")
                        .valueStream()
                        .map(line -> drug(line.path("drugCode").asString()))
                        .toList();
        report(HERE, BigDecimal.ZERO);
        report(THERE, BigDecimal.ZERO);
    }

    @AfterEach
    void letGo() {
        api.delete(address(), patient);
    }

    private Drug drug(String code) {
        return formulary.drug(code, ChinaTime.today(Clock.systemUTC())).orElseThrow();
    }

    /** The hospital's prices and something on top; no other product of the same drug. */
    private void report(int pharmacy, BigDecimal more) {
        var items = new ArrayList<Shelf>();
        for (var drug : drugs) {
            for (var one : formulary.sameProducts(drug, ChinaTime.today(Clock.systemUTC()))) {
                var quantity = drugs.contains(one) ? PLENTY : BigDecimal.ZERO;
                items.add(new Shelf(one.code(), quantity, drug.referencePrice().add(more)));
            }
        }
        database.commit(stocks.report(city.pharmacyCode(pharmacy), items, Instant.now()));
    }

    private String address() {
        return "/api/v1/prescriptions/" + rx.hiRxno() + "/holds";
    }

    private Map<String, Object> wish(int pharmacy) {
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < drugs.size(); i++) {
            lines.add(Map.of("line", i + 1, "drugCode", drugs.get(i).code()));
        }
        return Map.of("pharmacy", city.pharmacyCode(pharmacy), "lines", lines);
    }

    private ApiClient.Answer hold(int pharmacy, String... headers) {
        return api.post(address(), patient, wish(pharmacy), headers);
    }

    private JsonNode quote(int pharmacy, ApiCity.Written of) {
        var place = registry.institution(city.pharmacyCode(pharmacy)).orElseThrow();
        return api.get(
                        "/api/v1/prescriptions/%s/quotes?lng=%s&lat=%s"
                                .formatted(of.hiRxno(), place.longitude(), place.latitude()),
                        city.patientToken(of))
                .json()
                .valueStream()
                .filter(one -> one.path("pharmacy").path("code").asString().equals(place.code()))
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal left(int pharmacy) {
        return database.read(
                        stocks.quantities(
                                city.pharmacyCode(pharmacy), List.of(drugs.getFirst().code())))
                .get(drugs.getFirst().code());
    }

    private ApiClient.Answer settle(ApiCity.Taken taken, String path, String key) {
        return api.post(
                path,
                city.pharmacyToken(HERE),
                SettlementFlowTests.camel(city.purchase(taken, HERE)),
                "Idempotency-Key",
                key);
    }

    @Test
    void whatWasHeldIsSettledAtTheHeldPriceAndHandedOver() {
        var held = hold(HERE);
        assertThat(held.status()).as(held.text()).isEqualTo(201);
        var line = held.json().get(0);
        assertThat(line.path("price").decimalValue())
                .isEqualByComparingTo(drugs.getFirst().referencePrice());
        assertThat(line.path("aboveHospital").asBoolean(true)).isFalse();
        assertThat(Duration.between(Instant.now(), until(line)).toMinutes()).isBetween(28L, 30L);
        assertThat(left(HERE)).isEqualByComparingTo("49");

        report(HERE, BigDecimal.ONE);
        var quoted = quote(HERE, rx);
        assertThat(quoted.path("lines").get(0).path("price").decimalValue())
                .isEqualByComparingTo(drugs.getFirst().referencePrice());
        assertThat(quoted.path("lines").get(0).path("heldUntil").asString()).isNotEmpty();
        var taken = city.claim(rx, HERE);
        var audit = city.audit(taken, HERE);
        var settled = settle(taken, "/api/v1/settlements", city.msgid(HERE));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        var figures = settled.json().path("setlinfo");
        assertThat(quoted.path("own").decimalValue())
                .isEqualByComparingTo(figures.path("psnPartAmt").asString());
        var sale = city.saleMessage(taken, audit, HERE);
        sale.put("payMode", "2");
        sale.put("setlId", figures.path("setlId").asString());
        var sold = api.post("/api/v1/dispensings", city.pharmacyToken(HERE), sale);
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(api.get(address(), patient).json().size()).isZero();
        assertThat(left(HERE)).isEqualByComparingTo("49");
    }

    private static Instant until(JsonNode line) {
        return OffsetDateTime.parse(line.path("until").asString()).toInstant();
    }

    @Test
    void nobodySettlesAboveTheHeldPriceWhileTheHoldStands() {
        // held for a tenth less than what the counter will ask
        report(HERE, new BigDecimal("-0.1"));
        assertThat(hold(HERE).status()).isEqualTo(201);
        var taken = city.claim(rx, HERE);
        city.audit(taken, HERE);

        var asked = settle(taken, "/api/v1/settlements/pre", city.msgid(HERE));
        var dear = settle(taken, "/api/v1/settlements", city.msgid(HERE));

        assertThat(asked.reason()).as(asked.text()).isEqualTo("PRICE_ABOVE_HELD");
        assertThat(dear.reason()).isEqualTo("PRICE_ABOVE_HELD");
        assertThat(dear.status()).isEqualTo(409);
        assertThat(dear.json().path("field").asString()).contains("drugdetail[0].pric");
        var promised = drugs.getFirst().referencePrice().subtract(new BigDecimal("0.1"));
        assertThat(dear.json().path("zh").asString())
                .contains(promised.stripTrailingZeros().toPlainString());
        assertThat(api.delete(address(), patient).status()).isEqualTo(204);
        assertThat(settle(taken, "/api/v1/settlements", city.msgid(HERE)).status()).isEqualTo(201);
    }

    @Test
    void anotherPharmacyFreesTheFormerAndOthersSeeWhatIsLeft() {
        var other = city.effective();
        hold(HERE);
        assertThat(quote(HERE, other).path("lines").size()).isPositive();
        assertThat(hold(THERE).json().get(0).path("pharmacy").path("code").asString())
                .isEqualTo(city.pharmacyCode(THERE));

        assertThat(left(HERE)).isEqualByComparingTo("50");
        assertThat(left(THERE)).isEqualByComparingTo("49");
        var shown = api.get(address(), patient).json();
        assertThat(shown.valueStream().map(one -> one.path("pharmacy").path("code").asString()))
                .containsOnly(city.pharmacyCode(THERE));
        assertThat(api.delete(address(), patient).status()).isEqualTo(204);
        assertThat(api.delete(address(), patient).status()).isEqualTo(204);
        assertThat(left(THERE)).isEqualByComparingTo("50");
    }

    @Test
    void warnsAboveTheHospitalsPriceAndRefusesWhatRose() {
        report(HERE, BigDecimal.ONE);

        var line = hold(HERE).json().get(0);

        boolean insured = drugs.getFirst().payClass() != Drug.PayClass.C;
        assertThat(insured).isTrue();
        assertThat(line.path("aboveHospital").asBoolean()).isTrue();
        assertThat(line.path("warning").path("zh").asString()).startsWith("医保药品价格");
        assertThat(api.get(address(), patient).json().get(0).path("warning").path("en").asString())
                .contains("above the hospital's");
        var quoted = new HashMap<String, Object>();
        quoted.put("line", 1);
        quoted.put("drugCode", drugs.getFirst().code());
        quoted.put("price", drugs.getFirst().referencePrice());
        api.delete(address(), patient);
        var rose =
                api.post(
                        address(),
                        patient,
                        Map.of("pharmacy", city.pharmacyCode(HERE), "lines", List.of(quoted)));
        assertThat(rose.reason()).as(rose.text()).isEqualTo("QUOTE_ROSE");
        assertThat(rose.json().path("field").asString()).isEqualTo("lines[0].price");
    }

    @Test
    void aRepetitionHoldsOnce() {
        var key = UUID.randomUUID().toString();

        var first = hold(HERE, "Idempotency-Key", key);
        api.delete(address(), patient);
        var again = hold(HERE, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(left(HERE)).as("held no second time").isEqualByComparingTo("50");
        assertThat(hold(THERE, "Idempotency-Key", key).reason()).isEqualTo("KEY_REUSED");
    }

    @Test
    void theCounterHoldsWithThePatientsCodeAndKnowsWhatToKeepAside() {
        var token = city.pharmacyToken(HERE);
        var lines = wish(HERE).get("lines");
        var code =
                api.get("/api/v1/prescriptions/" + rx.hiRxno() + "/token", patient)
                        .json()
                        .path("qr")
                        .asString();
        assertThat(code).hasSize(27);

        assertThat(api.post(address(), token, Map.of("lines", lines)).reason())
                .isEqualTo("TOKEN_INVALID");
        var held = api.post(address(), token, Map.of("lines", lines, "code", code));

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        var aside = api.get("/api/v1/holds", token).json();
        assertThat(aside.valueStream().map(one -> one.path("hiRxno").asString()))
                .contains(rx.hiRxno());
        assertThat(api.get(address(), token).json().size()).isEqualTo(drugs.size());
        assertThat(api.get(address(), city.pharmacyToken(THERE)).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get(address(), city.hospitalToken()).json().size()).isEqualTo(drugs.size());
        assertThat(api.get(address(), city.anotherHospitalToken()).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.post(address(), stranger, wish(HERE)).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.post(address(), city.hospitalToken(), wish(HERE)).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.post(address(), patient, Map.of("lines", lines)).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.post(address(), patient, "{}").reason()).isEqualTo("FIELD_MISSING");
    }
}
