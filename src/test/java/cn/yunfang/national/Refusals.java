package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;

/** What an answer of profile A refused. */
final class Refusals {
    private Refusals() {}

    /**
     * A refusal is HTTP 200 with an encrypted empty object, as clients decrypt before they look.
     */
    static Reason reason(TestWorld.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.envelope().text("success")).isEqualTo("false");
        assertThat(answer.envelope().has("encData")).isTrue();
        assertThat(answer.output().isEmpty()).isTrue();
        return bareReason(answer.envelope());
    }

    /** The refusal of an envelope that nobody could decrypt. */
    static Reason bareReason(Fields envelope) {
        int code = envelope.integer("code");
        for (var reason : Reason.values()) {
            if (reason.code() == code) {
                return reason;
            }
        }
        throw new AssertionError("no reason has code " + code);
    }
}
