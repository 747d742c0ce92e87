package cn.yunfang.simulation;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Builds the demo city once, before the first request is answered, and writes the starter kit at
 * every start. Two nodes may build at once: every write leaves alone what is there.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoCity implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCity.class);

    private final Parts parts;
    private final Database database;
    private final Registry registry;
    private final Formulary formulary;
    private final Clock clock;
    private final Path folder;

    /** What the city is made of. */
    @Component
    @ConditionalOnBooleanProperty("yunfang.demo")
    record Parts(
            City plan,
            DemoSites sites,
            DemoPeople people,
            DemoShelves shelves,
            DemoContracts contracts,
            DemoCohort cohort,
            DemoClinicGoods goods,
            DemoReach reach) {}

    DemoCity(
            Parts parts,
            Database database,
            Registry registry,
            Formulary formulary,
            Clock clock,
            @Value("${yunfang.data}") Path data) {
        this.parts = parts;
        this.database = database;
        this.registry = registry;
        this.formulary = formulary;
        this.clock = clock;
        this.folder = data.resolve("demo");
    }

    @Override
    public void afterSingletonsInstantiated() {
        var city = parts.plan();
        var built = database.read(CityTable.built());
        built.ifPresent(before -> check(city, before));
        if (built.isEmpty() || built.get().persons() < city.persons()) {
            build(city);
        }
        var drugs = formulary.inForce(ChinaTime.today(clock));
        var kit = StarterKit.of(city, registry.platformKey().publicKey().base64(), drugs);
        try {
            write(kit.json());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the starter kit to " + folder, e);
        }
    }

    private void build(City city) {
        var began = clock.millis();
        parts.sites().register(city.sites());
        parts.people().enrol(city);
        var drugs = formulary.circulating(ChinaTime.today(clock));
        parts.shelves().fill(city, drugs);
        parts.contracts().sign(city);
        parts.goods().trade(city, drugs);
        parts.reach().register(city.sites());
        parts.cohort().measure(city);
        database.commit(CityTable.note(city, clock.instant()));
        LOG.info(
                "built the demo city: {} institutions, {} persons in {} ms",
                city.sites().size(),
                city.persons(),
                clock.millis() - began);
    }

    private static void check(City city, CityTable.Built before) {
        if (!before.seed().equals(city.seed().text())) {
            throw new IllegalStateException(
                    "this database holds the demo city of seed '%s': use that or a new database"
                            .formatted(before.seed()));
        }
    }

    /** Whole or not at all, and for its owner only. */
    private void write(String json) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("credentials.json");
        var part =
                Files.createTempFile(
                        folder,
                        "credentials",
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, json + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
