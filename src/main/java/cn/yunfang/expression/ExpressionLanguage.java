package cn.yunfang.expression;

import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What conditions may speak of: named values with types. */
public final class ExpressionLanguage {
    /** Steps of all loops of one evaluation together, nested ones multiplied. */
    private static final int MOST_STEPS = 5_000;

    private static final int MOST_CHARACTERS = 2_000;
    private static final int DEEPEST = 32;
    private static final int LARGEST_PATTERN = 500;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .comprehensionMaxIterations(MOST_STEPS)
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(DEEPEST)
                    .maxRegexProgramSize(LARGEST_PATTERN)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();

    private final Cel cel;

    private ExpressionLanguage(Cel cel) {
        this.cel = cel;
    }

    /**
     * A type is text, integer, number, flag, the name of a record, or one of these with {@code []}
     * behind it for a list.
     *
     * @param records types of the fields by record and field; records hold no records
     * @param variables type by name
     */
    public static ExpressionLanguage of(
            Map<String, Map<String, String>> records, Map<String, String> variables) {
        var types = new LinkedHashMap<String, CelType>();
        records.forEach((name, fields) -> types.put(name, struct(name, fields)));
        var builder =
                CelFactory.plannerCelBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setTypeProvider(new Known(ImmutableMap.copyOf(types)))
                        .setResultType(SimpleType.BOOL);
        variables.forEach((name, type) -> builder.addVar(name, type(type, types)));
        return new ExpressionLanguage(builder.build());
    }

    private static CelType struct(String name, Map<String, String> fields) {
        var types = ImmutableMap.<String, CelType>builder();
        fields.forEach((field, type) -> types.put(field, type(type, Map.of())));
        var byField = types.buildOrThrow();
        return StructType.create(
                name, byField.keySet(), field -> Optional.ofNullable(byField.get(field)));
    }

    private static CelType type(String name, Map<String, CelType> records) {
        if (name.endsWith("[]")) {
            return ListType.create(type(name.substring(0, name.length() - 2), records));
        }
        return switch (name) {
            case "text" -> SimpleType.STRING;
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "flag" -> SimpleType.BOOL;
            default ->
                    Optional.ofNullable(records.get(name))
                            .orElseThrow(() -> new IllegalArgumentException("no type " + name));
        };
    }

    /** The types of the records, for the type check. */
    private record Known(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return byName.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    /** Reads a condition, or says where it is wrong; lines and columns count from 1. */
    public Outcome<Expression> read(String text) {
        var checked = cel.compile(text);
        if (checked.hasError()) {
            return Outcome.refused(refusal(checked.getErrors().getFirst()));
        }
        try {
            return Outcome.done(new Expression(cel.createProgram(checked.getAst())));
        } catch (CelValidationException | CelEvaluationException e) {
            return Outcome.refused(refusal(1, 1, String.valueOf(e.getMessage())));
        }
    }

    private static Refusal refusal(CelIssue issue) {
        var place = issue.getSourceLocation();
        return refusal(
                Math.max(place.getLine(), 1),
                Math.max(place.getColumn(), 0) + 1,
                issue.getMessage().strip());
    }

    private static Refusal refusal(int line, int column, String what) {
        return Refusal.at("expression", Reason.RULE_EXPRESSION_WRONG, line, column, what);
    }
}
