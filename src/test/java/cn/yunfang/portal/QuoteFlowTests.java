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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a prescription would cost where, before anybody chooses. */
class QuoteFlowTests extends ApiFlow {
    private static final int HERE = 7;
    private static final int THERE = 8;
    private static final BigDecimal PLENTY = new BigDecimal("100");

    @Autowired private Registry registry;
    @Autowired private Formulary formulary;
    @Autowired private Stocks stocks;
    @Autowired private Database database;

    private ApiClient.Answer quotes(ApiCity.Written rx, String token, String more) {
        var place = registry.institution(city.pharmacyCode(HERE)).orElseThrow();
        return api.get(
                "/api/v1/prescriptions/%s/quotes?lng=%s&lat=%s%s"
                        .formatted(rx.hiRxno(), place.longitude(), place.latitude(), more),
                token);
    }

    private JsonNode at(int pharmacy, JsonNode quotes) {
        return quotes.valueStream()
                .filter(
                        one ->
                                one.path("pharmacy")
                                        .path("code")
                                        .asString()
                                        .equals(city.pharmacyCode(pharmacy)))
                .findFirst()
                .orElseThrow();
    }

    private List<Drug> drugs(ApiCity.Written rx) {
        var lines = api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx)).json();
        return lines.path("lines")
                .valueStream()
                .map(line -> line.path("drugCode").asString())
                .map(code -> formulary.drug(code, ChinaTime.today(Clock.systemUTC())))
                .map(drug -> drug.orElseThrow())
                .toList();
    }

    private void report(int pharmacy, Shelf... shelf) {
        database.commit(
                stocks.report(city.pharmacyCode(pharmacy), Arrays.asList(shelf), Instant.now()));
    }

    /** Only this product of the drug, at this price. */
    private Shelf[] shelf(Drug drug, BigDecimal quantity, BigDecimal price) {
        return formulary.sameProducts(drug, ChinaTime.today(Clock.systemUTC())).stream()
                .map(
                        one ->
                                new Shelf(
                                        one.code(),
                                        one.code().equals(drug.code()) ? quantity : BigDecimal.ZERO,
                                        price))
                .toArray(Shelf[]::new);
    }

    @Test
    void saysWhatTheSettlementWillSay() {
        var rx = city.effective();
        for (var drug : drugs(rx)) {
            report(HERE, shelf(drug, PLENTY, drug.referencePrice()));
        }

        var quoted = at(HERE, quotes(rx, city.patientToken(rx), "").json());

        assertThat(quoted.path("complete").asBoolean()).isTrue();
        assertThat(quoted.path("metres").asLong()).isZero();
        assertThat(quoted.path("lines").get(0).path("aboveHospital").asBoolean()).isFalse();
        var taken = city.claim(rx, HERE);
        city.audit(taken, HERE);
        var settled =
                api.post(
                                "/api/v1/settlements/pre",
                                city.pharmacyToken(HERE),
                                SettlementFlowTests.camel(city.purchase(taken, HERE)))
                        .json()
                        .path("setlinfo");
        assertThat(quoted.path("total").decimalValue())
                .isEqualByComparingTo(settled.path("medfeeSumamt").asString());
        assertThat(quoted.path("funds").decimalValue())
                .isEqualByComparingTo(settled.path("fundPaySumamt").asString());
        assertThat(quoted.path("own").decimalValue())
                .isEqualByComparingTo(settled.path("psnPartAmt").asString());
        assertThat(quoted.path("cash").decimalValue())
                .isEqualByComparingTo(settled.path("psnCashPay").asString());
        assertThat(quotes(rx, city.patientToken(rx), "").reason()).isEqualTo("NOTHING_LEFT");
    }

    @Test
    void whatIsRecalledIsNotOffered() {
        var rx = city.effective();
        var drugs = drugs(rx);
        for (var drug : drugs) {
            report(HERE, shelf(drug, PLENTY, drug.referencePrice()));
        }
        var regulator = api.demoToken("REGULATOR", "吴");
        var id = "T-" + System.nanoTime();
        var recall =
                Map.of(
                        "id",
                        id,
                        "drug",
                        drugs.getFirst().code(),
                        "grade",
                        1,
                        "from",
                        ChinaTime.today(Clock.systemUTC()).toString(),
                        "chinese",
                        "含量不符合标准",
                        "english",
                        "content out of specification",
                        "source",
                        "测试召回通告〔2026〕2号");
        assertThat(
                        at(HERE, quotes(rx, city.patientToken(rx), "").json())
                                .path("missing")
                                .toString())
                .isEqualTo("[]");
        assertThat(api.post("/api/v1/recalls", regulator, recall).status()).isEqualTo(201);
        try {
            var quoted = at(HERE, quotes(rx, city.patientToken(rx), "").json());

            assertThat(quoted.path("missing").toString()).isEqualTo("[1]");
        } finally {
            api.send(api.request("/api/v1/recalls/" + id, regulator).DELETE().build());
        }
    }

    @Test
    void putsTheCompleteFirstAndWarnsOfPricesAboveTheHospitals() {
        var rx = city.effective();
        var drugs = drugs(rx);
        var dear = drugs.getFirst().referencePrice().add(BigDecimal.ONE);
        report(HERE, shelf(drugs.getFirst(), PLENTY, drugs.getFirst().referencePrice()));
        report(HERE, shelf(drugs.getLast(), PLENTY, drugs.getLast().referencePrice()));
        report(THERE, shelf(drugs.getFirst(), PLENTY, dear));
        report(THERE, shelf(drugs.getLast(), BigDecimal.ZERO, BigDecimal.ONE));

        var quotes = quotes(rx, city.patientToken(rx), "").json();

        var there = at(THERE, quotes);
        assertThat(there.path("complete").asBoolean()).isFalse();
        assertThat(there.path("missing").toString()).isEqualTo("[2]");
        var line = there.path("lines").get(0);
        assertThat(line.path("aboveHospital").asBoolean()).isTrue();
        assertThat(line.path("price").decimalValue()).isEqualByComparingTo(dear);
        assertThat(line.path("ageMinutes").asLong()).isZero();
        assertThat(there.path("total").decimalValue())
                .isEqualByComparingTo(dear.multiply(line.path("quantity").decimalValue()));
        assertThat(quotes.valueStream().map(one -> one.path("missing").size())).isSorted();
    }

    @Test
    void takesTheCheapestProductAndLeavesTheAccountAloneWhenAsked() {
        var rx = city.effective();
        for (var drug : drugs(rx)) {
            report(HERE, shelf(drug, PLENTY, drug.referencePrice()));
        }

        var with = at(HERE, quotes(rx, city.patientToken(rx), "").json());
        var without = at(HERE, quotes(rx, city.patientToken(rx), "&account=false").json());

        assertThat(without.path("account").decimalValue()).isZero();
        assertThat(without.path("own").decimalValue())
                .isEqualByComparingTo(with.path("own").decimalValue());
    }

    @Test
    void showsPricesToWhomThePrescriptionIsShown() {
        var rx = city.effective();

        assertThat(quotes(rx, city.hospitalToken(), "").status()).isEqualTo(200);
        assertThat(quotes(rx, city.anotherHospitalToken(), "").reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(quotes(rx, api.demoToken("PATIENT", city.anotherPatient()), "").reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(quotes(rx, city.pharmacyToken(HERE), "").reason()).isEqualTo("NOT_ALLOWED");
        var nowhere = "/api/v1/prescriptions/" + rx.hiRxno() + "/quotes?lng=200&lat=30";
        assertThat(api.get(nowhere, city.patientToken(rx)).reason()).isEqualTo("FIELD_INVALID");
    }
}
