package cn.yunfang.courier;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings nothing: what it is asked ends in {@code courier.pretended_order}, and what would happen
 * on the way in {@code pretended_notice}, so it survives a restart as a courier would. It goes
 * straight from the shop to the door; {@link CourierKind} says how it misbehaves.
 */
public final class PretendingCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(PretendingCourier.class);
    private static final String SIGNATURE =
            Base64.getEncoder().encodeToString("pretended hand".getBytes(StandardCharsets.UTF_8));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DEGREES_SCALE = 6;

    private final Database database;
    private final Clock clock;
    private final Duration minute;
    private final Sm2PrivateKey key;
    private final Sm2PublicKey publicKey;

    PretendingCourier(Database database, Clock clock, Duration minute) {
        this.database = database;
        this.clock = clock;
        this.minute = minute;
        key = key(database);
        publicKey = key.publicKey();
        LOG.warn("the courier pretends: parcels end in courier.pretended_order, none is brought");
    }

    // one for the installation, whichever node comes first
    private static Sm2PrivateKey key(Database database) {
        var made = Sm2PrivateKey.generate(new SecureRandom()).base64();
        database.commit(PretendedTable.keepKey(made));
        return Sm2PrivateKey.ofBase64(database.read(PretendedTable.key()));
    }

    @Override
    public String code() {
        return "PRETEND";
    }

    @Override
    public String name() {
        return "云方演示配送";
    }

    @Override
    public Answer place(Order order) throws IOException {
        var kind = CourierKind.of(order.to().phone());
        if (kind == CourierKind.REFUSES) {
            return new Answer(State.REFUSED, "不在配送范围 does not go there");
        }
        var now = clock.instant();
        var heard = database.read(PretendedTable.find(order.number()));
        if (kind == CourierKind.REQUEST_LOST && heard.isEmpty()) {
            database.commit(PretendedTable.place(order.number(), kind, false, now));
            throw new SocketTimeoutException("the courier did not answer");
        }
        if (heard.filter(PretendedTable.Stored::heard).isEmpty()) {
            var writes = new ArrayList<Sql<?>>();
            writes.add(PretendedTable.place(order.number(), kind, true, now));
            writes.addAll(plan(order, kind, now));
            database.commit(writes);
        }
        if (kind == CourierKind.ANSWER_LOST && heard.isEmpty()) {
            throw new SocketTimeoutException("the courier's answer did not arrive");
        }
        return new Answer(State.ACCEPTED, "");
    }

    private ArrayList<Sql<?>> plan(Order order, CourierKind kind, Instant now) {
        var writes = new ArrayList<Sql<?>>();
        var steps = kind.steps();
        int times = kind == CourierKind.TWICE ? 2 : 1;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var at = now.plus(minute.multipliedBy(step.minute()));
            int turned = steps.get(steps.size() - 1 - i).minute();
            var tell =
                    kind == CourierKind.OUT_OF_ORDER ? now.plus(minute.multipliedBy(turned)) : at;
            for (int time = 0; time < times; time++) {
                writes.add(
                        PretendedTable.plan(
                                notice(order, step, at),
                                i * times + time,
                                kind == CourierKind.SILENT ? Optional.empty() : Optional.of(tell)));
            }
        }
        return writes;
    }

    private static Notice notice(Order order, CourierKind.Step step, Instant at) {
        return new Notice(
                order.number(),
                step.attempt(),
                step.status(),
                at,
                Optional.of(between(order.from().point(), order.to().point(), step.part())),
                step.status() == Status.FAILED ? "NOBODY_HOME" : "",
                step.status() == Status.SIGNED
                        ? new Proof("", SIGNATURE, order.to().name())
                        : Proof.NONE);
    }

    private static Point between(Point from, Point to, int part) {
        return new Point(
                between(from.longitude(), to.longitude(), part),
                between(from.latitude(), to.latitude(), part));
    }

    private static BigDecimal between(BigDecimal from, BigDecimal to, int part) {
        var way = to.subtract(from).multiply(BigDecimal.valueOf(part)).divide(HUNDRED);
        return from.add(way).setScale(DEGREES_SCALE, RoundingMode.HALF_UP);
    }

    @Override
    public Answer cancel(String number) throws IOException {
        var now = clock.instant();
        var stored = database.read(PretendedTable.find(number));
        if (stored.filter(PretendedTable.Stored::heard).isEmpty()) {
            return new Answer(State.UNKNOWN, "");
        }
        boolean collected = database.read(PretendedTable.last(number, now)).isPresent();
        database.commit(PretendedTable.cancel(number, now));
        return new Answer(collected ? State.TOO_LATE : State.CANCELLED, "");
    }

    @Override
    public Optional<Notice> query(String number) throws IOException {
        return database.read(PretendedTable.last(number, clock.instant()));
    }

    @Override
    public Optional<Notice> read(byte[] body, String signature) {
        try {
            if (!publicKey.verify(body, Base64.getDecoder().decode(signature))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Fields.parse(body).flatMap(PretendingCourier::notice);
    }

    private static Optional<Notice> notice(Fields said) {
        try {
            return Arrays.stream(Status.values())
                    .filter(one -> one.name().equals(said.text("status")))
                    .findFirst()
                    .map(
                            status ->
                                    new Notice(
                                            said.text("number"),
                                            said.integer("attempt"),
                                            status,
                                            Instant.parse(said.text("at")),
                                            point(said),
                                            said.text("why"),
                                            new Proof(
                                                    said.text("code"),
                                                    said.text("signature"),
                                                    said.text("signer"))));
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Point> point(Fields said) {
        return said.optionalNumber("longitude")
                .flatMap(
                        longitude ->
                                said.optionalNumber("latitude")
                                        .map(latitude -> new Point(longitude, latitude)))
                .filter(Point::isOnEarth);
    }

    /** A call-back as it is sent: its body. */
    public static byte[] body(Notice notice) {
        var said = new LinkedHashMap<String, Object>();
        said.put("number", notice.number());
        said.put("attempt", notice.attempt());
        said.put("status", notice.status().name());
        said.put("at", notice.at().toString());
        notice.where()
                .ifPresent(
                        point -> {
                            said.put("longitude", point.longitude());
                            said.put("latitude", point.latitude());
                        });
        said.put("why", notice.why());
        said.put("code", notice.proof().code());
        said.put("signature", notice.proof().signature());
        said.put("signer", notice.proof().signer());
        return Json.text(said).getBytes(StandardCharsets.UTF_8);
    }

    /** And the signature that goes with it: Base64 of SM2 over the body. */
    public String signature(byte[] body) {
        return Base64.getEncoder().encodeToString(key.sign(body));
    }
}
