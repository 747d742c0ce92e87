package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A complete pre-check, changed and checked. */
final class PreCheckMessage {
    static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

    static final Duration SKEW = Duration.ofMinutes(5);

    static final MessageRules RULES =
            new MessageRules(
                    new CodeTables(),
                    List.of(
                            new UploadChkConditions(
                                    new Prescribing(SKEW), Clock.fixed(NOW, ChinaTime.ZONE))));

    private PreCheckMessage() {}

    static Optional<Refusal> check(Consumer<Map<String, Object>> change) {
        var body = HospitalMessages.preCheck();
        change.accept(body);
        return RULES.check("uploadChk", Fields.parse(Json.text(body)).orElseThrow());
    }

    static Reason reasons(Optional<Refusal> refusal, String field) {
        assertThat(refusal).hasValueSatisfying(why -> assertThat(why.message()).contains(field));
        return refusal.orElseThrow().reason();
    }
}
