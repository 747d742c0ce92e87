package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Whatever arrives, a well-formed answer goes out and none of them is a fault of the platform. */
@YunfangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMessagesFlowTests {
    private static final int ROUNDS = 400;
    private static final List<Object> HOSTILE =
            List.of(
                    "",
                    " ",
                    "\0",
                    "\uD800",
                    "'; drop table prescription.rx; --",
                    "%s%n%x",
                    "9".repeat(400),
                    "-1",
                    "1e999999999",
                    "0x10",
                    "NaN",
                    "9999-99-99 99:99:99",
                    "+999999999-01-01 00:00:00",
                    "0000-01-01 00:00:00",
                    "9999999999",
                    "𠮷".repeat(30),
                    Long.MAX_VALUE,
                    Double.MIN_VALUE,
                    true,
                    List.of(),
                    List.of(List.of(List.of("x"))),
                    Map.of(),
                    Map.of("", Map.of("a.b[0]", "c")));

    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private TestSite hospital;
    private Person patient;
    private Fields reserved;
    // the seed is fixed, so that a failure comes back
    private final Random random = new Random(20261124);

    @BeforeAll
    void prepare() {
        world = new TestWorld(beans);
        hospital = world.hospital();
        patient = world.person(TestWorld.DIVISION);
        reserved =
                world.call(
                                hospital,
                                "uploadChk",
                                HospitalMessages.preCheck(hospital, patient, world.drug()))
                        .must();
    }

    @Test
    void randomBytesAreRefusedAsMalformed() {
        var envelope = world.bean(ProfileA.class);
        for (int i = 0; i < ROUNDS; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertAnswer(envelope.answer("uploadChk", bytes));
        }
    }

    @Test
    void brokenEnvelopesAreRefused() {
        var envelope = world.bean(ProfileA.class);
        var body = HospitalMessages.query(hospital, patient, reserved.text("hiRxno"));
        for (int i = 0; i < ROUNDS; i++) {
            var message = new LinkedHashMap<>(hospital.sealed(body));
            var names = new ArrayList<>(message.keySet());
            message.put(names.get(random.nextInt(names.size())), hostile());
            assertAnswer(envelope.answer("hospRxDetlQuery", bytes(message)));
            assertAnswer(envelope.answer("hospRxDetlQuery", cut(bytes(message))));
        }
    }

    @Test
    void signedMessagesWithHostileFieldsAreAnsweredByName() {
        var envelope = world.bean(ProfileA.class);
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        for (int i = 0; i < ROUNDS; i++) {
            var messages =
                    Map.of(
                            "uploadChk",
                            HospitalMessages.preCheck(hospital, patient, world.drug()),
                            "rxFixmedinsSign",
                            HospitalMessages.sign(hospital, spoilt(fields), HospitalMessages.PDF),
                            "rxFileUpld",
                            HospitalMessages.upload(fields, Fields.none()),
                            "rxUndo",
                            HospitalMessages.undo(hospital, reserved.text("hiRxno")),
                            "rxSetlInfoQuery",
                            HospitalMessages.query(hospital, patient, reserved.text("hiRxno")),
                            "circDrugQuery",
                            Map.<String, Object>of(
                                    "medListCodgs",
                                    List.of("a"),
                                    "begntime",
                                    "2026-01-01",
                                    "endtime",
                                    "2026-12-31",
                                    "pageNum",
                                    1,
                                    "pageSize",
                                    1));
            messages.forEach(
                    (operation, body) ->
                            assertAnswer(
                                    envelope.answer(
                                            operation, bytes(hospital.sealed(spoilt(body))))));
        }
    }

    @Test
    void deepNestingIsMalformed() {
        var envelope = world.bean(ProfileA.class);
        var deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertThat(
                        assertAnswer(
                                envelope.answer(
                                        "uploadChk", deep.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.MALFORMED.code());
        var lists = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(
                        assertAnswer(
                                envelope.answer(
                                        "uploadChk", lists.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Reason.MALFORMED.code());
    }

    /** The same message with one member, at any depth, replaced. */
    private Map<String, Object> spoilt(Map<String, ?> message) {
        var copy = new LinkedHashMap<String, Object>(message);
        var names = new ArrayList<>(copy.keySet());
        var name = names.get(random.nextInt(names.size()));
        copy.put(name, spoiltValue(copy.get(name)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private Object spoiltValue(Object value) {
        if (random.nextInt(4) > 0) {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                return spoilt((Map<String, Object>) map);
            }
            if (value instanceof List<?> list && !list.isEmpty()) {
                return List.of(spoiltValue(list.getFirst()));
            }
        }
        return hostile();
    }

    private Object hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private byte[] cut(byte[] message) {
        return java.util.Arrays.copyOf(message, random.nextInt(message.length));
    }

    private static byte[] bytes(Map<String, ?> message) {
        return Json.text(message).getBytes(StandardCharsets.UTF_8);
    }

    private static int assertAnswer(byte[] answer) {
        var envelope = Fields.parse(answer).orElseThrow();
        int code = envelope.integer("code");
        assertThat(code).as(envelope.text("message")).isNotEqualTo(Reason.INTERNAL.code());
        assertThat(envelope.text("success")).isEqualTo(code == 0 ? "true" : "false");
        assertThat(envelope.text("message")).isNotEmpty();
        return code;
    }
}
