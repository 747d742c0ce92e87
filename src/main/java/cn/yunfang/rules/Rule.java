package cn.yunfang.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a rule fires in a prescription; pure. */
@FunctionalInterface
interface Rule {
    Stream<Hit> hits(ReviewInput rx, RuleVersion terms);

    /**
     * A place where it fires, with the facts its sentence shows.
     *
     * @param line position in the message, 0 for the whole prescription
     * @param source what it was read in, beside the rule's own source; "" when in nothing else
     */
    record Hit(int line, List<Object> facts, String source) {
        Hit(int line, List<Object> facts) {
            this(line, facts, "");
        }

        static Hit of(ReviewInput.Line line, Object... facts) {
            return new Hit(line.no(), List.of(facts));
        }

        static Hit ofAll(Object... facts) {
            return new Hit(0, List.of(facts));
        }
    }

    /** The same of what an adopter imported. */
    @FunctionalInterface
    interface OfImported {
        Stream<Hit> hits(ReviewInput rx, RuleVersion terms, Imported known);
    }

    /** Looks at one line. */
    @FunctionalInterface
    interface OfLine {
        Optional<Hit> hit(ReviewInput rx, ReviewInput.Line line, RuleVersion terms);
    }

    /** Says whether one line is wrong. */
    @FunctionalInterface
    interface LineTest {
        boolean fires(ReviewInput rx, ReviewInput.Line line, RuleVersion terms);
    }

    /** Says whether the whole is wrong. */
    @FunctionalInterface
    interface Test {
        boolean fires(ReviewInput rx, RuleVersion terms);
    }

    static Rule eachLine(OfLine rule) {
        return (rx, terms) ->
                rx.lines().stream().flatMap(line -> rule.hit(rx, line, terms).stream());
    }

    /** Facts of its sentence: the drug's name, the threshold. */
    static Rule lineIs(LineTest test) {
        return eachLine(
                (rx, line, terms) ->
                        when(test.fires(rx, line, terms), line, line.name(), terms.limit()));
    }

    /** Fact of its sentence: the threshold. */
    static Rule whole(Test test) {
        return (rx, terms) ->
                test.fires(rx, terms) ? Stream.of(Hit.ofAll(terms.limit())) : Stream.of();
    }

    static Optional<Hit> when(boolean fires, ReviewInput.Line line, Object... facts) {
        return fires ? Optional.of(Hit.of(line, facts)) : Optional.empty();
    }
}
