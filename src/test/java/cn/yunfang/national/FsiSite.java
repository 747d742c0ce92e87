package cn.yunfang.national;

import cn.yunfang.HeldPrescription;
import cn.yunfang.TestClock;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registrar;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** One pharmacy's FSI client, with persons and prescriptions made for its tests. */
final class FsiSite {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    final String code;
    final String appId;
    final String secret;

    /** The client of a pharmacy that is registered already. */
    FsiSite(int port, String code, String appId, String secret) {
        this.address =
                URI.create(
                        "http://127.0.0.1:"
                                + port
                                + "/any//mbs/fmi/fsi/api/callFsiService/callService");
        this.code = code;
        this.appId = appId;
        this.secret = secret;
    }

    FsiSite(int port, Registrar registrar) {
        this(
                port,
                "P%011d".formatted(random(100_000_000_000L)),
                "FSIAPP%026d".formatted(random(1_000_000_000_000L)),
                "FSISECRET%023d".formatted(random(1_000_000_000_000L)));
        must(
                registrar.registerInstitutions(
                        List.of(
                                new Institution(
                                        code,
                                        "测试药店",
                                        Institution.Type.PHARMACY,
                                        "371083",
                                        "",
                                        "",
                                        0,
                                        0,
                                        LocalDate.of(2020, 1, 1),
                                        LocalDate.of(2099, 1, 1)))));
        must(
                registrar.registerApplications(
                        List.of(
                                new Application(
                                        appId,
                                        secret,
                                        code,
                                        Sm2PrivateKey.generate(new SecureRandom())
                                                .publicKey()
                                                .base64(),
                                        Set.of(Application.Profile.A),
                                        false))));
    }

    static <T> T must(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Person enrol(Database database, Persons persons, PersonalAccounts accounts, Fen fen) {
        var person = person("310");
        var writes = new ArrayList<cn.yunfang.shared.Sql<?>>();
        writes.add(persons.enrol(List.of(enrolment(person))));
        writes.addAll(accounts.open(Map.of(person.no(), fen)));
        if (database.commit(writes).isPresent()) {
            throw new AssertionError("not enrolled");
        }
        return person;
    }

    static Persons.Enrolment enrolment(Person person) {
        var no = person.no();
        var token = (no + "0".repeat(64)).substring(0, 64);
        return new Persons.Enrolment(person, "C" + no, token, token.substring(0, 28));
    }

    /** Somebody with that insurance (insutype), not yet enrolled. */
    static Person person(String insuranceType) {
        var no = "37108399%012d".formatted(random(1_000_000_000_000L));
        return new Person(
                no,
                "测试甲",
                "01",
                "T" + no.substring(3),
                LocalDate.of(1980, 2, 3),
                "1",
                insuranceType,
                "371083",
                "1101",
                true);
    }

    /** An effective prescription whose lines this pharmacy holds and has audited. */
    String heldPrescription(Person person, BigDecimal quantity, String approval, Drug... drugs) {
        return HeldPrescription.of(person, code, quantity, approval, drugs);
    }

    String msgid() {
        return code + "20261124120000%04d".formatted(SERIAL.incrementAndGet() % 10_000);
    }

    /** The input of 2101 and 2102; hiRxno "" for a sale without prescription. */
    static Map<String, Object> purchase(
            Person person, String hiRxno, BigDecimal quantity, BigDecimal price, Drug... drugs) {
        var details = new ArrayList<Map<String, Object>>();
        var total = BigDecimal.ZERO;
        for (int i = 0; i < drugs.length; i++) {
            var sum = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
            total = total.add(sum);
            details.add(
                    Map.of(
                            "feedetl_sn",
                            "F" + i,
                            "rxno",
                            hiRxno,
                            "rx_circ_flag",
                            hiRxno.isEmpty() ? "0" : "1",
                            "fee_ocur_time",
                            "2026-11-24 12:00:00",
                            "med_list_codg",
                            drugs[i].code(),
                            "medins_list_codg",
                            drugs[i].code(),
                            "det_item_fee_sumamt",
                            sum,
                            "cnt",
                            quantity,
                            "pric",
                            price));
        }
        var head = new LinkedHashMap<String, Object>();
        head.put("psn_no", person.no());
        head.put("mdtrt_cert_type", "02");
        head.put("mdtrt_cert_no", person.certno());
        head.put("begntime", "2026-11-24 12:00:00");
        head.put("medfee_sumamt", total);
        head.put("insutype", "310");
        head.put("acct_used_flag", "1");
        head.put("med_type", "41");
        return Map.of("druginfo", head, "drugdetail", details);
    }

    Fields send(String infno, String msgid, Map<String, ?> input) {
        return send(infno, msgid, input, secret);
    }

    Fields send(String infno, String msgid, Map<String, ?> input, String token) {
        var message = new LinkedHashMap<String, Object>();
        message.put("infno", infno);
        message.put("msgid", msgid);
        message.put("mdtrtarea_admvs", "371083");
        message.put("insuplc_admdvs", "371083");
        message.put("recer_sys_code", "YBXT");
        message.put("infver", "V1.0");
        message.put("opter_type", "1");
        message.put("opter", "test");
        message.put("opter_name", "测试");
        message.put("inf_time", "2026-11-24 12:00:00");
        message.put("fixmedins_code", code);
        message.put("fixmedins_name", "测试药店");
        message.put("input", input);
        return post(Json.text(message), token);
    }

    Fields post(String body, String token) {
        var timestamp = Long.toString(TestClock.now().getEpochSecond());
        var request =
                HttpRequest.newBuilder(address)
                        .header("x-tif-paasid", appId)
                        .header("x-tif-timestamp", timestamp)
                        .header("x-tif-nonce", "n1")
                        .header(
                                "x-tif-signature",
                                TifAuthentication.signature(timestamp, token, "n1"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("HTTP " + answer.statusCode());
            }
            return Fields.parse(answer.body()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
