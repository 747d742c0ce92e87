package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Operations;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The description of our own API: roles, message schemas and problems are added by rule. */
@Configuration
class OpenApi {
    private static final String SCHEME = "bearer";
    private static final String COOKIE = "session";
    private static final String PROBLEM = "#/components/schemas/Problem";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Purpose",
                    "Why it is looked at, for the access log; CLERK and REGULATOR must say it; "
                            + "Chinese as RFC 8187 writes it, `UTF-8''%E6…`",
                    "Idempotency-Key",
                    "At most 200 characters; the same key gives the same answer for two days",
                    "If-Match",
                    "The ETag that was read; 412 VERSION_DIFFERS when it is no longer that one");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI description() {
        var schemas = ModelConverters.getInstance(true).readAll(Problem.class);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("云方 Yunfang API")
                                .version("v1")
                                .description(
                                        """
                                        医保电子处方流转与直接结算。Insurance e-prescriptions, from \
                                        the doctor to the settled sale. Times are ISO 8601 with \
                                        +08:00, money is yuan with two decimals, refusals are RFC \
                                        9457 problems (`GET /problems` lists them). National \
                                        messages keep their own field names and time format.""")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .schemas(new LinkedHashMap<>(schemas))
                                .addSecuritySchemes(COOKIE, cookie())
                                .addSecuritySchemes(
                                        SCHEME,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")
                                                .description("From `POST /oauth2/token`.")));
    }

    @Bean
    OperationCustomizer describe(Operations operations) {
        return (operation, handler) -> {
            allowed(operation, handler);
            headers(operation);
            message(operation, handler, operations);
            return operation;
        };
    }

    private static SecurityScheme cookie() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("yunfang-session")
                .description(
                        """
                        Of a browser that signed in; `__Host-yunfang-session` over TLS. What \
                        changes anything repeats the cookie XSRF-TOKEN in the header \
                        X-XSRF-TOKEN.""");
    }

    private static void allowed(Operation operation, HandlerMethod handler) {
        var allowed = Optional.ofNullable(handler.getMethodAnnotation(AllowedFor.class));
        var roles =
                allowed.stream()
                        .flatMap(one -> Arrays.stream(one.value()))
                        .map(Caller.Role::name)
                        .collect(Collectors.joining(", "));
        if (roles.isEmpty()) {
            return;
        }
        var text = Optional.ofNullable(operation.getDescription()).orElse("");
        operation.setDescription((text + "\n\nRoles: " + roles).strip());
        operation.addSecurityItem(new SecurityRequirement().addList(SCHEME));
        operation.addSecurityItem(new SecurityRequirement().addList(COOKIE));
        var responses = Optional.ofNullable(operation.getResponses()).orElseGet(ApiResponses::new);
        responses.addApiResponse("401", problem("No valid token", Reason.NOT_SIGNED_IN));
        responses.addApiResponse("403", problem("Not for this role", Reason.NOT_ALLOWED));
        responses.addApiResponse(
                "default", problem("Any other refusal", Reason.PRESCRIPTION_UNKNOWN));
        operation.setResponses(responses);
    }

    private static void headers(Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElseGet(List::of).stream()
                .filter(one -> HEADERS.containsKey(one.getName()))
                .forEach(one -> one.setDescription(HEADERS.get(one.getName())));
    }

    private static ApiResponse problem(String description, Reason reason) {
        var example = Problem.of(Refusal.of(reason), "4bf92f3577b34da6a3ce929d0e0e4736");
        return new ApiResponse()
                .description(description)
                .content(
                        new Content()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        new MediaType()
                                                .schema(new Schema<>().$ref(PROBLEM))
                                                .example(example)));
    }

    private static void message(Operation operation, HandlerMethod handler, Operations operations) {
        var message = handler.getMethodAnnotation(Message.class);
        if (message == null) {
            return;
        }
        var schema = new LinkedHashMap<>(operations.schema(message.value()));
        if (schema.get("required") instanceof List<?> names) {
            var required = new ArrayList<Object>(names);
            required.removeAll(Arrays.asList(message.known()));
            schema.put("required", required);
        }
        operation.setRequestBody(
                new RequestBody()
                        .required(true)
                        .description("Message of " + message.value())
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType().schema(converted(schema)))));
    }

    private static Schema<?> converted(Map<String, Object> schema) {
        return Json31.mapper().convertValue(schema, JsonSchema.class);
    }
}
