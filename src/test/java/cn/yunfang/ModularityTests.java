package cn.yunfang;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.tidy.ModuleDocuments;
import cn.yunfang.tidy.SchemaDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(Yunfang.class);
    private static final Path TABLES = ModuleDocuments.FOLDER.resolve("schema.md");

    @Test
    void modulesUseOnlyWhatTheirContractAllows() {
        MODULES.verify();
    }

    @Test
    void documentsShowTheModulesAsTheyAre() throws IOException {
        var pages = ModuleDocuments.of(MODULES);

        pages.forEach(Golden::check);
        try (var files = Files.list(ModuleDocuments.FOLDER)) {
            assertThat(files.filter(file -> !file.equals(TABLES)))
                    .as("Delete the page of a module that is gone.")
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }

    @Test
    void documentsShowTheTablesAsTheyAre() throws SQLException {
        var schemas = MODULES.stream().map(module -> module.getIdentifier().toString()).sorted();

        Golden.check(TABLES, SchemaDump.of(TestDatabase.dataSource(), schemas.toList()));
    }
}
