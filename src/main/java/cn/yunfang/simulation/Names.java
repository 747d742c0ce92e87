package cn.yunfang.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Invented names from an open word list (reference/name_open_licence.csv). */
final class Names {
    private static final String LIST = "/reference/name_open_licence.csv";

    private final List<String> surnames;
    private final List<String> male;
    private final List<String> female;

    Names() {
        var words = read();
        this.surnames = texts(words, "surname", "generic");
        this.male = texts(words, "given", "male");
        this.female = texts(words, "given", "female");
    }

    String draw(RandomGenerator random, boolean forMan) {
        return pick(random, surnames) + pick(random, forMan ? male : female);
    }

    static <T> T pick(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Words of one part; given names also those for either sex. */
    private static List<String> texts(List<String[]> words, String part, String sex) {
        return words.stream()
                .filter(word -> word[0].equals(part))
                .filter(word -> word[1].equals(sex) || word[1].equals("generic"))
                .map(word -> word[2])
                .toList();
    }

    private static List<String[]> read() {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(Names.class.getResourceAsStream(LIST)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
