package cn.yunfang.benefit;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The policies in force, answered from memory. At start the files {@code benefit/*.json} are added
 * to the table, then all of the table is checked; with a fault in it the platform does not start.
 */
@Component
public class Policies {
    private static final String FILES = "classpath*:benefit/*.json";
    private static final String FALLBACK = "000000";

    private final List<Policy> all;
    private final List<Policy> inForce;

    Policies(Database database) {
        var shipped = shipped();
        database.commit(PolicyTable.add(shipped));
        this.all = database.read(PolicyTable.all());
        this.inForce = inForce(all);
        var faults = new ArrayList<>(PolicyCheck.faults(all));
        shipped.stream()
                .filter(one -> !all.contains(one))
                .forEach(one -> faults.add(one.name() + ": known with other content; new version"));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("benefit policies:\n" + String.join("\n", faults));
        }
    }

    /**
     * The policy for a claim: of the insured division, else of its city, else the fallback; the
     * narrowest that covers person and level.
     */
    public Optional<Policy> find(BenefitClaim claim) {
        return find(inForce, claim);
    }

    /**
     * Each version until the next of its key begins: one without an end ({@link Policy#OPEN_END})
     * ends there, so that what was loaded need not be changed.
     */
    static List<Policy> inForce(List<Policy> all) {
        return all.stream().map(one -> ended(one, all)).toList();
    }

    private static Policy ended(Policy one, List<Policy> all) {
        return one.to().equals(Policy.OPEN_END)
                ? all.stream()
                        .filter(other -> other.key().equals(one.key()))
                        .map(Policy::from)
                        .filter(from -> from.isAfter(one.from()))
                        .min(Comparator.naturalOrder())
                        .map(one::until)
                        .orElse(one)
                : one;
    }

    static Optional<Policy> find(List<Policy> all, BenefitClaim claim) {
        return Stream.of(claim.region(), Division.city(claim.region()), FALLBACK)
                .flatMap(region -> inRegion(all, region, claim).stream())
                .findFirst();
    }

    private static Optional<Policy> inRegion(List<Policy> all, String region, BenefitClaim claim) {
        return all.stream()
                .filter(one -> one.key().region().equals(region))
                .filter(one -> one.inForceOn(claim.on()))
                .filter(one -> one.key().covers(claim))
                .max(Comparator.comparingInt(one -> one.key().narrowness()));
    }

    /** The very policy a settlement was made by, in force or not. */
    public Optional<Policy> named(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** All versions as {@link #all}, each with the day on which it ends or is followed. */
    public List<Policy> inForce() {
        return inForce;
    }

    /**
     * The file of a region and version as it would be loaded, amounts and ratios as texts; empty
     * when there is none.
     */
    public Optional<Map<String, Object>> file(String region, String version) {
        var own =
                all.stream()
                        .filter(one -> one.key().region().equals(region))
                        .filter(one -> one.version().equals(version))
                        .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(PolicyText.document(own));
    }

    /** All versions of all policies. */
    public List<Policy> all() {
        return all;
    }

    static List<Policy> shipped() {
        var policies = new ArrayList<Policy>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                policies.addAll(
                        PolicyText.document(file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policies;
    }
}
