package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two pharmacies compared: one near, dear and shut, the other far, cheap and open. */
class QuoteOrderFlowTests extends ApiFlow {
    private static final int NEAR = 10;
    private static final int FAR = 11;
    private static final BigDecimal PLENTY = new BigDecimal("100");

    @Autowired private Registry registry;
    @Autowired private Formulary formulary;
    @Autowired private Stocks stocks;
    @Autowired private Database database;

    private ApiCity.Written rx;

    @BeforeEach
    void theyToldTheirPricesAndHours() {
        rx = city.effective();
        report(NEAR, new BigDecimal("2"));
        report(FAR, new BigDecimal("0.5"));
        tell(NEAR, StorefrontFlowTests.open(60, 120), 5_000);
        tell(FAR, StorefrontFlowTests.open(-60, 60), 1);
    }

    private void tell(int pharmacy, Map<String, Object> hours, int radius) {
        var told =
                api.put(
                        "/api/v1/institutions/" + city.pharmacyCode(pharmacy) + "/storefront",
                        city.pharmacyToken(pharmacy),
                        Map.of(
                                "weekly",
                                List.of(hours),
                                "delivery",
                                Map.of(
                                        "radiusMetres", radius,
                                        "feeFen", 600,
                                        "minimumFen", 0,
                                        "minutes", 45)));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
    }

    private void report(int pharmacy, BigDecimal factor) {
        var today = ChinaTime.today(Clock.systemUTC());
        var items = new ArrayList<Shelf>();
        var seen = api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx)).json();
        for (var line : seen.path("lines")) {
            var drug = formulary.drug(line.path("drugCode").asString(), today).orElseThrow();
            for (var one : formulary.sameProducts(drug, today)) {
                var price = one.referencePrice().multiply(factor);
                items.add(new Shelf(one.code(), PLENTY, price));
            }
        }
        database.commit(stocks.report(city.pharmacyCode(pharmacy), items, Instant.now()));
    }

    private List<JsonNode> quotes(String sort) {
        var place = registry.institution(city.pharmacyCode(NEAR)).orElseThrow();
        var all =
                api.get(
                        "/api/v1/prescriptions/%s/quotes?lng=%s&lat=%s%s"
                                .formatted(rx.hiRxno(), place.longitude(), place.latitude(), sort),
                        city.patientToken(rx));
        assertThat(all.status()).as(all.text()).isEqualTo(200);
        return all.json()
                .valueStream()
                .filter(one -> List.of(NEAR, FAR).stream().anyMatch(n -> isAt(one, n)))
                .toList();
    }

    private boolean isAt(JsonNode quote, int pharmacy) {
        return quote.path("pharmacy").path("code").asString().equals(city.pharmacyCode(pharmacy));
    }

    @Test
    void sortsByWhatThePatientLooksAt() {
        assertThat(quotes("")).first().matches(one -> isAt(one, FAR));
        assertThat(quotes("&sort=cheapest")).first().matches(one -> isAt(one, FAR));
        assertThat(quotes("&sort=nearest")).first().matches(one -> isAt(one, NEAR));
        assertThat(quotes("&sort=soonest")).first().matches(one -> isAt(one, FAR));
        tell(FAR, StorefrontFlowTests.open(90, 120), 1);
        assertThat(quotes("&sort=soonest")).first().matches(one -> isAt(one, NEAR));
        var wrong =
                api.get(
                        "/api/v1/prescriptions/" + rx.hiRxno() + "/quotes?lng=1&lat=1&sort=best",
                        city.patientToken(rx));
        assertThat(wrong.reason()).isEqualTo("FIELD_INVALID");
        assertThat(wrong.json().path("en").asString()).contains("cheapest | nearest | soonest");
    }

    @Test
    void saysWhetherItIsOpenAndDeliversBesideThePrice() {
        var near = quotes("&sort=nearest").getFirst();
        var far = quotes("&sort=nearest").getLast();

        assertThat(near.path("opening").path("open").asBoolean(true)).isFalse();
        assertThat(near.path("opening").path("opensAt").asString()).isNotEmpty();
        assertThat(far.path("opening").path("open").asBoolean()).isTrue();
        assertThat(near.path("delivery").path("deliverable").asBoolean()).isTrue();
        assertThat(near.path("delivery").path("feeFen").asLong()).isEqualTo(600);
        assertThat(near.path("delivery").path("minutes").asInt()).isEqualTo(45);
        assertThat(far.path("delivery").path("deliverable").asBoolean(true)).isFalse();
        assertThat(far.path("delivery").path("reach").asString()).isEqualTo("TOO_FAR");
        assertThat(near.path("funds").decimalValue().add(near.path("own").decimalValue()))
                .isEqualByComparingTo(near.path("total").decimalValue());
        assertThat(near.path("lines").get(0).path("stale").asBoolean(true)).isFalse();
    }

    @Test
    void saysWhatAPharmacyNeverTold() {
        var place = registry.institution(city.pharmacyCode(NEAR)).orElseThrow();
        database.commit(
                Sql.write(
                        """
                        delete from stock.item
                        where pharmacy = :pharmacy
                          and drug_code = any(:drugs::text[])""",
                        Map.of(
                                "pharmacy",
                                place.code(),
                                "drugs",
                                firstLinesProducts().toArray(String[]::new))));

        var near = quotes("&sort=nearest").stream().filter(one -> isAt(one, NEAR)).findFirst();

        assertThat(near.orElseThrow().path("missing").toString()).isEqualTo("[1]");
        assertThat(near.orElseThrow().path("untold").toString()).isEqualTo("[1]");
    }

    private List<String> firstLinesProducts() {
        var today = ChinaTime.today(Clock.systemUTC());
        var seen = api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx)).json();
        var code = seen.path("lines").get(0).path("drugCode").asString();
        var drug = formulary.drug(code, today).orElseThrow();
        return formulary.sameProducts(drug, today).stream().map(one -> one.code()).toList();
    }
}
