package cn.yunfang.review;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a reviewer says of how he came to his decision.
 *
 * @param confirmFast he insists although he looked for less time than is expected
 * @param shownSeconds how long his program showed the prescription; kept, never relied on
 * @param answers to single alerts; the others are answered by the decision itself
 */
public record Conduct(boolean confirmFast, OptionalInt shownSeconds, List<Answer> answers) {
    /** One who says nothing. */
    public static final Conduct SILENT = new Conduct(false, OptionalInt.empty(), List.of());

    /** What may be said of one alert. */
    public enum Reply {
        /** It is right: it is why he refuses. */
        ACCEPT,
        /** It does not matter here. */
        OVERRIDE
    }

    /**
     * Answers one alert.
     *
     * @param line position in the message, 0 for the whole prescription
     * @param reason "" when the opinion says it
     */
    public record Answer(String rule, int line, Reply action, String reason) {}
}
