package cn.yunfang.portal;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.sandbox.KeptMessage;
import cn.yunfang.sandbox.NewKeys;
import cn.yunfang.sandbox.SandboxApplication;
import cn.yunfang.sandbox.TryOperation;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an integrator sees of his sandbox. */
final class SandboxView {
    private SandboxView() {}

    /**
     * One of his applications.
     *
     * @param keysSince when its keys were last made
     */
    @Schema(name = "SandboxApplication")
    record App(
            String appId,
            String name,
            PrescriptionView.Party institution,
            boolean pharmacy,
            List<PrescriptionView.Party> staff,
            OffsetDateTime createdAt,
            OffsetDateTime keysSince,
            Optional<OffsetDateTime> revokedAt) {
        static App of(SandboxApplication one, Registry registry) {
            var site = registry.institution(one.institution());
            return new App(
                    one.appId(),
                    one.name(),
                    new PrescriptionView.Party(
                            one.institution(), site.map(Institution::name).orElse("")),
                    site.filter(Institution::isPharmacy).isPresent(),
                    registry.practitionersAt(one.institution()).stream().map(App::party).toList(),
                    one.createdAt().atOffset(ChinaTime.ZONE),
                    one.keysSince().atOffset(ChinaTime.ZONE),
                    one.revokedAt().map(at -> at.atOffset(ChinaTime.ZONE)));
        }

        private static PrescriptionView.Party party(Practitioner one) {
            return new PrescriptionView.Party(one.code(), one.name());
        }
    }

    /**
     * Told once and kept by nobody but him.
     *
     * @param privateKey Base64 of the SM2 key, 32 bytes; @param publicKey 65 bytes 04‖X‖Y
     * @param platformPublicKey what the platform's answers are signed with
     */
    @Schema(name = "SandboxKeys")
    record Keys(
            String appId,
            String appSecret,
            String privateKey,
            String publicKey,
            String platformPublicKey) {
        static Keys of(NewKeys keys, String platformKey) {
            return new Keys(
                    keys.appId(),
                    keys.appSecret(),
                    keys.privateKey(),
                    keys.publicKey(),
                    platformKey);
        }
    }

    /** A new application with its keys. */
    @Schema(name = "MadeApplication")
    record Made(App application, Keys keys) {}

    /**
     * A message of his application and its answer, as sent and opened.
     *
     * @param profile A or FSI; @param code 0 or the refusal's
     */
    @Schema(name = "SandboxMessage")
    record Kept(
            long serial,
            OffsetDateTime at,
            String profile,
            String operation,
            int code,
            long millis,
            String request,
            String body,
            String answer,
            String output) {
        static Kept of(KeptMessage one) {
            var seen = one.exchange();
            return new Kept(
                    one.serial(),
                    seen.receivedAt().atOffset(ChinaTime.ZONE),
                    seen.profile(),
                    seen.operation(),
                    seen.code(),
                    seen.took().toMillis(),
                    seen.sides().request(),
                    seen.sides().body(),
                    seen.sides().answer(),
                    seen.sides().output());
        }
    }

    /**
     * A message that the platform sent for him.
     *
     * @param path where his own system would send it; @param headers besides the content type
     * @param output the answer opened
     */
    @Schema(name = "TriedOperation")
    record Tried(
            String path,
            Map<String, String> headers,
            String request,
            String answer,
            String output,
            int code,
            String message,
            long millis) {
        static Tried of(TryOperation.Tried one) {
            return new Tried(
                    one.path(),
                    one.headers(),
                    one.request(),
                    one.answer(),
                    one.output(),
                    one.code(),
                    one.message(),
                    one.took().toMillis());
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field where, {@code rxdrugdetail[0].drugCnt}; "" for the whole message
     */
    @Schema(name = "MessageFinding")
    record Finding(String field, int code, String reason, String zh, String en) {
        static Finding of(Refusal one) {
            return new Finding(
                    one.field(),
                    one.reason().code(),
                    one.reason().name(),
                    one.chinese(),
                    one.english());
        }
    }

    /** What the mistake probably is. */
    @Schema(name = "MessageHint")
    record Hint(String zh, String en) {}

    /**
     * @param form BODY, ENVELOPE_A, FSI or UNREADABLE
     * @param signingText what is to be signed, the secret left out
     * @param body the business object that was looked at, canonical
     */
    @Schema(name = "ExplainedMessage")
    record Explained(
            String form,
            List<Finding> findings,
            List<Hint> hints,
            String signingText,
            String body) {}

    /**
     * An operation of the national interface.
     *
     * @param profile A or FSI; @param example a body, as far as it can be filled in
     * @param page where docs/national-interface tells of it, "" when nowhere
     */
    @Schema(name = "NationalOperation")
    record Known(
            String name,
            String title,
            String profile,
            boolean medical,
            boolean pharmacy,
            String example,
            String page) {}

    /**
     * How the platform is.
     *
     * @param sandbox whether applications can be made here
     * @param databaseMillis how long the database took to answer
     */
    @Schema(name = "PlatformStatus")
    record Status(
            OffsetDateTime now,
            OffsetDateTime startedAt,
            String version,
            String java,
            boolean sandbox,
            long databaseMillis,
            int operations) {}
}
