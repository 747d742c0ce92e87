package cn.yunfang.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which events the modules tell, and which facts they tell with them. */
public final class EventSources {
    private static final Pattern NAME = Pattern.compile("(?:[A-Z][a-z]+){2,}");
    private static final Set<String> SILENT =
            Set.of("identity", "portal", "postgres", "shared", "simulation");

    /** Types that name what others tell. */
    private static final Set<String> COUNTING = Set.of("Step", "FigureTable");

    /**
     * An event and who tells it.
     *
     * @param facts the names of its facts, as far as its own class states them
     */
    public record Told(String module, String type, Set<String> facts) {}

    private EventSources() {}

    /** Every event by name. */
    public static Map<String, Told> events() {
        var events = new TreeMap<String, Told>();
        var types = Source.main().stream().map(Source::typeName).collect(Collectors.toSet());
        for (var source : Source.main()) {
            if (!SILENT.contains(source.module()) && !COUNTING.contains(source.typeName())) {
                var told = new Told(source.module(), source.typeName(), facts(source, "event"));
                names(source).stream()
                        .filter(name -> !types.contains(name)) // a type's name is no event
                        .forEach(name -> events.put(name, told));
            }
        }
        return events;
    }

    /** What a step of a prescription adds to the facts of its events, by use case. */
    public static Map<String, Set<String>> addedBySteps() {
        var added = new TreeMap<String, Set<String>>();
        for (var source : Source.main()) {
            var facts = facts(source, "told");
            if (!facts.isEmpty()) {
                added.put(source.typeName(), facts);
            }
        }
        return added;
    }

    /** The facts that a class collects for events of others. */
    public static Set<String> factsOf(String type) {
        return Source.main().stream()
                .filter(source -> source.typeName().equals(type))
                .map(source -> keys(source.tree(), "put"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Source source) {
        var names = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                return null;
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text && NAME.matcher(text).matches()) {
                    names.add(text);
                }
                return null;
            }
        }.scan(source.tree(), null);
        return names;
    }

    /** Keys of the map that is the last argument of calls of this name, wherever it is made. */
    private static Set<String> facts(Source source, String method) {
        var facts = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals(method)
                        && call.getArguments().size() >= 3) {
                    var last = call.getArguments().getLast();
                    facts.addAll(keys(isMap(last) ? last : source.tree(), "of"));
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(source.tree(), null);
        return facts;
    }

    private static boolean isMap(ExpressionTree expression) {
        return expression.toString().startsWith("Map.of(");
    }

    /** First of each pair of arguments of {@code Map.of}, or first argument of {@code put}. */
    private static Set<String> keys(com.sun.source.tree.Tree tree, String method) {
        var keys = new TreeSet<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals(method)
                        && call.getArguments().size() % 2 == 0) {
                    addNames(call.getArguments());
                }
                return super.visitMethodInvocation(call, nothing);
            }

            private void addNames(List<? extends ExpressionTree> arguments) {
                for (int i = 0; i < arguments.size(); i += 2) {
                    if (arguments.get(i) instanceof LiteralTree literal
                            && literal.getValue() instanceof String name) {
                        keys.add(name);
                    }
                }
            }
        }.scan(tree, null);
        return keys;
    }
}
