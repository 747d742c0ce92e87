package cn.yunfang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyLinkOfThePagesLeadsSomewhere() throws IOException {
        for (var page : pages()) {
            var dead =
                    LINK.matcher(Files.readString(page))
                            .results()
                            .map(found -> found.group(1))
                            .filter(target -> !target.contains(":"))
                            .filter(target -> !Files.exists(page.resolveSibling(target)))
                            .toList();
            assertThat(dead).as("dead links of %s", page).isEmpty();
        }
    }

    private static List<Path> pages() throws IOException {
        try (var root = Files.list(Path.of(""));
                var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(root, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
