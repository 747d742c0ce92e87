package cn.yunfang.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.lang.model.element.Modifier;

/** How long, wide and crowded things are. */
final class Shape {
    private Shape() {}

    static List<Finding> fileLines(List<Source> sources) {
        return sources.stream()
                .map(source -> Finding.in(source, "", (int) source.text().lines().count()))
                .toList();
    }

    static List<Finding> columns(List<Source> sources) {
        return sources.stream()
                .map(source -> Finding.in(source, "", widest(source.text())))
                .toList();
    }

    // an import or an address cannot be broken
    private static int widest(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("import ") && !line.contains("://"))
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElse(0);
    }

    static List<Finding> methodLines(List<Source> sources) {
        return ofMethods(sources, Source::linesOf);
    }

    /** Constructors hand over collaborators, which have a limit of their own. */
    static List<Finding> parameters(List<Source> sources) {
        return ofMethods(
                sources,
                (_, method) -> method.getReturnType() == null ? 0 : method.getParameters().size());
    }

    private static List<Finding> ofMethods(
            List<Source> sources, BiFunction<Source, MethodTree, Integer> size) {
        var findings = new ArrayList<Finding>();
        for (var source : sources) {
            for (var type : source.types()) {
                for (var member : type.getMembers()) {
                    if (member instanceof MethodTree method) {
                        var name = "#" + type.getSimpleName() + "." + method.getName();
                        findings.add(Finding.in(source, name, size.apply(source, method)));
                    }
                }
            }
        }
        return findings;
    }

    /** Fields of the object, assigned by its maker and never again. */
    static List<Finding> collaborators(List<Source> sources) {
        var findings = new ArrayList<Finding>();
        for (var source : sources) {
            for (var type : source.types()) {
                if (type.getKind() == Tree.Kind.CLASS) {
                    findings.add(
                            Finding.in(source, "#" + type.getSimpleName(), collaborators(type)));
                }
            }
        }
        return findings;
    }

    private static int collaborators(ClassTree type) {
        return (int)
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(field -> field.getInitializer() == null)
                        .map(field -> field.getModifiers().getFlags())
                        .filter(flags -> flags.contains(Modifier.FINAL))
                        .filter(flags -> !flags.contains(Modifier.STATIC))
                        .count();
    }

    static List<Finding> moduleFiles(List<Source> sources) {
        var count = new TreeMap<String, Integer>();
        sources.stream()
                .filter(Source::isMain)
                .map(source -> String.valueOf(source.path().getParent()).replace('\\', '/'))
                .forEach(folder -> count.merge(folder, 1, Integer::sum));
        return count.entrySet().stream()
                .map(folder -> new Finding(folder.getKey(), folder.getValue()))
                .toList();
    }
}
