package cn.yunfang.national;

import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Institutions, persons and a line to the running platform; everybody here is invented. */
final class TestWorld {
    /** What came back, opened; output is empty when there was nothing to decrypt. */
    record Answer(int status, Fields envelope, Fields output) {
        int code() {
            return envelope.integer("code");
        }

        Fields must() {
            if (code() != 0) {
                throw new AssertionError(envelope.text("message"));
            }
            return output;
        }
    }

    static final String DIVISION = "320102";
    private static final String DOCTOR = "233";
    private static final LocalDate BIRTH = LocalDate.of(1986, 5, 1);
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate TO = LocalDate.of(2099, 12, 31);
    private static final AtomicLong NUMBER =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000) * 1000);

    private final ApplicationContext beans;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    TestWorld(ApplicationContext beans) {
        this.beans = beans;
        this.port =
                beans.getBean(Environment.class)
                        .getRequiredProperty("local.server.port", Integer.class);
    }

    static long number() {
        return NUMBER.incrementAndGet();
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    TestSite hospital() {
        return certified(hospitalWithoutCertificate());
    }

    TestSite hospitalWithoutCertificate() {
        return site(Institution.Type.HOSPITAL, "H", DOCTOR, Application.Profile.A);
    }

    /** A place that prescribes, whose doctor has this title (dr_pro_tech_duty). */
    TestSite hospital(Institution.Type type, String title) {
        return certified(site(type, "H", title, Application.Profile.A));
    }

    TestSite pharmacy() {
        return pharmacy(Application.Profile.A);
    }

    TestSite pharmacy(Application.Profile... profiles) {
        return certified(site(Institution.Type.PHARMACY, "P", DOCTOR, profiles));
    }

    int port() {
        return beans.getBean(Environment.class).getProperty("local.server.port", Integer.class, 0);
    }

    private TestSite certified(TestSite site) {
        done(
                bean(Registrar.class)
                        .certify(Map.of(site.code(), TestSite.certificate(site.institution()))));
        return site;
    }

    private TestSite site(
            Institution.Type type, String letter, String title, Application.Profile... profiles) {
        long number = number();
        var code = letter + "%011d".formatted(number % 100_000_000_000L);
        var institution =
                new Institution(
                        code, "测试机构" + number, type, DIVISION, "01", "测试路", 118.8, 32.0, FROM, TO);
        var key = Sm2PrivateKey.generate(new SecureRandom());
        var application =
                new Application(
                        "TESTAPP" + "%025d".formatted(number),
                        "SECRET" + "%026d".formatted(number),
                        code,
                        key.publicKey().base64(),
                        Set.of(profiles),
                        false);
        var doctor = staff("D%012d", number, Practitioner.Kind.DOCTOR, code, title);
        var pharmacist = staff("HY%012d", number, Practitioner.Kind.PHARMACIST, code, "2.3");
        var registrar = bean(Registrar.class);
        done(registrar.registerInstitutions(List.of(institution)));
        done(registrar.registerPractitioners(List.of(doctor, pharmacist)));
        done(registrar.registerApplications(List.of(application)));
        return new TestSite(institution, doctor, pharmacist, application, key);
    }

    private static Practitioner staff(
            String form, long number, Practitioner.Kind kind, String at, String title) {
        return new Practitioner(
                form.formatted(number),
                "测试" + (kind == Practitioner.Kind.DOCTOR ? "医师" : "药师"),
                kind,
                at,
                "0301",
                "心内科",
                title,
                "99" + "%016d".formatted(number),
                FROM,
                TO);
    }

    /** An insured person of 40; the e-voucher token is {@link #token}. */
    Person person(String insuredDivision) {
        return person(insuredDivision, true, "1", BIRTH);
    }

    /** Somebody of a sex (1, 2) and a date of birth. */
    Person person(String sex, LocalDate birth) {
        return person(DIVISION, true, sex, birth);
    }

    /** Known, and no longer insured. */
    Person formerlyInsured() {
        return person(DIVISION, false, "1", BIRTH);
    }

    private Person person(String insuredDivision, boolean active, String sex, LocalDate birth) {
        long number = number();
        var person =
                new Person(
                        "%020d".formatted(number),
                        "测试患者" + number % 1000,
                        "01",
                        "99%016d".formatted(number),
                        birth,
                        sex,
                        "310",
                        insuredDivision,
                        "11",
                        active);
        var missed =
                bean(Database.class)
                        .commit(
                                bean(Persons.class)
                                        .enrol(
                                                List.of(
                                                        new Persons.Enrolment(
                                                                person,
                                                                card(person),
                                                                token(person),
                                                                token(person).substring(0, 28)))));
        if (missed.isPresent()) {
            throw new AssertionError(missed.get());
        }
        return person;
    }

    static String token(Person person) {
        return (person.no() + "E".repeat(44)).substring(0, 64);
    }

    /** A plain drug against high blood pressure that the rules say nothing about. */
    Drug drug() {
        return drug("苯磺酸氨氯地平片", "5mg*14片");
    }

    /** Another that goes with it. */
    Drug anotherDrug() {
        return drug("富马酸比索洛尔片", "5mg*10片");
    }

    Drug drug(String genericName, String spec) {
        var today = LocalDate.now(Clock.systemUTC());
        return bean(Formulary.class).circulating(today).stream()
                .filter(one -> one.genericName().equals(genericName))
                .filter(one -> one.spec().equals(spec))
                .findFirst()
                .orElseThrow();
    }

    /** The number on the social-security card. */
    static String card(Person person) {
        return "Y%08d".formatted(Long.parseLong(person.no()));
    }

    Answer call(TestSite site, String operation, Map<String, ?> body) {
        return send(site, "/epc/api/fixmedins/" + operation, site.sealed(body));
    }

    Answer send(TestSite site, String path, Map<String, ?> envelope) {
        return open(site, post(path, Json.text(envelope)));
    }

    Answer open(TestSite site, HttpResponse<String> response) {
        var envelope = Fields.parse(response.body()).orElseThrow();
        var output = site.cipher().decrypt(envelope.text("encData")).flatMap(Fields::parse);
        output.ifPresent(data -> verify(site, envelope, data));
        return new Answer(response.statusCode(), envelope, output.orElse(Fields.none()));
    }

    // an answer that can be opened is signed by the platform, whatever it says
    private void verify(TestSite site, Fields envelope, Fields output) {
        var text = SigningText.of(envelope, output.canonical(), site.application().appSecret());
        var signature = Base64.getDecoder().decode(envelope.text("signData"));
        if (!bean(Registry.class).platformKey().publicKey().verify(text, signature)) {
            throw new AssertionError("the answer's signature does not verify");
        }
    }

    HttpResponse<String> post(String path, String body) {
        return exchange(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The FSI client of a site; settlement knows no other envelope. */
    FsiSite fsi(TestSite site) {
        var application = site.application();
        return new FsiSite(port, site.code(), application.appId(), application.appSecret());
    }

    HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(address(path)).build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static String base64(String text) {
        return Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
