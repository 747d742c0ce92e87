package cn.yunfang.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Where the platform keeps and sends its SQL, seen in the compiler's trees. */
public final class SqlSources {
    /** The beginning of a statement as the house writes it: lower case, keyword first. */
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "\\s*(?:select|insert into|update|delete from|merge into|with|truncate|"
                            + "create|alter|drop|call|lock)\\s.*",
                    Pattern.DOTALL);

    /** Not a statement yet: another name is to be put in. */
    private static final Pattern TEMPLATE = Pattern.compile("(?s).*%(?:\\d\\$)?s.*");

    private static final Set<String> SENDERS =
            Set.of("read", "list", "first", "write", "writeExactly");

    private static final Set<Modifier> CONSTANT = Set.of(Modifier.STATIC, Modifier.FINAL);

    /**
     * A text in a {@code static final String}.
     *
     * @param guarded it is also sent inside a count of its rows
     */
    public record Constant(String type, String name, String text, boolean guarded) {
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + name;
        }
    }

    private final List<Constant> constants = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private final Set<String> senders = new HashSet<>();

    private SqlSources() {}

    public static SqlSources read() {
        var all = new SqlSources();
        Source.main().forEach(all::read);
        return all;
    }

    public List<Constant> constants() {
        return List.copyOf(constants);
    }

    /** Texts that are sent and are no constant, or of which nobody can tell. */
    public List<String> strays() {
        return List.copyOf(strays);
    }

    /** Types that send texts of their own. */
    public Set<String> senders() {
        return Set.copyOf(senders);
    }

    private void read(Source source) {
        var fields = new TreeMap<String, String>();
        var guarded = new HashSet<String>();
        var sent = new TreeMap<String, TreePath>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                if (isConstant(variable, getCurrentPath())) {
                    fields.put(variable.getName().toString(), typeOf(source, getCurrentPath()));
                    return null;
                }
                return super.visitVariable(variable, nothing);
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text && isStatement(text)) {
                    strays.add(source.typeName() + ": " + text.strip().lines().findFirst().get());
                }
                return null;
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getExpression().toString().equals("Sql")
                        && SENDERS.contains(select.getIdentifier().toString())) {
                    boolean counted = select.getIdentifier().contentEquals("writeExactly");
                    var text = call.getArguments().get(counted ? 1 : 0);
                    sent.put(text.toString(), new TreePath(getCurrentPath(), text));
                    if (counted) {
                        guarded.add(text.toString());
                    }
                }
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(source.tree(), null);
        fields.forEach((name, type) -> addConstant(type, name, guarded.contains(name)));
        if (sent.keySet().stream().anyMatch(text -> !text.endsWith(".text()"))) {
            senders.add(full(source));
        }
        sent.values().stream()
                .filter(text -> !isKnown(text, source))
                .forEach(text -> strays.add(source.typeName() + ": " + text.getLeaf()));
    }

    private void addConstant(String type, String name, boolean guarded) {
        var text = value(type, name);
        if (isStatement(text)) {
            constants.add(new Constant(type, name, text, guarded));
        }
    }

    /** A constant, the text of another statement, or what the method's caller hands over. */
    private boolean isKnown(TreePath text, Source source) {
        return switch (text.getLeaf()) {
            case IdentifierTree name ->
                    isParameter(text, name.toString())
                            || constants.stream()
                                    .anyMatch(
                                            one ->
                                                    one.name().contentEquals(name.getName())
                                                            && one.type().startsWith(full(source)));
            case MethodInvocationTree call -> call.getMethodSelect().toString().endsWith(".text");
            default -> false;
        };
    }

    private static boolean isParameter(TreePath path, String name) {
        for (var at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof MethodTree method) {
                return method.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().contentEquals(name));
            }
        }
        return false;
    }

    private static boolean isConstant(VariableTree variable, TreePath path) {
        ExpressionTree initializer = variable.getInitializer();
        Tree type = variable.getType();
        return initializer != null
                && type != null
                && type.toString().equals("String")
                && variable.getModifiers().getFlags().containsAll(CONSTANT)
                && path.getParentPath().getLeaf() instanceof ClassTree;
    }

    private static boolean isStatement(String text) {
        return STATEMENT.matcher(text).matches() && !TEMPLATE.matcher(text).matches();
    }

    /** The name the virtual machine knows the enclosing type by. */
    private static String typeOf(Source source, TreePath path) {
        var names = new ArrayList<String>();
        for (var at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree type) {
                names.addFirst(type.getSimpleName().toString());
            }
        }
        return source.packageName() + "." + String.join("$", names);
    }

    private static String full(Source source) {
        return source.packageName() + "." + source.typeName();
    }

    private static String value(String type, String name) {
        try {
            var field = Class.forName(type).getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + "." + name, e);
        }
    }
}
