package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The numbers of the first page; computed at most once a second however many look. */
@Component
class LiveStatistics {
    /**
     * @param prescribed passed the pre-check; @param approved became effective
     * @param claimed taken by a pharmacy; @param dispensed hand-overs; @param returned goods back
     */
    record Counts(
            long prescribed,
            long approved,
            long rejected,
            long claimed,
            long settled,
            long dispensed,
            long returned,
            long revoked) {}

    /** Who takes part today. */
    record Network(long hospitals, long pharmacies, long drugs) {}

    /**
     * @param asOf when the numbers were read; they lag the events by a few seconds
     * @param demo whether this is the demo city, where everything is synthetic
     */
    record Live(OffsetDateTime asOf, boolean demo, Counts today, Counts total, Network network) {}

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final Registry registry;
    private final Formulary formulary;
    private final Clock clock;
    private final boolean demo;
    private volatile Optional<Live> last = Optional.empty();

    LiveStatistics(
            Database database,
            Registry registry,
            Formulary formulary,
            Clock clock,
            @Value("${yunfang.demo:false}") boolean demo) {
        this.database = database;
        this.registry = registry;
        this.formulary = formulary;
        this.clock = clock;
        this.demo = demo;
    }

    Live now() {
        return fresh().orElseGet(this::compute);
    }

    private Optional<Live> fresh() {
        var oldest = clock.instant().minus(FRESH);
        return last.filter(live -> live.asOf().toInstant().isAfter(oldest));
    }

    private synchronized Live compute() {
        var already = fresh();
        if (already.isPresent()) {
            return already.get();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var told = database.read(CountTable.all(ChinaTime.date(now)));
        var live =
                new Live(
                        now.atOffset(ChinaTime.ZONE),
                        demo,
                        counts(told, true),
                        counts(told, false),
                        network(now));
        last = Optional.of(live);
        return live;
    }

    private static Counts counts(Map<String, CountTable.Told> told, boolean today) {
        return new Counts(
                count(told, "PrescriptionReserved", today),
                count(told, "PrescriptionApproved", today),
                count(told, "PrescriptionRejected", today),
                count(told, "LinesClaimed", today),
                count(told, "PurchaseSettled", today),
                count(told, "PrescriptionDispensed", today),
                count(told, "GoodsReturned", today),
                count(told, "PrescriptionRevoked", today));
    }

    private static long count(Map<String, CountTable.Told> told, String name, boolean today) {
        var one = told.getOrDefault(name, CountTable.Told.NEVER);
        return today ? one.today() : one.ever();
    }

    private Network network(Instant now) {
        var day = ChinaTime.date(now);
        var designated =
                registry.institutions(Optional.empty()).stream()
                        .filter(one -> one.designatedOn(day))
                        .toList();
        long pharmacies = designated.stream().filter(Institution::isPharmacy).count();
        return new Network(
                designated.size() - pharmacies, pharmacies, formulary.circulating(day).size());
    }
}
