package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.util.Map;
import java.util.TreeMap;

/** What a person has used up in a year, by the scope a policy names. */
public record Accumulators(Map<String, Used> byScope) {
    public static final Accumulators NONE = new Accumulators(Map.of());

    /**
     * @param deductible paid by the patient towards the deductible
     * @param base in-scope amounts above the deductible; the bands go by it
     * @param fund paid by the fund
     */
    public record Used(Fen deductible, Fen base, Fen fund) {
        static final Used NOTHING = new Used(Fen.ZERO, Fen.ZERO, Fen.ZERO);

        private Used negated() {
            return new Used(deductible.negated(), base.negated(), fund.negated());
        }

        private Used plusAtLeastZero(Used more) {
            var sum = plus(more);
            return new Used(
                    sum.deductible.max(Fen.ZERO), sum.base.max(Fen.ZERO), sum.fund.max(Fen.ZERO));
        }

        Used plus(Used more) {
            return new Used(
                    deductible.plus(more.deductible), base.plus(more.base), fund.plus(more.fund));
        }
    }

    public Used used(String scope) {
        return byScope.getOrDefault(scope, Used.NOTHING);
    }

    public Accumulators plus(String scope, Used more) {
        var next = new TreeMap<>(byScope);
        next.merge(scope, more, Used::plus);
        return new Accumulators(next);
    }

    /** This with one claim's use instead of another's, nothing below zero. */
    public Accumulators instead(Accumulators more, Accumulators less) {
        var next = new TreeMap<>(plus(more).byScope);
        less.byScope.forEach(
                (scope, used) -> next.merge(scope, used.negated(), Used::plusAtLeastZero));
        return new Accumulators(next);
    }

    public Accumulators plus(Accumulators more) {
        var next = this;
        for (var entry : more.byScope.entrySet()) {
            next = next.plus(entry.getKey(), entry.getValue());
        }
        return next;
    }
}
