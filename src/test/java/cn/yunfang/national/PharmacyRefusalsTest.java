package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reason that the pharmacy side names in its source is asserted by a flow test over HTTP. What
 * this does not see: a reason asserted for one operation that another one answers without a test,
 * and reasons handed on from other modules (person, settlement, registry).
 */
class PharmacyRefusalsTest {
    private static final Path MAIN = Path.of("src", "main", "java", "cn", "yunfang");
    private static final Path TESTS = Path.of("src", "test", "java", "cn", "yunfang");
    private static final Pattern NAMED = Pattern.compile("Reason\\.([A-Z_]+)");
    private static final Pattern ANSWERED = Pattern.compile("\"([A-Z_]+)\"");
    private static final Set<String> NAMES =
            Stream.of(Reason.values()).map(Reason::name).collect(Collectors.toSet());
    private static final Map<String, Reason> OF_FIELDS =
            Map.of(
                    "Refusal.missing(", Reason.FIELD_MISSING,
                    "Refusal.invalid(", Reason.FIELD_INVALID,
                    "Refusal.tooLong(", Reason.FIELD_TOO_LONG);
    private static final Pattern FLOW =
            Pattern.compile(" extends (Pharmacy|Recall|Delivery|Refill)Flow ");
    private static final Set<String> MODULES =
            Set.of("circulation", "dispense", "stock", "delivery");

    /** Reasons that are named and never answered, and why. */
    private static final Map<Reason, String> NEVER_ANSWERED =
            Map.of(Reason.CHANGED_MEANWHILE, "Journal.attempt decides again, in the end with BUSY");

    static Set<Reason> namedByThePharmacySide() {
        return named(MAIN, PharmacyRefusalsTest::isPharmacySide);
    }

    @ParameterizedTest
    @MethodSource("namedByThePharmacySide")
    void isAssertedByAFlowTest(Reason reason) {
        var asserted = named(TESTS, PharmacyRefusalsTest::isFlowTest);

        assertThat(asserted.contains(reason) || NEVER_ANSWERED.containsKey(reason))
                .as("a test of a pharmacy flow asserts %s", reason)
                .isTrue();
    }

    private static boolean isFlowTest(Path path) {
        return path.toString().endsWith("FlowTests.java") && FLOW.matcher(text(path)).find();
    }

    private static boolean isPharmacySide(Path path) {
        var module = String.valueOf(path.getName(MAIN.getNameCount()));
        var file = String.valueOf(path.getFileName());
        return MODULES.contains(module)
                || file.equals("AtPharmacy.java")
                || module.equals("national")
                        && file.matches("Rx(Qr|List|Down|Phar|Sell|Give|Delv).*");
    }

    private static Set<Reason> named(Path folder, Predicate<Path> which) {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(which)
                    .flatMap(path -> reasons(text(path)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Reason> reasons(String source) {
        var named =
                Stream.of(NAMED, ANSWERED)
                        .flatMap(pattern -> pattern.matcher(source).results())
                        .map(found -> found.group(1))
                        .filter(NAMES::contains)
                        .map(Reason::valueOf);
        return Stream.concat(
                named,
                OF_FIELDS.entrySet().stream()
                        .filter(one -> source.contains(one.getKey()))
                        .map(Map.Entry::getValue));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
