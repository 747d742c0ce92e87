package cn.yunfang.sandbox;

import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * An integrator's own applications: made, given new keys, ended; every step is written into the
 * access log. An application belongs to who made it and is nobody else's.
 */
@Component
public class Sandbox {
    /** An application and its keys, which are told this once. */
    public record Made(SandboxApplication application, NewKeys keys) {}

    private static final int MOST_STANDING = 10;
    private static final int MOST_LISTED = 100;
    private static final int LONGEST_NAME = 30;
    private static final String PURPOSE = "sandbox";

    private final Registrar registrar;
    private final Registry registry;
    private final SandboxSites sites;
    private final Database database;
    private final AccessLog accessLog;
    private final Clock clock;
    private final Optional<KeepMessages> messages;
    private final SecureRandom random = new SecureRandom();

    Sandbox(
            Registrar registrar,
            Registry registry,
            SandboxSites sites,
            Database database,
            AccessLog accessLog,
            Clock clock,
            Optional<KeepMessages> messages) {
        this.registrar = registrar;
        this.registry = registry;
        this.sites = sites;
        this.database = database;
        this.accessLog = accessLog;
        this.clock = clock;
        this.messages = messages;
    }

    public boolean isOpen() {
        return messages.isPresent();
    }

    /** Base64 of the key that the platform's answers are verified with. */
    public String platformKey() {
        return registry.platformKey().publicKey().base64();
    }

    /** How long the database takes to answer. */
    public Duration databaseTakes() {
        long began = System.nanoTime();
        database.read(SandboxTable.ping());
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Makes an institution and an application for it. */
    public Outcome<Made> make(Caller caller, String name, boolean pharmacy) {
        var wrong = Refusal.ofText("name", "应用名称", name, LONGEST_NAME);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return own(caller)
                .then(
                        all ->
                                all.stream().filter(one -> one.revokedAt().isEmpty()).count()
                                                < MOST_STANDING
                                        ? site(name.strip(), pharmacy)
                                        : Outcome.refused(Reason.SANDBOX_FULL, MOST_STANDING))
                .then(institution -> make(caller, name.strip(), institution));
    }

    private Outcome<String> site(String name, boolean pharmacy) {
        long serial = database.read(SandboxTable.nextSerial());
        // what is registered again replaces what was there: nobody's place is taken
        while (serial <= SandboxSites.MOST && sites.isTaken(serial)) {
            serial = database.read(SandboxTable.nextSerial());
        }
        return serial > SandboxSites.MOST
                ? Outcome.refused(Reason.SANDBOX_FULL, SandboxSites.MOST)
                : sites.register(name, pharmacy, serial);
    }

    private Outcome<Made> make(Caller caller, String name, String institution) {
        var keys = NewKeys.generate(random);
        var now = clock.instant();
        var made =
                new SandboxApplication(
                        keys.appId(),
                        caller.actor(),
                        name,
                        institution,
                        now,
                        now,
                        Optional.empty());
        return registrar
                .registerApplications(List.of(registered(keys, institution)))
                .then(
                        _ ->
                                written(
                                        database.commit(
                                                SandboxTable.add(made, lockedKey(keys)),
                                                accessLog.look(
                                                        caller,
                                                        now,
                                                        "makeApplication",
                                                        keys.appId(),
                                                        PURPOSE)),
                                        new Made(made, keys)))
                .map(this::watched);
    }

    // its first message may follow at once
    private Made watched(Made made) {
        messages.ifPresent(KeepMessages::refresh);
        return made;
    }

    /** New keys for one's own application; the old ones end with this call. */
    public Outcome<NewKeys> rotate(Caller caller, String appId) {
        return standing(caller, appId).then(one -> rotate(caller, one));
    }

    private Outcome<NewKeys> rotate(Caller caller, SandboxApplication one) {
        var keys = NewKeys.generate(random, one.appId());
        var now = clock.instant();
        var missed =
                database.commit(
                        SandboxTable.rotate(one.appId(), lockedKey(keys), now),
                        accessLog.look(caller, now, "rotateKeys", one.appId(), PURPOSE));
        return written(missed, registered(keys, one.institution()))
                .then(application -> registrar.registerApplications(List.of(application)))
                .map(_ -> keys);
    }

    /** Ends one's own application for good. */
    public Outcome<SandboxApplication> revoke(Caller caller, String appId) {
        return standing(caller, appId).then(one -> revoke(caller, one));
    }

    private Outcome<SandboxApplication> revoke(Caller caller, SandboxApplication one) {
        var now = clock.instant();
        return registrar
                .revokeApplication(one.appId())
                .map(
                        _ ->
                                database.commit(
                                        SandboxTable.revoke(one.appId(), now),
                                        accessLog.look(
                                                caller,
                                                now,
                                                "revokeApplication",
                                                one.appId(),
                                                PURPOSE)))
                .then(missed -> written(missed, one));
    }

    /** One's own applications, newest first. */
    public Outcome<List<SandboxApplication>> own(Caller caller) {
        return isOpen()
                ? Outcome.done(database.read(SandboxTable.of(caller.actor(), MOST_LISTED)))
                : Outcome.refused(Reason.SANDBOX_CLOSED);
    }

    /** The last messages of one's own application, newest first, with a smaller serial. */
    public Outcome<List<KeptMessage>> messages(Caller caller, String appId, long before, int most) {
        return mine(caller, appId)
                .map(
                        _ ->
                                database.read(
                                        MessageTable.list(
                                                appId,
                                                before,
                                                clock.instant().minus(KeepMessages.LIFE),
                                                most)));
    }

    /** One's own application as the registry has it. */
    public Outcome<Application> registered(Caller caller, String appId) {
        return standing(caller, appId)
                .then(
                        _ ->
                                registry.application(appId)
                                        .<Outcome<Application>>map(Outcome::done)
                                        .orElseGet(() -> unknown(appId)));
    }

    /** The client's key of one's own application, to sign in its place. */
    Outcome<String> clientKey(Application application) {
        return database.read(SandboxTable.clientKey(application.appId()))
                .flatMap(
                        stored ->
                                MessageCipher.of(application.appId(), application.appSecret())
                                        .decrypt(stored))
                .<Outcome<String>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.CHANGED_MEANWHILE));
    }

    private Outcome<SandboxApplication> standing(Caller caller, String appId) {
        return mine(caller, appId)
                .then(
                        one ->
                                one.revokedAt().isEmpty()
                                        ? Outcome.done(one)
                                        : Outcome.refused(Reason.KEY_REVOKED));
    }

    // one answer for "does not exist" and "is not yours"
    private Outcome<SandboxApplication> mine(Caller caller, String appId) {
        if (!isOpen()) {
            return Outcome.refused(Reason.SANDBOX_CLOSED);
        }
        return database.read(SandboxTable.find(appId))
                .filter(one -> one.owner().equals(caller.actor()))
                .<Outcome<SandboxApplication>>map(Outcome::done)
                .orElseGet(() -> unknown(appId));
    }

    private static <T> Outcome<T> unknown(String appId) {
        return Outcome.refused(Refusal.at("appId", Reason.SANDBOX_APPLICATION_UNKNOWN, appId));
    }

    private static String lockedKey(NewKeys keys) {
        return MessageCipher.of(keys.appId(), keys.appSecret()).encrypt(keys.privateKey());
    }

    private static Application registered(NewKeys keys, String institution) {
        return new Application(
                keys.appId(),
                keys.appSecret(),
                institution,
                keys.publicKey(),
                Set.of(Profile.values()),
                false);
    }

    private static <T> Outcome<T> written(Optional<Reason> missed, T done) {
        return missed.<Outcome<T>>map(Outcome::refused).orElseGet(() -> Outcome.done(done));
    }
}
