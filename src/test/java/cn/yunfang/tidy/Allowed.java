package cn.yunfang.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A place that may pass a limit up to a bound.
 *
 * @param reason why it is better so, or what has to happen first
 */
record Allowed(Limit limit, String place, int most, String reason) {
    static final Path FILE = Path.of("src", "test", "resources", "tidy-exceptions.csv");

    private static final List<Allowed> ALL = read();

    Allowed {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(place + " is excepted without a reason");
        }
    }

    static List<Allowed> of(Limit limit) {
        return ALL.stream().filter(allowed -> allowed.limit == limit).toList();
    }

    static boolean allow(Limit limit, Finding found) {
        return of(limit).stream()
                .anyMatch(allowed -> allowed.covers(found) && found.size() <= allowed.most);
    }

    boolean covers(Finding found) {
        return place.equals(found.place());
    }

    private static List<Allowed> read() {
        try (var rows = CSVFormat.DEFAULT.parse(Files.newBufferedReader(FILE))) {
            return rows.stream().skip(1).map(Allowed::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Allowed of(CSVRecord row) {
        return new Allowed(
                Limit.valueOf(row.get(0)), row.get(1), Integer.parseInt(row.get(2)), row.get(3));
    }
}
