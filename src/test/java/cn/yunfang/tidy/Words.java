package cn.yunfang.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;

/** Words that must not stand in the code. */
final class Words {
    private static final Pattern NOTE = Pattern.compile("\\b(?:TODO|FIX[M]E|XXX)\\b");
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(?:Manager|Helper|Utils?|Impl|Dto|DTO|Vo|VO|Entity|Processor)");
    private static final Set<String> FLOATING =
            Set.of("Double", "Float", "doubleValue", "floatValue", "mapToDouble", "asDouble");

    private Words() {}

    /** Anywhere in the platform: who computes a share far from money may hand it to money. */
    static List<Finding> floatingPoint(List<Source> sources) {
        return sources.stream()
                .filter(Source::isMain)
                .map(source -> Finding.in(source, "", floatingPoint(source.tree())))
                .toList();
    }

    private static int floatingPoint(CompilationUnitTree tree) {
        var places = new int[1];
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
                var kind = type.getPrimitiveTypeKind();
                count(kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT);
                return null;
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                count(literal.getValue() instanceof Double || literal.getValue() instanceof Float);
                return null;
            }

            @Override
            public Void visitIdentifier(IdentifierTree name, Void nothing) {
                count(FLOATING.contains(name.getName().toString()));
                return null;
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree name, Void nothing) {
                count(FLOATING.contains(name.getIdentifier().toString()));
                return super.visitMemberSelect(name, nothing);
            }

            private void count(boolean found) {
                places[0] += found ? 1 : 0;
            }
        }.scan(tree, null);
        return places[0];
    }

    static List<Finding> leftoverNotes(List<Source> sources) {
        return sources.stream()
                .filter(source -> !source.typeName().equals("Words"))
                .map(
                        source ->
                                Finding.in(
                                        source,
                                        "",
                                        (int) NOTE.matcher(source.text()).results().count()))
                .toList();
    }

    static List<Finding> emptyNames(List<Source> sources) {
        return sources.stream()
                .flatMap(
                        source ->
                                source.types().stream()
                                        .map(ClassTree::getSimpleName)
                                        .filter(name -> EMPTY_NAME.matcher(name).matches())
                                        .map(name -> Finding.in(source, "#" + name, 1)))
                .toList();
    }
}
