package cn.yunfang.reach;

import cn.yunfang.shared.TableFile;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How long a way is ({@code reach/modes.csv}): whole metres and whole seconds, each rounded up, so
 * that nobody is said to reach what he does not.
 */
@Component
public class Travel {
    private static final long HUNDRED = 100;
    private static final long MINUTE = 60;

    /**
     * A way to go.
     *
     * @param detourPercent of the straight line that the way is long
     */
    public record Mode(
            String code, String chinese, String english, long metresPerMinute, long detourPercent) {
        /** Metres to go for so many in a straight line. */
        public long metres(long straight) {
            return up(Math.multiplyExact(straight, detourPercent), HUNDRED);
        }

        /** Seconds for so many metres to go. */
        public long seconds(long metres) {
            return up(Math.multiplyExact(metres, MINUTE), metresPerMinute);
        }

        private static long up(long value, long by) {
            return Math.addExact(value, by - 1) / by;
        }
    }

    private final List<Mode> modes;

    Travel() {
        modes =
                TableFile.rows("reach/modes.csv").stream()
                        .map(
                                row ->
                                        new Mode(
                                                row.get("mode"),
                                                row.get("chinese"),
                                                row.get("english"),
                                                Long.parseLong(row.get("metres_per_minute")),
                                                Long.parseLong(row.get("detour_percent"))))
                        .toList();
    }

    /** All there are, the slowest first. */
    public List<Mode> modes() {
        return modes;
    }

    public Optional<Mode> mode(String code) {
        return modes.stream().filter(one -> one.code.equals(code)).findFirst();
    }
}
