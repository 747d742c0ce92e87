package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a pharmacy's counter reads of itself over our own API. */
class CounterFlowTests extends ApiFlow {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    /** Members that an answer has only when there is something to say. */
    private static final Set<String> SOMETIMES =
            Set.of("rxAlerts", "rxOverrides", "diseCodg", "diseName");

    @Test
    void listsWhatThisPharmacyFetchedAndNothingOfOthers() {
        var taken = city.claim(city.effective(), 0);
        var hiRxno = taken.prescription().hiRxno();
        var token = city.pharmacyToken(0);

        var held = claim(hiRxno, "?open=true");
        assertThat(held.path("state").asString()).isEqualTo("HELD");
        assertThat(held.path("lines").size()).isEqualTo(2);
        assertThat(held.path("prescription").path("patient").path("name").asString()).contains("*");
        assertThat(held.toString()).doesNotContain(taken.secret());
        assertThat(api.get("/api/v1/claims?most=50", city.pharmacyToken(1)).text())
                .doesNotContain(hiRxno);

        var audit = city.audit(taken, 0);
        assertThat(claim(hiRxno, "?open=true").path("auditNumber").asString()).isEqualTo(audit);
        var sold = api.post("/api/v1/dispensings", token, city.saleMessage(taken, audit, 0));
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(api.get("/api/v1/claims?open=true&most=50", token).text())
                .doesNotContain(hiRxno);
        var done = claim(hiRxno, "?most=50");
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        var sale = done.path("sales").get(0);
        assertThat(sale.path("selldrugSn")).isEqualTo(sold.json().path("selldrugSn"));
        assertThat(sale.path("setlId").isNull()).isTrue();
        assertThat(sale.path("items").get(0).path("traceCodes").size()).isEqualTo(1);
    }

    @Test
    void listsClaimsPageByPage() {
        city.claim(city.effective(), 0);
        city.claim(city.effective(), 0);
        var token = city.pharmacyToken(0);

        var first = api.get("/api/v1/claims?most=1", token).json();
        var second =
                api.get("/api/v1/claims?most=1&after=" + first.path("next").asString(), token)
                        .json();

        assertThat(second.path("items").get(0).path("hiRxno"))
                .isNotEqualTo(first.path("items").get(0).path("hiRxno"));
        assertThat(api.get("/api/v1/claims?after=x", token).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get("/api/v1/claims?most=51", token).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void saysOfAPackWhetherItMayBeSoldHere() {
        var taken = city.claim(city.effective(), 0);
        var message = city.saleMessage(taken, city.audit(taken, 0), 0);
        var code = traceCode(message);
        var mine = city.pharmacyToken(0);

        assertThat(pack(code, mine).path("refusal").isNull()).isTrue();
        assertThat(api.post("/api/v1/dispensings", mine, message).status()).isEqualTo(201);

        for (int shop = 0; shop < 2; shop++) {
            var sold = pack(code, city.pharmacyToken(shop));
            assertThat(sold.path("refusal").path("reason").asString())
                    .isEqualTo("PACK_ALREADY_SOLD");
            assertThat(sold.path("refusal").path("zh").asString()).isNotBlank();
        }
        // another pack of the product: free, and known as what it is
        var another = code.substring(0, 7) + "9%012d".formatted(random());
        var fresh = pack(another, mine);
        assertThat(fresh.path("refusal").isNull()).isTrue();
        assertThat(fresh.path("product").path("name").asString()).contains("阿莫西林");
        assertThat(pack("no-trace-code", mine).path("product").isNull()).isTrue();
        assertThat(api.get("/api/v1/packs/" + "1".repeat(31), mine).reason())
                .isEqualTo("FIELD_TOO_LONG");
    }

    @Test
    void showsItsOwnShelf() {
        var token = city.pharmacyToken(0);
        var page = api.get("/api/v1/shelf?most=2", token).json();
        var items = page.path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.get(0).path("name").asString()).isNotBlank();
        assertThat(items.get(0).path("price").decimalValue()).isPositive();

        var next = api.get("/api/v1/shelf?most=2&after=" + page.path("next").asString(), token);
        assertThat(next.json().path("items").get(0).path("drugCode").asString())
                .isGreaterThan(items.get(1).path("drugCode").asString());
        var code = items.get(0).path("drugCode").asString();
        for (var query : List.of("drug=" + code, "q=" + code)) {
            var found = api.get("/api/v1/shelf?" + query, token).json().path("items");
            assertThat(found.get(0).path("drugCode").asString()).as(query).isEqualTo(code);
        }
        assertThat(api.get("/api/v1/shelf?q=xqzxqz", token).json().path("items").size()).isZero();
        assertThat(api.get("/api/v1/shelf?drug=a" + "&drug=a".repeat(50), token).reason())
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void showsWhatMayBeHandedOverInstead() {
        var prescribed = "XA10BFY692A0010101YF001";
        var path = "/api/v1/shelf?drug=" + prescribed;

        var alone = api.get(path, city.pharmacyToken(0)).json().path("items");
        var alike = api.get(path + "&alike=true", city.pharmacyToken(0)).json().path("items");

        assertThat(alone.size()).isEqualTo(1);
        assertThat(alone.path(0).path("alike").size()).isZero();
        assertThat(alike.valueStream().map(one -> one.path("brand").asString()))
                .containsExactly("拜糖平", "卡博平");
        assertThat(alike.valueStream().map(one -> one.path("alike").path(0).asString()))
                .containsOnly(prescribed);
        var others = api.get("/api/v1/shelf?drug=X1&alike=true", city.pharmacyToken(0)).json();
        assertThat(others.path("items").size()).isZero();
    }

    @Test
    void isForPharmaciesAlone() {
        var reviewer = city.reviewerToken();
        for (var path : List.of("/claims", "/shelf", "/packs/12345678901234567890")) {
            for (var token : List.of(city.hospitalToken(), reviewer)) {
                assertThat(api.get("/api/v1" + path, token).reason())
                        .as(path)
                        .isEqualTo("NOT_ALLOWED");
            }
        }
    }

    @Test
    void messagesAnswerWhatTheDescriptionSays() {
        var taken = city.claim(city.effective(), 0);
        var token = city.pharmacyToken(0);
        assertDescribed("Claimed", city.downloaded(taken).asMap());
        assertDescribed("ClaimedVisit", city.downloaded(taken).object("rxOtpinfo").asMap());
        assertDescribed(
                "ClaimedLine", city.downloaded(taken).list("rxDetlList").getFirst().asMap());
        var audit = city.audit(taken, 0);

        var purchase = camel(city.purchase(taken, 0));
        var pre = api.post("/api/v1/settlements/pre", token, purchase);
        assertThat(pre.status()).as(pre.text()).isEqualTo(200);
        assertDescribed("SettlementTotals", pre.json().path("setlinfo"));
        var sold = api.post("/api/v1/dispensings", token, city.saleMessage(taken, audit, 0));
        assertDescribed("HandedOver", sold.json());

        var other = city.effective();
        var list =
                api.post(
                        "/api/v1/claims/candidates",
                        token,
                        Map.of("mdtrtCertType", "01", "mdtrtCertNo", other.ecToken()));
        assertDescribed("Candidates", list.json());
        assertDescribed("Candidate", list.json().path("rxList").get(0));
    }

    private JsonNode claim(String hiRxno, String query) {
        return api.get("/api/v1/claims" + query, city.pharmacyToken(0))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("hiRxno").asString().equals(hiRxno))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode pack(String code, String token) {
        var answer = api.get("/api/v1/packs/" + code, token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String traceCode(Map<String, Object> sale) {
        return JsonMapper.shared()
                .valueToTree(sale)
                .path("selinfo")
                .get(0)
                .path("drugtracinfo")
                .get(0)
                .path("drugTracCodg")
                .asString();
    }

    private static long random() {
        return ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
    }

    private static void assertDescribed(String schema, Object answer) {
        var described =
                JsonMapper.shared()
                        .readTree(Path.of("docs/openapi.json"))
                        .path("components")
                        .path("schemas")
                        .path(schema)
                        .path("properties");
        var names = new TreeSet<>(described.propertyNames());
        names.removeAll(SOMETIMES);
        assertThat(names).as(schema).isNotEmpty();
        assertThat(JsonMapper.shared().valueToTree(answer).propertyNames())
                .as(schema)
                .containsAll(names);
    }

    private static Map<String, Object> camel(Map<?, ?> message) {
        var all = new LinkedHashMap<String, Object>();
        message.forEach((name, value) -> all.put(camel(name.toString()), camel(value)));
        return all;
    }

    private static Object camel(Object value) {
        return switch (value) {
            case Map<?, ?> object -> camel(object);
            case List<?> rows -> rows.stream().map(CounterFlowTests::camel).toList();
            default -> value;
        };
    }

    private static String camel(String name) {
        return UNDERSCORE
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
