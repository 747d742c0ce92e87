package cn.yunfang.national;

import java.time.Duration;
import java.time.Instant;

/**
 * Is shown messages after they were answered. There is one for the sandbox and none elsewhere, so
 * that nobody's real messages are kept anywhere but in their own tables.
 */
public interface MessageWatch {
    /**
     * A message and its answer, both as they went over the line and opened.
     *
     * @param profile A or FSI
     * @param code 0 or the refusal's
     */
    record Exchange(
            String appId,
            String profile,
            String operation,
            Instant receivedAt,
            Duration took,
            int code,
            Sides sides) {}

    /**
     * @param request the envelope; @param body its business object, "" when it could not be opened
     * @param answer the answer's envelope; @param output its business object
     */
    record Sides(String request, String body, String answer, String output) {}

    boolean watches(String appId);

    /** Never throws. */
    void saw(Exchange exchange);
}
