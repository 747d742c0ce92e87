package cn.yunfang.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Free text such as {@code 青霉素过敏；否认食物过敏} taken apart into clauses, those that deny something
 * counted only up to the denial.
 */
final class Allergies {
    private static final Pattern CLAUSE = Pattern.compile("[，,；;。.\\n\\s]+");
    private static final Pattern BETWEEN = Pattern.compile("[、/及和与对]|过敏.*|皮疹.*");
    private static final int NAME_LENGTH = 3;

    private static final int SHORTEST_NAME = 2;

    private final List<String> clauses;

    private Allergies(List<String> clauses) {
        this.clauses = clauses;
    }

    static Allergies read(String text, Terms terms) {
        var before = terms.get("denial_before").words();
        var after = terms.get("denial_after").words();
        return new Allergies(
                Arrays.stream(CLAUSE.split(text))
                        .map(clause -> upToDenied(clause, after))
                        .map(clause -> clause.substring(0, firstOf(clause, before)))
                        .filter(clause -> !clause.isEmpty())
                        .toList());
    }

    // "青霉素过敏、头孢皮试阴性" denies the last item of its list only
    private static String upToDenied(String clause, List<String> words) {
        int end = firstOf(clause, words);
        return end == clause.length()
                ? clause
                : clause.substring(0, Math.max(0, clause.lastIndexOf('、', end)));
    }

    private static int firstOf(String clause, List<String> words) {
        return words.stream()
                .mapToInt(clause::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(clause.length());
    }

    boolean toAny(List<String> words) {
        return clauses.stream()
                .anyMatch(
                        clause ->
                                words.stream()
                                        .anyMatch(word -> clause.toLowerCase().contains(word)));
    }

    /** The word that names this drug: its name in the text, or a substance named in its name. */
    Optional<String> to(String drug) {
        return clauses.stream()
                .flatMap(
                        clause ->
                                clause.contains(drug)
                                        ? java.util.stream.Stream.of(drug)
                                        : Arrays.stream(BETWEEN.split(clause))
                                                .filter(word -> word.length() >= NAME_LENGTH)
                                                .filter(drug::contains))
                .findFirst();
    }

    /**
     * A generic name without the salt before and the dosage form after the substance: {@code
     * 盐酸左氧氟沙星片} is {@code 左氧氟沙星}.
     */
    static String substance(String genericName, Terms terms) {
        var name = genericName.replaceAll("[(（].*?[)）]", "");
        for (var salt : terms.get("salt_before").words()) {
            if (name.startsWith(salt) && name.length() - salt.length() >= SHORTEST_NAME) {
                name = name.substring(salt.length());
            }
        }
        for (var form : terms.get("form_after").words()) {
            if (name.endsWith(form) && name.length() - form.length() >= SHORTEST_NAME) {
                return name.substring(0, name.length() - form.length());
            }
        }
        return name;
    }
}
