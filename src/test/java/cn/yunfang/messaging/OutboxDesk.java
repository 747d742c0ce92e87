package cn.yunfang.messaging;

import static cn.yunfang.review.ReviewDesk.must;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.national.PushEnvelope;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.TestRegistries;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.PrescriptionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An outbox at a time of its own, a year ahead, so that no platform of another test sees what is
 * due in it; and hospitals that take pushes.
 */
final class OutboxDesk {
    static final Duration TIMEOUT = Duration.ofMillis(500);
    static final int ATTEMPTS = 3;

    /** One for all regions. */
    static final Caller OFFICE = clerk("");

    final ReviewDesk desk = new ReviewDesk();
    final Registrar registrar = TestRegistries.registrar(desk.registry, desk.clock);
    final Outbox outbox = outbox(true);
    final Messages messages =
            new Messages(desk.database, properties(true), new SimpleMeterRegistry(), desk.clock);

    OutboxDesk() {
        desk.clock.pass(Duration.ofDays(365));
    }

    static MessagingProperties properties(boolean sandbox) {
        return new MessagingProperties(
                TIMEOUT,
                ATTEMPTS,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                4,
                Duration.ofDays(30),
                Duration.ofDays(1),
                sandbox,
                "zh");
    }

    /** Another node. */
    Outbox outbox(boolean sandbox) {
        var properties = properties(sandbox);
        var push =
                new PushToHospital(
                        desk.registry, new PushEnvelope(desk.registry, desk.clock), properties);
        return new Outbox(desk.database, List.of(push), properties, desk.clock);
    }

    /** A hospital of its own whose system is there. */
    String hospital(URI endpoint) {
        var code = desk.aHospital(desk.division);
        var key = Sm2PrivateKey.generate(new SecureRandom()).publicKey().base64();
        must(
                registrar.registerApplications(
                        List.of(
                                new Application(
                                        UUID.randomUUID().toString(),
                                        UUID.randomUUID().toString(),
                                        code,
                                        key,
                                        Set.of(Application.Profile.A),
                                        false))));
        must(registrar.pushTo(OFFICE, code, endpoint));
        return code;
    }

    /** A push to a hospital about a prescription, due now; answers nothing, its row tells. */
    void waiting(String hospital, PrescriptionId subject, String said) {
        var now = desk.clock.instant();
        var missed =
                desk.database.commit(
                        MessageTable.add(
                                List.of(
                                        new Draft(
                                                hospital,
                                                "7102",
                                                subject,
                                                desk.hiRxno(subject),
                                                "{\"data\":{\"rx_chk_opnn\":\"" + said + "\"}}",
                                                now,
                                                now))));
        if (missed.isPresent()) {
            throw new AssertionError(missed.get());
        }
    }

    static Caller medical(String hospital) {
        return new Caller(Caller.Role.MEDICAL, hospital, "system", Optional.empty());
    }

    static Caller clerk(String region) {
        return new Caller(Caller.Role.CLERK, region, "周", Optional.empty());
    }

    List<Message> in(String hospital, MessageState state) {
        return must(messages.list(medical(hospital), state, Long.MAX_VALUE, 1000));
    }

    Message only(String hospital, MessageState state) {
        var all = in(hospital, state);
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }
}
