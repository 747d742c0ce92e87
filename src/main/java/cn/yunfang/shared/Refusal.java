package cn.yunfang.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A named "no": why, which field, and what would be right, in Chinese and English. Never holds
 * patient data.
 *
 * @param field the field as the caller spelt it, for example {@code rxdrugdetail[2].drugCnt}; empty
 *     when the refusal is about the whole request
 */
public record Refusal(Reason reason, String field, String chinese, String english) {

    /** Fills the reason's sentences with the facts; says nothing about a field. */
    public static Refusal of(Reason reason, Object... facts) {
        return at("", reason, facts);
    }

    public static Refusal at(String field, Reason reason, Object... facts) {
        return new Refusal(
                reason,
                field,
                reason.chinese().formatted(facts),
                reason.english().formatted(facts));
    }

    /** A field that has to be there; {@code name} is its Chinese name. */
    public static Refusal missing(String field, String name) {
        return at(field, Reason.FIELD_MISSING, field, name);
    }

    /** A field that says what it must not; {@code right} is what it may say. */
    public static Refusal invalid(String field, String name, String right) {
        return at(field, Reason.FIELD_INVALID, field, name, right);
    }

    /** A text of more than so many characters. */
    public static Refusal tooLong(String field, String name, int most) {
        return at(field, Reason.FIELD_TOO_LONG, field, name, most);
    }

    /** What is wrong with a text that must be there and have at most so many characters. */
    public static Optional<Refusal> ofText(String field, String name, String text, int most) {
        if (text.isBlank()) {
            return Optional.of(missing(field, name));
        }
        return text.length() > most ? Optional.of(tooLong(field, name, most)) : Optional.empty();
    }

    Refusal about(String other) {
        return new Refusal(reason, other, chinese, english);
    }

    /** One refusal out of several: the first one's reason, everybody's sentences. */
    public static Refusal joined(List<Refusal> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        var first = all.getFirst();
        return new Refusal(
                first.reason,
                first.field,
                join(all.stream().map(Refusal::chinese), "；"),
                join(all.stream().map(Refusal::english), "; "));
    }

    /** The same for a caller who spells the field otherwise. */
    public Refusal spelt(UnaryOperator<String> spelling) {
        if (field.isEmpty()) {
            return this;
        }
        var said = spelling.apply(field);
        return new Refusal(
                reason, said, chinese.replace(field, said), english.replace(field, said));
    }

    /** Chinese first, English after it, as the national interface's message shows it. */
    public String message() {
        var where = field.isEmpty() || chinese.contains(field) ? "" : field + "：";
        return where + chinese + " / " + english;
    }

    private static String join(Stream<String> sentences, String between) {
        return String.join(between, sentences.distinct().toList());
    }
}
