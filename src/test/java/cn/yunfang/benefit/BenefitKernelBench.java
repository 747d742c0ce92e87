package cn.yunfang.benefit;

import cn.yunfang.benefit.BenefitClaim.Line;
import cn.yunfang.benefit.BenefitClaim.PayClass;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the calculation of a purchase costs: {@code ./yunfang bench kernels}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BenefitKernelBench {
    private final List<Policy> policies = Policies.shipped();
    private final BenefitClaim ordinary = claim("310", "41", "");
    private final BenefitClaim special = claim("390", "140201", "M00500");
    private final Accumulators used =
            Accumulators.NONE.plus(
                    "special",
                    new Accumulators.Used(
                            Fen.ofYuan(new BigDecimal("200")),
                            Fen.ofYuan(new BigDecimal("50000")),
                            Fen.ofYuan(new BigDecimal("35000"))));

    private static BenefitClaim claim(String insurance, String medType, String disease) {
        var lines = IntStream.rangeClosed(1, 5).mapToObj(BenefitKernelBench::line).toList();
        return new BenefitClaim(
                LocalDate.of(2026, 6, 1),
                "320100",
                insurance,
                "1101",
                medType,
                "pharmacy",
                Optional.empty(),
                disease,
                List.of(),
                true,
                Fen.ofYuan(new BigDecimal("50")),
                List.of(),
                lines);
    }

    private static Line line(int no) {
        var quantity = BigDecimal.valueOf(no);
        var price = new BigDecimal("33.457").multiply(quantity);
        return new Line(
                no,
                "X" + no,
                no % 2 == 0 ? PayClass.B : PayClass.A,
                no % 2 == 0 ? new BigDecimal("0.10") : BigDecimal.ZERO,
                no == 4 ? Optional.of(new BigDecimal("100.00")) : Optional.empty(),
                quantity,
                price,
                Fen.round(quantity.multiply(price)),
                false,
                "0",
                no == 5,
                true);
    }

    private Split split(BenefitClaim claim) {
        return Benefit.split(claim, Policies.find(policies, claim).orElseThrow(), used);
    }

    /** Five lines over the counter, with the search for the policy and the explanation. */
    @Benchmark
    public Split ordinary() {
        return split(ordinary);
    }

    /** The same for a special disease: three funds, one after the other. */
    @Benchmark
    public Split threeFunds() {
        return split(special);
    }
}
