package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.DemoCityTest;
import cn.yunfang.Golden;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is complete, and what it says is committed. */
@DemoCityTest
class OpenApiFlowTests {
    private static final Set<String> OPEN =
            Set.of(
                    "/api/v1/statistics/live",
                    "/api/v1/payments/callbacks",
                    "/api/v1/deliveries/callbacks");

    @LocalServerPort private int port;

    @Test
    void descriptionIsTheCommittedOne() {
        var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

        Golden.check(
                Path.of("docs/openapi.json"),
                mapper.writeValueAsString(description()).replace("\r", ""));
    }

    @Test
    void everyOperationTellsItsRolesBodyAndProblems() {
        int checked = 0;
        for (var path : description().path("paths").properties()) {
            if (!path.getKey().startsWith("/api/v1/")) {
                continue;
            }
            for (var operation : path.getValue().properties()) {
                var where = operation.getKey() + " " + path.getKey();
                var node = operation.getValue();
                assertThat(node.path("summary").asString()).as(where).matches(".*\\p{IsHan}.*");
                if (OPEN.contains(path.getKey())) {
                    continue;
                }
                assertThat(node.path("security").size()).as(where).isPositive();
                assertThat(node.path("description").asString()).as(where).contains("Roles: ");
                assertThat(node.path("responses").has("401")).as(where).isTrue();
                assertThat(node.path("responses").has("403")).as(where).isTrue();
                assertThat(problem(node.path("responses").path("default"))).as(where).isTrue();
                if (operation.getKey().equals("post") && !saysAll(path.getKey())) {
                    assertThat(schema(node).size()).as(where).isPositive();
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    /** Whether a step needs no body, since its address says all, or one that is no JSON. */
    private static boolean saysAll(String path) {
        return path.matches(
                ".*/(retry|payment|reopening|release|withdrawal|keys|attachments"
                        + "|cancel|send-back|again|code|rebuild)");
    }

    @Test
    void messageSchemasComeFromTheFieldTables() {
        var paths = description().path("paths");
        var schema = schema(paths.path("/api/v1/prescriptions").path("post"));
        var line = schema.path("properties").path("rxdrugdetail").path("items");

        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .contains("hospRxno", "prscTime");
        assertThat(line.path("properties").path("drugCnt").path("exclusiveMinimum").isNumber())
                .isTrue();
        var settle = schema(paths.path("/api/v1/settlements").path("post"));
        assertThat(settle.path("properties").path("druginfo").path("properties").has("psnNo"))
                .isTrue();
        assertThat(settle.path("required").valueStream().map(JsonNode::asString))
                .doesNotContain("msgid");
    }

    private static JsonNode schema(JsonNode operation) {
        return operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static boolean problem(JsonNode response) {
        return response.path("content").has("application/problem+json");
    }

    private JsonNode description() {
        return new ApiClient(port).get("/v3/api-docs", "").json();
    }
}
