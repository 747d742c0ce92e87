package cn.yunfang.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One Java file: its text and the tree the compiler makes of it. */
public record Source(Path path, String text, CompilationUnitTree tree, Trees trees) {
    private static final Path MAIN = Path.of("src", "main", "java", "cn", "yunfang");
    private static final Path TESTS = Path.of("src", "test", "java", "cn", "yunfang");
    private static final List<Source> OF_THE_PROJECT = readProject();

    /** Main and test sources, parsed once. */
    static List<Source> all() {
        return OF_THE_PROJECT;
    }

    public static List<Source> main() {
        return OF_THE_PROJECT.stream().filter(Source::isMain).toList();
    }

    boolean isMain() {
        return path.startsWith(MAIN);
    }

    /** The name of the module's folder; "" for a file that lies outside. */
    String module() {
        var root = isMain() ? MAIN : TESTS;
        var below = root.relativize(path);
        return below.getNameCount() == 2 ? below.getName(0).toString() : "";
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    /** The file's own type, "Fen" for Fen.java. */
    String typeName() {
        return path.getFileName().toString().replace(".java", "");
    }

    public String packageName() {
        return String.valueOf(tree.getPackageName());
    }

    /** From its annotations to its last brace; the comment above does not count. */
    int linesOf(Tree part) {
        var places = trees.getSourcePositions();
        return lineOf(places.getEndPosition(tree, part)) - lineOf(part) + 1;
    }

    int lineOf(Tree part) {
        return lineOf(trees.getSourcePositions().getStartPosition(tree, part));
    }

    private int lineOf(long position) {
        return (int) tree.getLineMap().getLineNumber(position);
    }

    /** Every class, record, enum and interface of the file, nested ones included. */
    public List<ClassTree> types() {
        var types = new ArrayList<ClassTree>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                types.add(type);
                return super.visitClass(type, nothing);
            }
        }.scan(tree, null);
        return types;
    }

    /** Parses texts as if they were files; what does not compile is an error. */
    static List<Source> parse(List<Path> paths, List<String> texts) {
        var files = new ArrayList<JavaFileObject>();
        for (int i = 0; i < paths.size(); i++) {
            files.add(new InMemory(paths.get(i), texts.get(i)));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, files);
        var trees = Trees.instance(task);
        try {
            var parsed = StreamSupport.stream(task.parse().spliterator(), false).toList();
            var sources = new ArrayList<Source>();
            for (int i = 0; i < parsed.size(); i++) {
                sources.add(new Source(paths.get(i), texts.get(i), parsed.get(i), trees));
            }
            return List.copyOf(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> readProject() {
        var paths = new ArrayList<Path>();
        var texts = new ArrayList<String>();
        for (var root : List.of(MAIN, TESTS)) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    paths.add(file);
                    texts.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parse(paths, texts);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(Path path, String text) {
            super(URI.create("memory:///" + path.toString().replace('\\', '/')), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
