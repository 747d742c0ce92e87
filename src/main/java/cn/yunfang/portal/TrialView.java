package cn.yunfang.portal;

import cn.yunfang.trial.Trial;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a policy file would have changed, in yuan.
 *
 * @param region and {@code version} of the file
 * @param largest the ten settlements that change most for the patient
 * @param skipped how many could not be calculated again, by reason
 */
@Schema(name = "PolicySimulation")
record TrialView(
        String region,
        String version,
        LocalDate from,
        LocalDate to,
        Sum total,
        List<OfGroup> groups,
        List<Largest> largest,
        Map<Trial.Skipped, Integer> skipped) {

    /** Who paid what. */
    @Schema(name = "SimulatedPaid")
    record Paid(BigDecimal fund, BigDecimal account, BigDecimal cash) {
        static Paid of(Trial.Paid paid) {
            return new Paid(paid.fund().yuan(), paid.account().yuan(), paid.cash().yuan());
        }
    }

    /**
     * Some settlements together.
     *
     * @param better how many cost the patient less; @param worse more
     */
    @Schema(name = "SimulatedSum")
    record Sum(int count, int better, int worse, int equal, Paid before, Paid after) {
        static Sum of(Trial.Sum sum) {
            return new Sum(
                    sum.count(),
                    sum.better(),
                    sum.worse(),
                    sum.equal(),
                    Paid.of(sum.before()),
                    Paid.of(sum.after()));
        }
    }

    /** Settlements of one kind of insured and care. */
    @Schema(name = "SimulatedGroup")
    record OfGroup(Trial.Group group, Sum sum) {}

    /**
     * One settlement, without person, institution and day.
     *
     * @param difference what the patient would have paid more
     */
    @Schema(name = "SimulatedChange")
    record Largest(
            Trial.Group group, BigDecimal medfee, BigDecimal difference, Paid before, Paid after) {
        static Largest of(Trial.Change one) {
            return new Largest(
                    one.group(),
                    one.medfee().yuan(),
                    one.difference().yuan(),
                    Paid.of(one.before()),
                    Paid.of(one.after()));
        }
    }

    static TrialView of(Trial trial) {
        return new TrialView(
                trial.region(),
                trial.version(),
                trial.from(),
                trial.to(),
                Sum.of(trial.total()),
                trial.groups().entrySet().stream()
                        .map(one -> new OfGroup(one.getKey(), Sum.of(one.getValue())))
                        .toList(),
                trial.largest().stream().map(Largest::of).toList(),
                trial.skipped());
    }
}
