package cn.yunfang.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who uses whom. */
final class Uses {
    /** Spring or the JVM calls what bears one of these. */
    private static final Set<String> ENTRANCES =
            Set.of(
                    "Component",
                    "Configuration",
                    "ConfigurationProperties",
                    "Controller",
                    "RestController",
                    "RestControllerAdvice",
                    "Service",
                    "SpringBootApplication");

    private Uses() {}

    /** Main types that no other main file names and that nobody starts from outside. */
    static List<Finding> deadFiles(List<Source> sources) {
        var users = users(sources.stream().filter(Source::isMain).toList());
        return sources.stream()
                .filter(Source::isMain)
                .filter(source -> !source.isPackageInfo() && !isEntrance(source))
                .filter(source -> isUnused(source, users))
                .map(source -> Finding.in(source, "", 1))
                .toList();
    }

    private static boolean isUnused(Source source, Map<String, Set<Source>> users) {
        var name = source.packageName() + "." + source.typeName();
        return users.getOrDefault(name, Set.of()).stream().allMatch(source::equals);
    }

    private static boolean isEntrance(Source source) {
        return source.tree().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .anyMatch(type -> isAnnotated(type) || hasMain(type));
    }

    private static boolean isAnnotated(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .map(String::valueOf)
                .anyMatch(ENTRANCES::contains);
    }

    private static boolean hasMain(ClassTree type) {
        return type.getMembers().stream()
                .anyMatch(
                        member ->
                                member instanceof MethodTree method
                                        && method.getName().contentEquals("main"));
    }

    /** Files by the full name of the type they name: imported, neighbouring or written out. */
    private static Map<String, Set<Source>> users(List<Source> sources) {
        var users = new HashMap<String, Set<Source>>();
        for (var source : sources) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitImport(ImportTree line, Void nothing) {
                    var name = line.getQualifiedIdentifier().toString();
                    add(line.isStatic() ? name.substring(0, name.lastIndexOf('.')) : name);
                    return null;
                }

                @Override
                public Void visitIdentifier(IdentifierTree name, Void nothing) {
                    add(source.packageName() + "." + name.getName());
                    return null;
                }

                @Override
                public Void visitMemberSelect(MemberSelectTree name, Void nothing) {
                    add(name.toString());
                    return super.visitMemberSelect(name, nothing);
                }

                private void add(String name) {
                    users.computeIfAbsent(name, _ -> new HashSet<>()).add(source);
                }
            }.scan(source.tree(), null);
        }
        return users;
    }
}
