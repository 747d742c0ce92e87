package cn.yunfang.delivery;

import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.TableFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * What bringing goods costs and by when they are there ({@code delivery/services.csv}), and what of
 * them has to stay cold ({@code delivery/cold-chain.csv}). The catalogue says nothing of storage:
 * the cold list goes by parts of generic names, as the storage section of package inserts has it.
 */
@Component
public class Services {
    private static final long KILOMETRE = 1_000;

    /**
     * A kind of delivery: on top of the pharmacy's own terms.
     *
     * @param extraFee for each; @param freeMetres that cost nothing more
     * @param perKilometre for each begun kilometre beyond
     */
    public record Service(
            String kind,
            String chinese,
            String english,
            Fen extraFee,
            long freeMetres,
            Fen perKilometre,
            Duration extraTime) {
        /** What one delivery costs the patient. */
        public Fen fee(DeliveryTerms terms, long metres) {
            long beyond = Math.max(0, metres - freeMetres);
            long begun = (beyond + KILOMETRE - 1) / KILOMETRE;
            return terms.fee()
                    .plus(extraFee)
                    .plus(new Fen(Math.multiplyExact(perKilometre.value(), begun)));
        }

        /** From the moment the shop is open to the door. */
        public Duration time(DeliveryTerms terms) {
            return Duration.ofMinutes(terms.minutes()).plus(extraTime);
        }
    }

    /** How a drug is to be kept. */
    public record Storage(String nameContains, String chinese, String english) {}

    private final List<Service> services;
    private final List<Storage> cold;

    Services() {
        services = TableFile.rows("delivery/services.csv").stream().map(Services::service).toList();
        cold =
                TableFile.rows("delivery/cold-chain.csv").stream()
                        .map(
                                row ->
                                        new Storage(
                                                row.get("name_contains"),
                                                row.get("chinese"),
                                                row.get("english")))
                        .toList();
    }

    /** How a drug of this generic name has to be kept cold; empty when it need not. */
    public Optional<Storage> cold(String genericName) {
        return cold.stream().filter(one -> genericName.contains(one.nameContains)).findFirst();
    }

    /** The service for goods that must stay cold, or for others. */
    public Service forGoods(boolean keptCold) {
        return kind(keptCold ? "COLD_CHAIN" : "STANDARD");
    }

    /** One by its name. */
    public Service kind(String kind) {
        return services.stream().filter(one -> one.kind.equals(kind)).findFirst().orElseThrow();
    }

    private static Service service(CSVRecord row) {
        return new Service(
                row.get("kind"),
                row.get("chinese"),
                row.get("english"),
                new Fen(Long.parseLong(row.get("extra_fee_fen"))),
                Long.parseLong(row.get("free_metres")),
                new Fen(Long.parseLong(row.get("per_km_fen"))),
                Duration.ofMinutes(Long.parseLong(row.get("extra_minutes"))));
    }
}
