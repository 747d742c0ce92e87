package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.chronic.Filings;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Persons;
import cn.yunfang.reach.PlaceKind;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Travel;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.stock.Stocks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@YunfangTest
@TestPropertySource(
        properties = {
            "yunfang.demo=true",
            "yunfang.demo.persons=2100",
            "yunfang.data=target/demo-city-test"
        })
@DirtiesContext
class DemoCityFlowTests {
    private static final int THIS_YEAR = ChinaTime.today(Clock.systemUTC()).getYear();

    private static final Path KIT = Path.of("target/demo-city-test/demo/credentials.json");

    @LocalServerPort int port;
    @Autowired City city;
    @Autowired DemoCity demoCity;
    @Autowired Database database;
    @Autowired Registry registry;
    @Autowired Persons persons;
    @Autowired PersonalAccounts accounts;
    @Autowired Settlements settlements;
    @Autowired Filings filings;
    @Autowired Stocks stocks;
    @Autowired Formulary formulary;
    @Autowired Reach reach;
    @Autowired Travel travel;

    @Test
    void everybodyAndEverythingOfThePlanIsInTheModules() {
        for (var site : city.sites()) {
            var code = site.institution().code();
            assertThat(registry.institution(code)).contains(site.institution());
            assertThat(registry.applicationOf(code)).contains(site.application());
            assertThat(registry.practitionersAt(code)).containsAll(site.staff());
            assertThat(registry.signingCertificate(code)).isPresent();
        }
        // the last hundred: other tests on the same database may use those of the starter kit
        city.residents(2_000, 2_100)
                .forEach(
                        one -> {
                            var no = one.person().no();
                            assertThat(database.read(persons.byVoucher(one.enrolment().ecToken())))
                                    .contains(one.person());
                            assertThat(database.read(accounts.balance(no)))
                                    .isEqualTo(one.balance().orElse(Fen.ZERO));
                            assertThat(database.read(filings.of(no)))
                                    .extracting(filing -> filing.diseaseCode())
                                    .hasSameElementsAs(one.diseases());
                            var used = database.read(settlements.used(no, THIS_YEAR));
                            assertThat(used.byScope().keySet())
                                    .isEqualTo(one.deductibles().keySet());
                            one.deductibles()
                                    .forEach(
                                            (scope, paid) ->
                                                    assertThat(used.used(scope).deductible())
                                                            .isEqualTo(paid));
                        });
    }

    @Test
    void atAnyTimeAPharmacyIsOpenAndAnotherShut() {
        var shops = DemoShops.of(city.sites());
        // of some, other tests change the hours
        assertThat(shops.keySet()).allMatch(code -> registry.storefront(code).isPresent());
        assertThat(shops.entrySet())
                .anyMatch(
                        one ->
                                registry.storefront(one.getKey())
                                        .filter(one.getValue()::equals)
                                        .isPresent());
        var hours = shops.values().stream().map(shop -> shop.hours()).toList();
        assertThat(hours).anyMatch(one -> one.closesFrom(Instant.now()).isEmpty());
        assertThat(Stream.iterate(Instant.EPOCH, at -> at.plusSeconds(900)).limit(96))
                .allSatisfy(at -> assertThat(hours).anyMatch(one -> one.isOpen(at)))
                .allSatisfy(at -> assertThat(hours).anyMatch(one -> !one.isOpen(at)));
        assertThat(city.sites())
                .anyMatch(
                        site ->
                                site.institution().isPharmacy()
                                        && !shops.containsKey(site.institution().code()));
    }

    @Test
    void filedDiseasesHaveNames() {
        assertThat(city.residents().flatMap(one -> one.diseases().stream()).distinct())
                .allSatisfy(code -> assertThat(formulary.chronicDisease(code)).isPresent());
    }

    @Test
    void firstPharmacyHasEveryDrugThatCirculates() {
        var drugs =
                formulary.circulating(ChinaTime.today(Clock.systemUTC())).stream()
                        .map(drug -> drug.code())
                        .toList();

        var shelf = database.read(stocks.shelf("P37108305000", drugs));

        assertThat(drugs).isNotEmpty();
        assertThat(shelf).hasSameSizeAs(drugs);
        assertThat(registry.pharmaciesNear(121.5396, 36.919, 50))
                .extracting(one -> one.code())
                .contains("P37108305000");
    }

    @Test
    void starterKitIsForItsOwnerOnlyAndMatchesThePlatform() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(KIT)))
                .isEqualTo("rw-------");
        var kit = Credentials.read(KIT);
        assertThat(kit.platformPublicKey()).isEqualTo(registry.platformKey().publicKey().base64());
        assertThat(kit.institutions()).hasSize(city.sites().size());
        assertThat(kit.patients()).hasSize(2_000);
        assertThat(kit.drugs()).isNotEmpty();
    }

    @Test
    void secondStartChangesNothingButWritesTheStarterKitAgain() throws Exception {
        var kit = Files.readString(KIT);
        Files.delete(KIT);
        var before = everything();

        demoCity.afterSingletonsInstantiated();

        assertThat(everything()).isEqualTo(before);
        assertThat(Files.readString(KIT)).isEqualTo(kit);
    }

    @Test
    void secondStartLeavesWhatABureauSaidOfAPlace() {
        var clinic =
                city.sites().stream()
                        .map(Site::institution)
                        .filter(one -> one.type() == Institution.Type.CLINIC)
                        .findFirst()
                        .orElseThrow();
        var bureau = new Caller(Caller.Role.CLERK, clinic.division(), "clerk", Optional.empty());
        assertThat(places(clinic)).contains(clinic.code());
        reach.register(bureau, clinic.code(), Set.of());
        try {
            demoCity.afterSingletonsInstantiated();

            assertThat(places(clinic)).doesNotContain(clinic.code());
        } finally {
            reach.register(bureau, clinic.code(), Set.of(PlaceKind.VILLAGE_CLINIC));
        }
    }

    private List<String> places(Institution around) {
        var question = new Reach.Question(travel.mode("WALK").orElseThrow(), Set.of(), 900);
        return reach
                .near(
                        BigDecimal.valueOf(around.longitude()),
                        BigDecimal.valueOf(around.latitude()),
                        question,
                        10)
                .stream()
                .map(way -> way.place().institution().code())
                .toList();
    }

    @Test
    void exampleScriptOfIntegrateMdIsUnderstood(@TempDir Path folder) throws Exception {
        assumeThat(runs("openssl", "pkeyutl", "-help") && runs("jq", "-V") && runs("xxd", "-v"))
                .as("openssl, jq and xxd are installed")
                .isTrue();
        var output = folder.resolve("output").toFile();
        var undo =
                """
                {"hiRxno":"000100000000000000000000000001","drCode":"D371083000100",
                 "undoDrName":"李/<四>","undoDrCertType":"01","undoDrCertno":"99","undoRea":"示例",
                 "undoTime":"2026-11-24 10:00:00","nothing":null,"empty":[],"number":3}""";
        var script =
                new ProcessBuilder("docs/examples/call.sh", "hospital", "rxUndo", undo)
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        script.environment().put("YUNFANG_URL", "http://127.0.0.1:" + port);
        script.environment().put("YUNFANG_DATA", "target/demo-city-test");

        int status = script.start().waitFor();

        // the envelope was opened and its signature held: only the prescription does not exist
        assertThat(Files.readString(output.toPath()))
                .contains("\"code\": " + Reason.PRESCRIPTION_UNKNOWN.code());
        assertThat(status).isZero();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anotherSeedInTheSameDatabaseIsRefusedByName() throws SQLException {
        execute("update simulation.city set seed = 'another'");
        try {
            assertThatThrownBy(demoCity::afterSingletonsInstantiated)
                    .hasMessageContaining("seed 'another'");
        } finally {
            execute("update simulation.city set seed = 'yunfang'");
        }
    }

    private List<Long> everything() {
        return List.of(
                number("select number from registry.change"),
                count("person.person"),
                count("person.voucher"),
                count("ledger.entry"),
                count("chronic.filing"),
                count("stock.item"),
                number("select extract(epoch from built_at)::bigint from simulation.city"));
    }

    private static long count(String table) {
        return number("select count(*) from " + table);
    }

    private static long number(String sql) {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
