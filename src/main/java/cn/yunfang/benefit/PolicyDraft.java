package cn.yunfang.benefit;

import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy file that is not in force: checked like one that would be loaded, and tried as if it had
 * counted on any day, each of its policies in the place of that of the same key.
 */
public final class PolicyDraft {
    private static final int MOST_FAULTS = 20;

    private final List<Policy> own;
    private final List<Policy> together;

    private PolicyDraft(List<Policy> own, List<Policy> inForce) {
        this.own = own;
        var keys = own.stream().map(Policy::key).collect(Collectors.toSet());
        var all = new ArrayList<>(own.stream().map(Policy::always).toList());
        inForce.stream().filter(one -> !keys.contains(one.key())).forEach(all::add);
        this.together = List.copyOf(all);
    }

    /**
     * Reads and checks a file together with the policies that are loaded. POLICY_INVALID names each
     * fault with its place and the cure.
     */
    public static Outcome<PolicyDraft> of(String json, Policies loaded) {
        List<Policy> own;
        try {
            own = PolicyText.document(json);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return invalid(List.of(String.valueOf(e.getMessage())));
        }
        if (own.isEmpty()) {
            return invalid(List.of("policies: none; give at least one"));
        }
        var all = new ArrayList<>(loaded.all());
        all.addAll(own);
        var faults = new ArrayList<>(PolicyCheck.faults(all));
        var known = loaded.all().stream().map(Policy::name).collect(Collectors.toSet());
        own.stream()
                .map(Policy::name)
                .filter(known::contains)
                .forEach(name -> faults.add(name + ": loaded already; give a new version"));
        return faults.isEmpty()
                ? Outcome.done(new PolicyDraft(own, loaded.inForce()))
                : invalid(faults);
    }

    private static Outcome<PolicyDraft> invalid(List<String> faults) {
        var some = String.join("; ", faults.stream().limit(MOST_FAULTS).toList());
        return Outcome.refused(Refusal.at("policy", Reason.POLICY_INVALID, faults.size(), some));
    }

    /** The place it is for, six digits. */
    public String region() {
        return own.getFirst().key().region();
    }

    public String version() {
        return own.getFirst().version();
    }

    /**
     * What would decide about a claim, whenever it was; a policy that is not changed still does.
     */
    public Optional<Policy> find(BenefitClaim claim) {
        return Policies.find(together, claim);
    }
}
