package cn.yunfang.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsModuleTests {
    private static final String HEADER =
            "category,formula,rule_type,left_drug,right_drug,severity,basis,note\n";

    private final Imports imports = new Imports(TestDatabases.database(), Clock.systemUTC());
    private final String herb = "测试药" + UUID.randomUUID();

    @TempDir Path folder;

    @Test
    void storesAFileOnceHoweverOftenItIsImported() throws IOException {
        var file = written(HEADER + row(herb, "HIGH"));

        assertThat(run(file)).contains("1 rows of TCM_HERB_INCOMPATIBILITY imported");
        assertThat(run(file)).contains("in force already");

        assertThat(found(herb)).extracting(row -> row.text("severity")).containsExactly("HIGH");
        assertThat(imports.find(ImportFormat.DDI_PAIR, List.of(herb))).isEmpty();
    }

    @Test
    void newerFileReplacesTheOlderOne() throws IOException {
        var other = herb + "乙";
        run(written(HEADER + row(herb, "HIGH") + row(other, "LOW")));

        run(written(HEADER + row(herb, "MEDIUM")));

        assertThat(found(herb)).extracting(row -> row.text("severity")).containsExactly("MEDIUM");
        assertThat(found(other)).isEmpty();
    }

    @Test
    void keepsNameAndDigestOfEachFile() throws IOException {
        var file = written(HEADER + row(herb, "HIGH"));
        run(file);

        var current =
                ImportTable.of(
                                ImportFormat.TCM_HERB_INCOMPATIBILITY,
                                TestDatabases.database().read(ImportTable.current()))
                        .orElseThrow();

        assertThat(current.name()).isEqualTo(file.getFileName().toString());
        assertThat(current.digest()).isEqualTo(ReferenceFile.digest(Files.readAllBytes(file)));
        assertThat(current.rows()).isEqualTo(1);
    }

    @Test
    void refusedFileLeavesTheOneInForce() throws IOException {
        run(written(HEADER + row(herb, "HIGH")));

        var said = run(written(HEADER + row(herb, "LOW") + row(herb, "TERRIBLE")));

        assertThat(said).contains("refused, nothing was changed", "line 3", "TERRIBLE");
        assertThat(found(herb)).extracting(row -> row.text("severity")).containsExactly("HIGH");
    }

    @Test
    void storesMoreRowsThanOneBatch() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 10_001; i++) {
            text.append(row(herb + i, "LOW"));
        }

        assertThat(run(written(text.toString()))).contains("10,001 rows");

        assertThat(found(herb + "0")).hasSize(1);
        assertThat(found(herb + "10000")).hasSize(1);
    }

    private List<Fields> found(String name) {
        return imports.find(ImportFormat.TCM_HERB_INCOMPATIBILITY, List.of(name));
    }

    private String run(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        int status =
                ImportReference.run(
                        imports, file, new PrintStream(out, true, StandardCharsets.UTF_8));
        var said = out.toString(StandardCharsets.UTF_8);
        assertThat(status).isEqualTo(said.contains("refused") ? 1 : 0);
        return said;
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID() + ".csv"), text);
    }

    private static String row(String name, String severity) {
        return "十八反,,反药," + name + ",乙药," + severity + ",测试数据,\n";
    }
}
