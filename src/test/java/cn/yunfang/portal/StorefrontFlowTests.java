package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import cn.yunfang.simulation.ApiFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** When pharmacies are open and whether they deliver, from their word to the search. */
class StorefrontFlowTests extends ApiFlow {
    private static final int SHOP = 9;
    private static final List<Integer> ALL_WEEK = List.of(1, 2, 3, 4, 5, 6, 7);

    @Autowired private Registry registry;
    @Autowired private Database database;

    private String address() {
        return "/api/v1/institutions/" + city.pharmacyCode(SHOP) + "/storefront";
    }

    /** Open each day from so many minutes from now to so many. */
    static Map<String, Object> open(int from, int to) {
        return Map.of("days", ALL_WEEK, "from", time(from), "to", time(to));
    }

    private static String time(int minutes) {
        return in(minutes).toLocalTime().toString();
    }

    private static OffsetDateTime in(int minutes) {
        return Instant.now()
                .plusSeconds(60L * minutes)
                .atOffset(ChinaTime.ZONE)
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private JsonNode found(String query) {
        var place = registry.institution(city.pharmacyCode(SHOP)).orElseThrow();
        var all =
                api.get(
                        "/api/v1/pharmacies?lng=%s&lat=%s&most=1%s"
                                .formatted(place.longitude(), place.latitude(), query),
                        api.demoToken("PATIENT", city.anotherPatient()));
        assertThat(all.json().get(0).path("code").asString()).isEqualTo(city.pharmacyCode(SHOP));
        return all.json().get(0);
    }

    private static Map<String, Object> everything() {
        return Map.of(
                "weekly",
                List.of(open(-60, 60), open(120, 180)),
                "closedDays",
                List.of("2031-02-17"),
                "delivery",
                Map.of(
                        "radiusMetres", 3000,
                        "feeFen", 500,
                        "minimumFen", 2000,
                        "minutes", 45));
    }

    @Test
    void showsInTheSearchWhatThePharmacyTold() {
        var token = city.pharmacyToken(SHOP);
        var closes = in(60);
        var told = api.put(address(), token, everything());
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().path("weekly").size()).isEqualTo(14);
        assertThat(api.get(address(), token).text()).isEqualTo(told.text());

        var open = found("");
        assertThat(open.path("opening").path("open").asBoolean()).isTrue();
        assertThat(OffsetDateTime.parse(open.path("opening").path("closesAt").asString()))
                .isEqualTo(closes);
        assertThat(open.path("opening").path("words").path("zh").asString()).startsWith("营业中");
        assertThat(open.path("delivery").path("feeFen").asLong()).isEqualTo(500);
        assertThat(open.path("delivery").path("reach").asString()).isEqualTo("DELIVERS");

        var today = LocalDate.now(ChinaTime.ZONE);
        api.put(
                address(),
                token,
                Map.of(
                        "weekly",
                        List.of(
                                Map.of(
                                        "days",
                                        List.of(today.plusDays(1).getDayOfWeek().getValue()),
                                        "from",
                                        "00:00",
                                        "to",
                                        "24:00"))));
        var shut = found("");
        assertThat(shut.path("opening").path("open").asBoolean(true)).isFalse();
        assertThat(OffsetDateTime.parse(shut.path("opening").path("opensAt").asString()))
                .isEqualTo(today.plusDays(1).atStartOfDay().atOffset(ChinaTime.ZONE));
        assertThat(shut.path("delivery").path("known").asBoolean(true)).isFalse();
        assertThat(shut.path("delivery").path("words").path("zh").asString()).isEqualTo("是否配送未登记");
    }

    @Test
    void refusesHoursThatCannotBeAndPeopleWhoseTheyAreNot() {
        var token = city.pharmacyToken(SHOP);
        var hours = Map.of("weekly", List.of(open(0, 60)));

        assertThat(weekly(token, "08:00", "08:00")).isEqualTo("weekly.to");
        assertThat(weekly(token, "8:00", "21:00")).isEqualTo("weekly.from");
        assertThat(weekly(token, "08:00", "24:01")).isEqualTo("weekly.to");
        var twice = Map.of("weekly", List.of(open(0, 60), open(30, 90)));
        assertThat(api.put(address(), token, twice).json().path("field").asString())
                .isEqualTo("weekly");
        assertThat(api.put(address(), token, "{}").reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.put(address(), token, Map.of("weekly", List.of())).reason())
                .isEqualTo("FIELD_INVALID");
        for (var day : List.of("null", "\"9999-01-01\"", "\"1999-12-31\"")) {
            assertThat(closedOn(token, day)).startsWith("closedDays");
        }
        assertThat(api.put(address(), city.pharmacyToken(SHOP + 1), hours).reason())
                .isEqualTo("NOT_ALLOWED");
        var clerk = api.demoToken("CLERK", "周");
        var nowhere = "/api/v1/institutions/P00000000000/storefront";
        assertThat(api.put(nowhere, clerk, hours).reason()).isEqualTo("INSTITUTION_UNKNOWN");
        var hospital = "/api/v1/institutions/" + city.hospitalCode() + "/storefront";
        assertThat(api.put(hospital, clerk, hours).reason()).isEqualTo("WRONG_INSTITUTION_TYPE");
        assertThat(api.get(hospital, clerk).json().path("weekly").size()).isZero();
        assertThat(api.put(address(), clerk, hours).status()).isEqualTo(200);
    }

    private String closedOn(String token, String day) {
        var body =
                """
                {"weekly": [{"days": [1], "from": "08:00", "to": "20:00"}], "closedDays": [%s]}"""
                        .formatted(day);
        return api.put(address(), token, body).json().path("field").asString();
    }

    private String weekly(String token, String from, String to) {
        var one = Map.of("days", ALL_WEEK, "from", from, "to", to);
        return api.put(address(), token, Map.of("weekly", List.of(one)))
                .json()
                .path("field")
                .asString();
    }

    @Test
    void saysThatAReportIsOld() {
        var drug = "&drug=" + aDrug();
        assertThat(found(drug).path("stock").get(0).path("stale").asBoolean(true)).isFalse();

        database.commit(
                Sql.write(
                        """
                        update stock.item
                        set reported_at = reported_at - interval '30 days'
                        where pharmacy = :pharmacy""",
                        Map.of("pharmacy", city.pharmacyCode(SHOP))));

        var stock = found(drug).path("stock").get(0);
        assertThat(stock.path("stale").asBoolean()).isTrue();
        assertThat(stock.path("age").path("zh").asString()).endsWith("小时未更新");
        assertThat(stock.path("age").path("en").asString()).startsWith("stale");
    }

    private String aDrug() {
        return database.read(
                        Sql.first(
                                """
                                select drug_code
                                from stock.item
                                where pharmacy = :pharmacy
                                limit 1""",
                                Map.of("pharmacy", city.pharmacyCode(SHOP)),
                                row -> row.getString("drug_code")))
                .orElseThrow();
    }
}
