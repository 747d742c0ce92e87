package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform dies while each step of a prescription is under way. The client system sends the
 * same content again after the restart, and in the end everything happened exactly once.
 */
class CrashFlowTests {
    /** Personal accounts whose balance is not what the ledger's entries add up to. */
    private static final String ACCOUNTS_THAT_DIFFER =
            """
            select count(*)
            from settlement.person p
            where p.account_fen <> coalesce((
                select sum(case when e.credit = 'account:' || p.person_no
                                then e.amount_fen else -e.amount_fen end)
                from ledger.entry e
                where e.bucket = p.bucket
                  and 'account:' || p.person_no in (e.debit, e.credit)), 0)""";

    /** The city's clinics have sold some already. */
    private static final String PACKS = "select count(*) from stock.pack";

    private final Random random = new Random(20261124);

    @TempDir Path folder;

    @Test
    void losesAndDoublesNothingWhenKilledInEveryStep() throws Exception {
        try (var platform = new Platform(folder);
                var http = HttpClient.newHttpClient()) {
            var city = Credentials.read(folder.resolve("demo/credentials.json"));
            var cast = new Cast(http, platform.base(), city);
            var hospital = cast.hospital();
            var pharmacy = cast.pharmacy(0);
            var order = new Lifecycle(cast, hospital, pharmacy).order(cast.patient("310"));
            var before = balance(cast, order);
            long packs = count(platform, PACKS);

            var sold = live(platform, hospital, pharmacy, order);

            assertThat(count(platform, "select count(*) from dispense.sale")).isEqualTo(1);
            assertThat(count(platform, PACKS)).isEqualTo(packs + 3);
            assertThat(count(platform, "select count(*) from prescription.rx")).isEqualTo(1);
            assertThat(sold.settled.text("psn_no")).isEqualTo(order.patient.no());
            assertThat(balance(cast, order))
                    .isEqualByComparingTo(before.subtract(sold.settled.number("acct_pay")));
            assertThat(count(platform, "select count(*) from settlement.settlement")).isEqualTo(1);
            assertThat(count(platform, ACCOUNTS_THAT_DIFFER)).isZero();
            assertThat(count(platform, "select count(*) from dispense.sale where settlement <> 0"))
                    .isEqualTo(1);
            assertThat(hospital.query("rxSetlInfoQuery", order, sold.reserved).must())
                    .satisfies(result -> assertThat(result.list("seltdelts")).hasSize(3));
            writesOnce(platform, cast);
            assertThat(count(platform, "select count(*) from prescription.rx")).isEqualTo(2);
        }
    }

    /** The doctor's desk signs and uploads in one request: cut off anywhere, it is sent again. */
    private void writesOnce(Platform platform, Cast cast) throws Exception {
        var site = cast.site("hospital", 0);
        var api = new ApiClient(URI.create(platform.base()).getPort());
        var doctor = site.doctors().getFirst().text("drCode");
        var token = api.applicationToken(site.appId(), site.appSecret(), doctor);
        var draft = draft(cast, site);
        Supplier<ApiClient.Answer> write =
                () -> api.post("/api/v1/written-prescriptions", token, draft);
        var first = CompletableFuture.supplyAsync(write);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(20, 60));
        platform.kill();
        platform.start();
        var again = write.get();
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        platform.killDatabase();
        assertThat(write.get().text()).isEqualTo(again.text());
        try {
            assertThat(first.join().text()).isEqualTo(again.text());
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(UncheckedIOException.class);
        }
        var hiRxno = again.json().path("hiRxno").asString();
        var state =
                api.get("/api/v1/prescriptions/" + hiRxno, token).json().path("state").path("name");
        assertThat(state.asString()).isEqualTo("EFFECTIVE");
    }

    private static Map<String, Object> draft(Cast cast, Credentials.Site site) {
        var drug = cast.drug(List.of("阿莫西林胶囊"), one -> one.payClass().equals("甲"));
        return Map.of(
                "key", UUID.randomUUID().toString(),
                "writtenAt", OffsetDateTime.now(ChinaTime.ZONE).toString(),
                "psnNo", cast.patient("310").no(),
                "pharmacist", site.pharmacists().getLast().text("pharCode"),
                "diagnoses", List.of(Map.of("code", "J06.900")),
                "lines",
                        List.of(
                                Map.of(
                                        "drugCode",
                                        drug.code(),
                                        "dose",
                                        1,
                                        "frequency",
                                        "12",
                                        "route",
                                        "1",
                                        "days",
                                        3,
                                        "quantity",
                                        1,
                                        "withinLimit",
                                        true)),
                "validDays", 3);
    }

    private record Sold(HisClient.Reserved reserved, Fields settled) {}

    private Sold live(Platform platform, HisClient hospital, PharmacyClient pharmacy, Order order)
            throws Exception {
        var preCheck = hospital.preCheckMessage(order, Journey.number());
        var reserved =
                HisClient.Reserved.of(
                        surviving(platform, hospital.client(), "uploadChk", preCheck));
        var sign = hospital.signMessage(order, reserved);
        var signed = surviving(platform, hospital.client(), "rxFixmedinsSign", sign).must();
        var upload = hospital.uploadMessage(order, reserved, signed);
        surviving(platform, hospital.client(), "rxFileUpld", upload);
        var handle =
                pharmacy.listByVoucher(order.patient).must().list("rxList").stream()
                        .filter(one -> one.text("hiRxno").equals(reserved.hiRxno()))
                        .findFirst()
                        .orElseThrow()
                        .text("authRxno");
        var download = pharmacy.downloadMessage("authRxno", handle, List.of());
        var held =
                PharmacyClient.Held.of(
                        surviving(platform, pharmacy.client(), "rxDownload", download));
        var check = pharmacy.auditMessage(held, true, "核对无误");
        var audited = surviving(platform, pharmacy.client(), "rxPharChk", check).must();
        var purchase = pharmacy.purchase(order, held, order.lines);
        var msgid = pharmacy.client().msgid();
        var settled =
                surviving(
                                platform,
                                () ->
                                        pharmacy.client()
                                                .fsi(
                                                        "2102",
                                                        msgid,
                                                        order.patient.insuredDivision(),
                                                        purchase))
                        .must()
                        .object("setlinfo");
        var items =
                order.lines.stream()
                        .map(line -> PharmacyClient.item(line, line.quantity()))
                        .toList();
        var sale =
                pharmacy.saleMessage(
                        held, audited.text("rxChkBizSn"), settled.text("setl_id"), items);
        surviving(platform, pharmacy.client(), "rxSelldrug", sale);
        return new Sold(reserved, settled);
    }

    private Reply surviving(
            Platform platform, Transport client, String operation, Map<String, ?> body)
            throws Exception {
        return surviving(platform, () -> client.call(operation, body));
    }

    /**
     * Sends, kills the platform some milliseconds later, sends the same after the restart; then
     * kills the database and sends it once more. All answers that arrive must be the same success.
     */
    private Reply surviving(Platform platform, Supplier<Reply> call) throws Exception {
        var first = CompletableFuture.supplyAsync(call);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
        platform.kill();
        platform.start();
        var again = call.get();
        again.must();
        platform.killDatabase();
        var third = call.get();
        assertThat(third.must().asMap()).isEqualTo(again.output().asMap());
        try {
            var answered = first.join();
            assertThat(answered.must().asMap()).isEqualTo(again.output().asMap());
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(UncheckedIOException.class);
        }
        return again;
    }

    private static BigDecimal balance(Cast cast, Order order) {
        var hospital = cast.hospital().client();
        return hospital.fsi(
                        "1101",
                        hospital.msgid(),
                        order.patient.insuredDivision(),
                        Map.of(
                                "data",
                                Map.of(
                                        "mdtrt_cert_type", "02",
                                        "mdtrt_cert_no", order.patient.certno(),
                                        "psn_cert_type", "01",
                                        "certno", order.patient.certno(),
                                        "psn_name", order.patient.name())))
                .must()
                .list("insuinfo")
                .getFirst()
                .number("balc");
    }

    private static long count(Platform platform, String query) throws Exception {
        try (var database = new BenchDatabase(platform.data())) {
            return database.number(query);
        }
    }
}
