package cn.yunfang.tidy;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.ClassTree;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules as pages that a reader opens on the web, with diagrams: {@code docs/modules/}. */
public final class ModuleDocuments {
    public static final Path FOLDER = Path.of("docs", "modules");

    private static final String OVERVIEW =
            """
            # Modules

            Generated from the code; `ModularityTests` fails when it differs. An arrow means \
            “uses”; where a module is reached over another one anyhow, its own arrow is left out. \
            Each page has all. The tables are in [schema.md](schema.md).

            ```mermaid
            flowchart TD
            %s
            ```

            | module | what it is for | uses |
            |---|---|---|
            %s
            """;

    private static final String PAGE =
            """
            # %s

            %s

            ```mermaid
            flowchart LR
            %s
            ```

            ## What other modules may use

            | type | |
            |---|---|
            %s
            """;

    private final TreeMap<String, Set<String>> uses = new TreeMap<>();

    private ModuleDocuments(ApplicationModules modules) {
        modules.forEach(module -> uses.put(nameOf(module), usedBy(module, modules)));
    }

    /** Every page by its path. */
    public static Map<Path, String> of(ApplicationModules modules) {
        var documents = new ModuleDocuments(modules);
        var pages = new TreeMap<Path, String>();
        pages.put(FOLDER.resolve("README.md"), documents.overview());
        documents.uses.keySet().forEach(name -> pages.put(file(name), documents.page(name)));
        return pages;
    }

    private static Path file(String module) {
        return FOLDER.resolve(module + ".md");
    }

    private static String nameOf(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Set<String> usedBy(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModuleDocuments::nameOf)
                .filter(name -> !name.equals(nameOf(module)))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private String overview() {
        var arrows =
                uses.keySet().stream()
                        .filter(name -> !uses.get(name).isEmpty())
                        .map(name -> "    " + name + " --> " + String.join(" & ", nearest(name)))
                        .collect(joining("\n"));
        var rows =
                uses.keySet().stream()
                        .map(
                                name ->
                                        "| [%s](%s.md) | %s | %s |"
                                                .formatted(
                                                        name,
                                                        name,
                                                        Comments.firstSentence(contract(name)),
                                                        String.join(", ", uses.get(name))))
                        .collect(joining("\n"));
        return OVERVIEW.formatted(arrows, rows);
    }

    /** What it uses and does not reach over something else it uses. */
    private Set<String> nearest(String name) {
        var nearest = new TreeSet<>(uses.get(name));
        uses.get(name).forEach(used -> nearest.removeAll(reached(used)));
        return nearest;
    }

    private Set<String> reached(String from) {
        var reached = new LinkedHashSet<>(uses.get(from));
        uses.get(from).forEach(next -> reached.addAll(reached(next)));
        return reached;
    }

    private String page(String name) {
        return PAGE.formatted(name, contract(name), neighbours(name), types(name));
    }

    private String neighbours(String name) {
        var users =
                uses.keySet().stream()
                        .filter(other -> uses.get(other).contains(name))
                        .collect(joining(" & "));
        var used = String.join(" & ", uses.get(name));
        return "    "
                + (users.isEmpty() ? "" : users + " --> ")
                + "%s[[%s]]".formatted(name, name)
                + (used.isEmpty() ? "" : " --> " + used);
    }

    private static String contract(String module) {
        return sources(module).stream()
                .filter(Source::isPackageInfo)
                .map(source -> Comments.of(source, source.tree().getPackage()))
                .findFirst()
                .orElse("");
    }

    private static String types(String module) {
        return sources(module).stream()
                .filter(source -> !source.isPackageInfo())
                .flatMap(source -> publicTypes(source).stream().map(type -> row(source, type)))
                .sorted()
                .collect(joining("\n"));
    }

    private static List<ClassTree> publicTypes(Source source) {
        return source.tree().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .toList();
    }

    private static String row(Source source, ClassTree type) {
        return "| `%s` | %s |"
                .formatted(
                        type.getSimpleName(),
                        Comments.firstSentence(Comments.of(source, type)).replace("|", "\\|"));
    }

    private static List<Source> sources(String module) {
        return Source.main().stream().filter(source -> source.module().equals(module)).toList();
    }
}
