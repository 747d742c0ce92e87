package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Largest remainder: everybody gets the whole fen of his proportional part, the fen left over go
 * one each to those with the largest fractions, earlier lines first. The parts add up exactly and
 * none exceeds its weight as long as the total does not exceed the weights.
 */
final class Allotment {
    private Allotment() {}

    static List<Fen> of(Fen total, List<Fen> weights) {
        long sum = weights.stream().reduce(Fen.ZERO, Fen::plus).value();
        if (sum == 0) {
            return weights.stream().map(_ -> Fen.ZERO).toList();
        }
        var whole = new ArrayList<Long>();
        var fractions = new ArrayList<BigInteger>();
        for (var weight : weights) {
            var parts =
                    BigInteger.valueOf(total.value())
                            .multiply(BigInteger.valueOf(weight.value()))
                            .divideAndRemainder(BigInteger.valueOf(sum));
            whole.add(parts[0].longValueExact());
            fractions.add(parts[1]);
        }
        long left = total.value() - whole.stream().mapToLong(i -> i).sum();
        IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> fractions.get(i)).reversed())
                .limit(left)
                .forEach(i -> whole.set(i, whole.get(i) + 1));
        return whole.stream().map(Fen::new).toList();
    }
}
