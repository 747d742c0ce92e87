package cn.yunfang.registry;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who may take part. Answers from memory; changes in the tables are seen within two seconds. */
@Component
public class Registry {
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final Sm2PrivateKey platformKey;
    private volatile Snapshot now;

    Registry(Database database, Vault vault, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.platformKey = ownKey(database, vault);
        this.now = Snapshot.read(database, vault);
    }

    public Optional<Institution> institution(String code) {
        return Optional.ofNullable(now.institutions().get(code));
    }

    public Optional<Practitioner> practitioner(String code) {
        return Optional.ofNullable(now.practitioners().get(code));
    }

    public Optional<Application> application(String appId) {
        return Optional.ofNullable(now.applications().get(appId));
    }

    /** The application an institution signs its FSI messages with. */
    public Optional<Application> applicationOf(String institution) {
        return Optional.ofNullable(now.applicationOf().get(institution));
    }

    /** Pharmacies designated today by distance from a point, nearest first. */
    public List<Institution> pharmaciesNear(double longitude, double latitude, int most) {
        var today = ChinaTime.today(clock);
        return now.inOrder().stream()
                .filter(one -> one.isPharmacy() && one.designatedOn(today))
                .sorted(Comparator.comparingDouble(one -> one.metresFrom(longitude, latitude)))
                .limit(most)
                .toList();
    }

    /** Institutions of one type in code order; all of them when the type is empty. */
    public List<Institution> institutions(Optional<Institution.Type> type) {
        return now.inOrder().stream()
                .filter(one -> type.isEmpty() || one.type() == type.get())
                .toList();
    }

    /** Doctors and pharmacists who work at an institution, in code order. */
    public List<Practitioner> practitionersAt(String institution) {
        return now.staff().getOrDefault(institution, List.of());
    }

    /** The key and certificate the platform signs with for an institution (CertId, §1.7). */
    public Optional<SigningCertificate> signingCertificate(String institution) {
        return Optional.ofNullable(now.certificates().get(institution));
    }

    /** Where an institution's system takes the platform's messages; empty when it takes none. */
    public Optional<URI> pushEndpoint(String institution) {
        return Optional.ofNullable(now.endpoints().get(institution));
    }

    /** When a pharmacy is open and whether it delivers; empty when it never told. */
    public Optional<Storefront> storefront(String pharmacy) {
        return Optional.ofNullable(now.storefronts().get(pharmacy));
    }

    /** Whether any institution takes messages. */
    public boolean hasPushEndpoints() {
        return !now.endpoints().isEmpty();
    }

    /** The platform's own key; every answer of the national interface is signed with it. */
    public Sm2PrivateKey platformKey() {
        return platformKey;
    }

    /** Reads everything again when the change number says so. */
    @Scheduled(fixedDelayString = "${yunfang.registry.interval:1000}")
    void refresh() {
        if (database.read(KeyTable.change()) != now.change()) {
            reload();
        }
    }

    synchronized void reload() {
        now = Snapshot.read(database, vault);
    }

    // two nodes may both generate one at their first start: the table keeps the first
    private static Sm2PrivateKey ownKey(Database database, Vault vault) {
        var stored = database.read(KeyTable.platformKey(vault));
        if (stored.isPresent()) {
            return stored.get();
        }
        database.commit(KeyTable.addPlatformKey(Sm2PrivateKey.generate(new SecureRandom()), vault));
        return database.read(KeyTable.platformKey(vault)).orElseThrow();
    }
}
