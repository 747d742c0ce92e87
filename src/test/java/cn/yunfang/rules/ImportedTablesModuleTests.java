package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.formulary.TestImports;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an adopter imports reaches the rules, and a newer file takes its place. */
class ImportedTablesModuleTests {
    private static final String HEADER =
            "category,formula,rule_type,left_drug,right_drug,severity,basis,note\n";

    private final TestImports imports = new TestImports();
    private final ImportedTables tables = new ImportedTables(imports.imports());
    private final Engine engine = Cases.engine();

    private List<Verdict.Finding> findings() {
        tables.refresh();
        return engine.findings(
                Cases.input(Map.of("lines", "山药 105g 7天 15g qd；泽泻 70g 7天 10g qd")), tables.now());
    }

    private static String row(String left, String right) {
        return "院内配伍,%s,畏药,%s,%s,MEDIUM,%s,\n".formatted("测试", left, right, UUID.randomUUID());
    }

    @Test
    void aFileIsReadWhenItIsThereAndANewerOneTakesItsPlace() {
        imports.store("first.csv", HEADER + row("黄芪", "党参") + row("山药", "泽泻"));

        var found = findings();

        assertThat(found).extracting(Verdict.Finding::rule).containsExactly("R913");
        assertThat(found.getFirst().source()).contains("first.csv", "第2行");

        imports.store("second.csv", HEADER + row("黄芪", "党参"));
        assertThat(findings()).isEmpty();
        assertThat(tables.now().tables().get(ImportFormat.TCM_HERB_INCOMPATIBILITY).file().name())
                .isEqualTo("second.csv");
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        imports.store("first.csv", HEADER + row("黄芪", "党参"));
        tables.refresh();
        var before = tables.now();

        tables.refresh();

        assertThat(tables.now()).isSameAs(before);
    }
}
