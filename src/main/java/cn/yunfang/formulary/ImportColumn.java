package cn.yunfang.formulary;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One column of a file to import.
 *
 * @param key whether rows are found by its values
 * @param type what a value must look like, empty for any text
 */
record ImportColumn(String name, boolean required, boolean key, String type) {
    private static final String ATC = "[A-Z](\\d\\d([A-Z]([A-Z](\\d\\d)?)?)?)?";

    private static final Map<String, Pattern> TYPES =
            Map.of(
                    "atc", Pattern.compile(ATC),
                    "atcs", Pattern.compile(ATC + "(\\|" + ATC + ")*"),
                    "count", Pattern.compile("\\d{1,9}"),
                    "number", Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?"),
                    "grade", Pattern.compile("[0-4]"),
                    "flag", Pattern.compile("[01]"),
                    "letter", Pattern.compile("[ABCDXN]"),
                    "severity", Pattern.compile("LOW|MEDIUM|HIGH|CRITICAL"));

    private static final int LONGEST = 4000;

    static ImportColumn of(String text) {
        var parts = text.split(":", 2);
        var name = parts[0].replaceAll("[!*]", "");
        var type = parts.length > 1 ? parts[1] : "";
        if (!type.isEmpty() && !TYPES.containsKey(type)) {
            throw new IllegalArgumentException(text);
        }
        return new ImportColumn(name, parts[0].contains("!"), parts[0].contains("*"), type);
    }

    /** What is wrong with a value, if anything. */
    Optional<String> fault(String value) {
        if (value.isEmpty()) {
            return required ? Optional.of(name + " is empty") : Optional.empty();
        }
        if (value.length() > LONGEST) {
            return Optional.of(name + " is longer than " + LONGEST + " characters");
        }
        var pattern = TYPES.get(type);
        return pattern == null || pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(name + " is not a " + type + ": " + value);
    }

    /** The keys in a value; several are separated by a bar. */
    List<String> keys(String value) {
        return key
                ? Arrays.stream(value.split("\\|"))
                        .map(Names::key)
                        .filter(k -> !k.isEmpty())
                        .toList()
                : List.of();
    }
}
