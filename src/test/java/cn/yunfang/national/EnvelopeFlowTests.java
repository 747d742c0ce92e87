package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope of profile A over HTTP and every tolerance of it. */
class EnvelopeFlowTests extends EnvelopeFlow {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/epc/api/fixmedins/circDrugQuery",
                "/epc/api//fixmedins/circDrugQuery",
                "/fixmedins/fixmedins/circDrugQuery",
                "/pcs-manage/pcs/fixmedins/circDrugQuery",
                "//fixmedins//circDrugQuery",
                "/fixmedins/circDrugQuery/"
            })
    void answersUnderAnyPrefix(String path) {
        var answer = world.send(hospital, path, hospital.sealed(query()));
        assertThat(answer.must().list("drugList")).hasSize(1);
        assertThat(answer.envelope().text("appId")).isEqualTo(hospital.application().appId());
        assertThat(answer.envelope().text("success")).isEqualTo("true");
        assertThat(answer.envelope().text("encType")).isEqualTo("SM4");
        assertThat(answer.envelope().text("signType")).isEqualTo("SM2");
        assertThat(answer.envelope().has("timestamp")).isTrue();
    }

    @Test
    void acceptsLowerCaseAlgorithmsAndHex() {
        var head = hospital.head();
        head.put("encType", "sm4");
        head.put("signType", "sm2");
        var envelope = hospital.sealed(head, Json.text(query()));
        envelope.computeIfPresent("encData", (_, hex) -> TestWorld.lower(hex));
        world.send(hospital, PATH, envelope).must();
    }

    @Test
    void acceptsANumberAsTimestampAndTheOtherSpellingOfAppId() {
        var head = hospital.head();
        head.put("timestamp", System.currentTimeMillis());
        head.put("appid", head.remove("appId"));
        world.send(hospital, PATH, hospital.sealed(head, Json.text(query()))).must();
    }

    @Test
    void acceptsAnyOrderUnknownMembersAndAnEmptyTransType() {
        var head = hospital.head();
        head.put("transType", "");
        head.put("extra", Map.of("left", "out of the signature"));
        var envelope = new TreeMap<>(hospital.sealed(head, Json.text(query()))).descendingMap();
        world.send(hospital, PATH, envelope).must();
    }

    @Test
    void signsTheTransTypeWhenThereIsOne() {
        var head = hospital.head();
        head.put("transType", "D008");
        var envelope = hospital.sealed(head, Json.text(query()));
        world.send(hospital, PATH, envelope).must();
        envelope.put("transType", "D009");
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void signsNumbersAsTheyWereWritten() {
        var body =
                "{\"pageSize\":1.0,\"fixmedinsCode\":\"%s\",\"memo\":\"\",\"nul\":null,\"x\":1.50}"
                        .formatted(hospital.code());
        world.send(hospital, PATH, hospital.sealed(hospital.head(), body)).must();
    }

    @Test
    void leavesOtherMethodsToTheWebServer() {
        assertThat(world.get(PATH).statusCode()).isIn(401, 403, 404, 405);
    }

    // some clients sign data=<encData>; whoever has been allowed may, nobody else
    @Test
    void acceptsSignedCiphertextOnlyOfThoseConfiguredSo() {
        var head = hospital.head();
        var body = Json.text(query());
        var envelope =
                hospital.sealed(
                        head, body, hex -> hex, hospital.cipher().encrypt(body), hospital.key());
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
        var tolerant =
                envelope(
                        new NationalProperties(
                                Duration.ofHours(24), 10, Set.of(hospital.code()), Set.of()),
                        world.bean(Dispatcher.class));
        assertThat(code(tolerant.answer("circDrugQuery", bytes(envelope)))).isZero();
        assertThat(code(tolerant.answer("circDrugQuery", bytes(envelope))))
                .isEqualTo(Reason.REPLAYED.code());
    }

    @Test
    void hidesWhatWentWrongInside() {
        var broken =
                new Operation() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Outcome<Map<String, String>> answer(
                            cn.yunfang.shared.Caller caller, Fields body) {
                        throw new IllegalStateException("secret detail");
                    }
                };
        var dispatcher =
                new Dispatcher(
                        List.of(broken),
                        world.bean(MessageRules.class),
                        world.bean(Registry.class),
                        world.bean(cn.yunfang.shared.Database.class),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
        var answer =
                envelope(world.bean(NationalProperties.class), dispatcher)
                        .answer("broken", bytes(hospital.sealed(Map.of())));
        assertThat(code(answer)).isEqualTo(Reason.INTERNAL.code());
        assertThat(new String(answer, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret detail");
    }

    private ProfileA envelope(NationalProperties properties, Dispatcher dispatcher) {
        return new ProfileA(
                world.bean(ApplicationKeys.class),
                dispatcher,
                world.bean(Registry.class),
                properties,
                Clock.systemUTC(),
                Optional.empty());
    }

    private static byte[] bytes(Map<String, ?> envelope) {
        return Json.text(envelope).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int code(byte[] answer) {
        return Fields.parse(answer).orElseThrow().integer("code");
    }
}
