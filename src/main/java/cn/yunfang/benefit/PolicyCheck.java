package cn.yunfang.benefit;

import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** What must hold of all policies together before one of them may decide about money. */
final class PolicyCheck {
    private final List<String> faults = new ArrayList<>();

    private PolicyCheck() {}

    /** Everything that is wrong, one sentence each. */
    static List<String> faults(List<Policy> policies) {
        var check = new PolicyCheck();
        policies.forEach(check::one);
        var inForce = Policies.inForce(policies);
        check.timeline(inForce);
        check.sameDualChannel(inForce);
        return List.copyOf(check.faults);
    }

    private void one(Policy policy) {
        fault(policy, !policy.key().region().matches("\\d{6}"), "region is not six digits");
        fault(policy, isOther(policy.key().region()), "region is not the municipality as a whole");
        fault(policy, policy.version().isEmpty(), "no version");
        fault(policy, policy.status().isEmpty(), "no status");
        fault(policy, policy.to().isBefore(policy.from()), "ends before it begins");
        policy.away().ifPresent(cuts -> away(policy, cuts));
        fault(
                policy,
                !policy.designated().values().stream().allMatch(one -> one.matches("\\w{1,3}")),
                "designated names a business of more than three characters");
        funds(policy, policy.funds());
        funds(policy, policy.dualChannelFunds());
    }

    // the persons of a municipality are looked for under its own code
    private static boolean isOther(String region) {
        return region.matches("\\d{4}00") && !Division.city(region).equals(region);
    }

    // so that filing never costs the patient more, and an emergency is as good as filed
    private void away(Policy policy, Policy.AwayCuts cuts) {
        for (var cut : List.of(cuts.emergency(), cuts.filed(), cuts.notFiled())) {
            fault(
                    policy,
                    cut.signum() < 0 || cut.compareTo(BigDecimal.ONE) > 0 || cut.scale() > 4,
                    "an away cut is not between 0 and 1 with at most four decimals");
        }
        fault(
                policy,
                cuts.emergency().compareTo(cuts.filed()) > 0
                        || cuts.filed().compareTo(cuts.notFiled()) > 0,
                "away cuts do not ascend from emergency to filed to not filed");
    }

    private void funds(Policy policy, List<FundRule> rules) {
        var order = new ArrayList<Fund>();
        for (var rule : rules) {
            order.add(rule.fund());
            var name = rule.fund().name();
            fault(policy, !rule.type().matches("\\d{6}"), name + ": type is not six digits");
            fault(policy, rule.scope().isEmpty(), name + ": no scope");
            fault(policy, rule.scope().contains("/"), name + ": scope contains a slash");
            fault(policy, rule.deductible().isNegative(), name + ": deductible below zero");
            fault(
                    policy,
                    rule.visitDeductible().isNegative(),
                    name + ": deductible of a visit below zero");
            fault(policy, rule.ceiling().filter(Fen::isNegative).isPresent(), name + ": ceiling");
            fault(
                    policy,
                    rule.diseaseCeilings().values().stream().anyMatch(Fen::isNegative),
                    name + ": disease ceiling below zero");
            bands(policy, rule);
        }
        fault(policy, new HashSet<>(order).size() != order.size(), "a fund pays twice");
        fault(policy, !order.stream().sorted().toList().equals(order), "funds out of order");
    }

    private void bands(Policy policy, FundRule rule) {
        var name = rule.fund().name();
        var bands = rule.bands();
        if (bands.isEmpty() || !bands.getFirst().from().equals(Fen.ZERO)) {
            faults.add(policy.name() + ": " + name + ": bands do not begin at zero");
        }
        for (int i = 1; i < bands.size(); i++) {
            fault(
                    policy,
                    bands.get(i).from().compareTo(bands.get(i - 1).from()) <= 0,
                    name + ": bands do not ascend");
        }
        fault(
                policy,
                bands.stream()
                        .anyMatch(
                                band ->
                                        band.ratio().signum() < 0
                                                || band.ratio().compareTo(BigDecimal.ONE) > 0
                                                || band.ratio().scale() > 4),
                name + ": a ratio is not between 0 and 1 with at most four decimals");
    }

    // of one key, one version follows the other without a day between or a day twice
    private void timeline(List<Policy> policies) {
        var byKey = new TreeMap<String, List<Policy>>();
        policies.forEach(
                one ->
                        byKey.computeIfAbsent(one.key().toString(), _ -> new ArrayList<>())
                                .add(one));
        for (var versions : byKey.values()) {
            versions.sort(Comparator.comparing(Policy::from));
            for (int i = 1; i < versions.size(); i++) {
                var expected = versions.get(i - 1).to().plusDays(1);
                var from = versions.get(i).from();
                fault(versions.get(i), from.isBefore(expected), "overlaps the version before");
                fault(versions.get(i), from.isAfter(expected), "leaves a gap after the version");
            }
        }
    }

    // a negotiated drug is paid the same wherever it is bought
    private void sameDualChannel(List<Policy> policies) {
        for (var one : policies) {
            for (var other : policies) {
                boolean together =
                        one.key().region().equals(other.key().region())
                                && one.key().insuranceType().equals(other.key().insuranceType())
                                && one.key().medType().equals(other.key().medType())
                                && one.key().personType().equals(other.key().personType())
                                && !one.from().isAfter(other.to())
                                && !other.from().isAfter(one.to());
                fault(
                        one,
                        together && !one.dualChannelFunds().equals(other.dualChannelFunds()),
                        "pays dual-channel drugs unlike " + other.name());
            }
        }
    }

    private void fault(Policy policy, boolean wrong, String what) {
        if (wrong) {
            faults.add(policy.name() + ": " + what);
        }
    }
}
