package cn.yunfang.reach;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * How long a way is ({@code reach/modes.csv}): whole metres and whole seconds, each rounded up, so
 * that nobody is said to reach what he does not.
 */
@Component
public class Travel {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
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
        var file = new ClassPathResource("reach/modes.csv");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8);
                var records = FORMAT.parse(reader)) {
            modes =
                    records.stream()
                            .map(
                                    row ->
                                            new Mode(
                                                    row.get("mode"),
                                                    row.get("chinese"),
                                                    row.get("english"),
                                                    Long.parseLong(row.get("metres_per_minute")),
                                                    Long.parseLong(row.get("detour_percent"))))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All there are, the slowest first. */
    public List<Mode> modes() {
        return modes;
    }

    public Optional<Mode> mode(String code) {
        return modes.stream().filter(one -> one.code.equals(code)).findFirst();
    }
}
