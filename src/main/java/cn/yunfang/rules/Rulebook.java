package cn.yunfang.rules;

import cn.yunfang.crypto.Sm3;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All rules in all versions: what they say, how much they weigh and from when they count. */
final class Rulebook {
    static final String FILE = "rules/rules.csv";

    private static final String TABLES = CsvFile.digest("rules/*.csv");

    /** What counts on a day; asked for every second. */
    private record Edition(LocalDate on, String digest) {}

    private final TreeMap<String, NavigableMap<LocalDate, RuleVersion>> rules = new TreeMap<>();
    private volatile Edition edition = new Edition(LocalDate.MIN, "");

    Rulebook(List<RuleVersion> versions) {
        versions.forEach(
                version ->
                        rules.computeIfAbsent(version.id(), _ -> new TreeMap<>())
                                .put(version.from(), version));
    }

    static Rulebook load() {
        return new Rulebook(CsvFile.read(FILE).stream().map(Rulebook::version).toList());
    }

    private static RuleVersion version(Map<String, String> row) {
        var number = row.getOrDefault("number", "");
        return new RuleVersion(
                text(row, "id"),
                text(row, "version"),
                LocalDate.parse(text(row, "from")),
                Verdict.Severity.valueOf(text(row, "severity")),
                number.isEmpty() ? BigDecimal.ZERO : new BigDecimal(number),
                text(row, "chinese"),
                text(row, "english"),
                text(row, "source"),
                yes(row, "two_person"));
    }

    private static boolean yes(Map<String, String> row, String column) {
        return switch (row.getOrDefault(column, "")) {
            case "yes" -> true;
            case "" -> false;
            default -> throw new IllegalStateException(FILE + ": " + column + " of " + row);
        };
    }

    private static String text(Map<String, String> row, String column) {
        var text = row.getOrDefault(column, "");
        if (text.isEmpty()) {
            throw new IllegalStateException(FILE + ": no " + column + " in " + row);
        }
        return text;
    }

    /** The version that counts on a day; empty before its first. */
    Optional<RuleVersion> inForce(String id, LocalDate on) {
        return Optional.ofNullable(rules.get(id))
                .map(versions -> versions.floorEntry(on))
                .map(Map.Entry::getValue);
    }

    /** A digest (SM3, hexadecimal) of all tables of the rules and of what counts on a day. */
    String edition(LocalDate on) {
        var known = edition;
        if (!known.on.equals(on)) {
            var inForce = ids().stream().flatMap(id -> inForce(id, on).stream()).toList();
            known = new Edition(on, Sm3.hex((TABLES + inForce).getBytes(StandardCharsets.UTF_8)));
            edition = known;
        }
        return known.digest;
    }

    List<RuleVersion> all() {
        return rules.values().stream().flatMap(versions -> versions.values().stream()).toList();
    }

    java.util.Set<String> ids() {
        return rules.keySet();
    }
}
