package cn.yunfang.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits see what they are there for. */
class LimitTest {
    private static final Path MODULE = Path.of("src", "main", "java", "cn", "yunfang", "money");

    @Test
    void seesLongFilesAndWideLines() {
        assertThat(sizes(Limit.FILE_LINES, "\n".repeat(300) + "class A {}")).containsExactly(301);
        assertThat(sizes(Limit.FILE_LINES, "\n".repeat(299) + "class A {}")).isEmpty();
        assertThat(sizes(Limit.COLUMNS, "// " + "汉".repeat(98))).containsExactly(101);
        assertThat(sizes(Limit.COLUMNS, "// " + "𠮷".repeat(97))).isEmpty();
        assertThat(sizes(Limit.COLUMNS, "// https://" + "a".repeat(99))).isEmpty();
    }

    @Test
    void countsAMethodFromItsAnnotationsToItsBrace() {
        var method = "class A { @Deprecated%s void m() {%s} }";
        assertThat(sizes(Limit.METHOD_LINES, method.formatted("\n", "\n".repeat(49))))
                .containsExactly(51);
        assertThat(sizes(Limit.METHOD_LINES, method.formatted("", "\n".repeat(49)))).isEmpty();
    }

    @Test
    void countsParametersOfMethodsButNotOfRecordsAndMakers() {
        var six = "(int a, int b, int c, int d, int e, int f)";
        assertThat(sizes(Limit.PARAMETERS, "class A { void m%s {} }".formatted(six)))
                .containsExactly(6);
        assertThat(sizes(Limit.PARAMETERS, "record A%s {}".formatted(six))).isEmpty();
        assertThat(sizes(Limit.PARAMETERS, "class A { A%s {} }".formatted(six))).isEmpty();
    }

    @Test
    void countsTheCollaboratorsOfAClass() {
        var eight = "private final Object a, b, c, d, e, f, g, h; private int i;";
        assertThat(sizes(Limit.COLLABORATORS, "class A { " + eight + " }")).containsExactly(8);
        assertThat(sizes(Limit.COLLABORATORS, "class A { " + eight.replace(", h", "") + " }"))
                .isEmpty();
    }

    @Test
    void countsTheFilesOfAModule() {
        var files = java.util.stream.IntStream.range(0, 26).mapToObj(i -> "A" + i).toList();
        var paths = files.stream().map(name -> MODULE.resolve(name + ".java")).toList();
        var texts = files.stream().map("class %s {}"::formatted).toList();
        assertThat(Limit.MODULE_FILES.passedBy(Source.parse(paths, texts)))
                .containsExactly(new Finding("src/main/java/cn/yunfang/money", 26));
    }

    @Test
    void seesFloatingPointInEveryDress() {
        for (var code :
                List.of(
                        "double d;",
                        "float[] f;",
                        "Double d;",
                        "Object o = 1.0;",
                        "Object o = 1f;",
                        "long l = (long) number.doubleValue();")) {
            assertThat(sizes(Limit.FLOATING_POINT, "class A { " + code + " }"))
                    .as(code)
                    .isNotEmpty();
        }
        assertThat(sizes(Limit.FLOATING_POINT, "class A { String s = \"1.0 double\"; }")).isEmpty();
    }

    @Test
    void seesNotesAndEmptyNames() {
        assertThat(sizes(Limit.LEFTOVER_NOTES, "// TO" + "DO: later")).containsExactly(1);
        assertThat(sizes(Limit.LEFTOVER_NOTES, "class TodoList {}")).isEmpty();
        assertThat(Limit.EMPTY_NAMES.passedBy(parse("class FenHelper { interface TextUtils {} }")))
                .extracting(Finding::place)
                .allMatch(place -> place.matches(".*#(FenHelper|TextUtils)"))
                .hasSize(2);
        assertThat(sizes(Limit.EMPTY_NAMES, "class Helpers {}")).isEmpty();
    }

    @Test
    void seesTypesThatNobodyNames() {
        var used = MODULE.resolve("Used.java");
        var elsewhere = MODULE.resolveSibling("other").resolve("Used.java");
        var starter = MODULE.resolve("Starter.java");
        var user = "package cn.yunfang.money; class Starter { void main() { new Used(); } }";
        var sources =
                Source.parse(
                        List.of(used, elsewhere, starter),
                        List.of(
                                "package cn.yunfang.money; class Used {}",
                                "package cn.yunfang.other; class Used { Used again; }",
                                user));
        assertThat(Limit.DEAD_FILES.passedBy(sources))
                .containsExactly(new Finding("src/main/java/cn/yunfang/other/Used.java", 1));
    }

    private static List<Integer> sizes(Limit limit, String text) {
        return limit.passedBy(parse(text)).stream().map(Finding::size).toList();
    }

    private static List<Source> parse(String text) {
        return Source.parse(List.of(MODULE.resolve("A.java")), List.of(text));
    }
}
