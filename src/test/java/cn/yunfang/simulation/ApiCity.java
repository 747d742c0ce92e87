package cn.yunfang.simulation;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The demo city seen from its API: who asks, and prescriptions that are already on their way. */
public final class ApiCity {
    private static final Order.Diagnosis COLD = new Order.Diagnosis("J06.900", "急性上呼吸道感染");
    private static ApiCity shared;

    final Cast cast;
    private final ApiClient api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private ApiCity(int port) throws IOException {
        this.base = "http://127.0.0.1:" + port;
        this.cast =
                new Cast(
                        http,
                        base,
                        Credentials.read(Path.of("target/demo-city/demo/credentials.json")));
        this.api = new ApiClient(port);
    }

    /** One for all tests of a context, so that no two use the same patient. */
    public static synchronized ApiCity at(int port) {
        try {
            if (shared == null || !shared.base.endsWith(":" + port)) {
                shared = new ApiCity(port);
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A prescription on its way and the person it is for. */
    public record Written(
            String hiRxno, String personNo, String personName, String ecToken, Object order) {}

    /** A pharmacy's hold. */
    public record Taken(Written prescription, String secret, Object held) {}

    public ApiClient api() {
        return api;
    }

    public String patientToken(Written prescription) {
        return api.demoToken("PATIENT", prescription.personNo());
    }

    /** Somebody nobody else plays with. */
    public String anotherPatient() {
        return cast.patient("310").no();
    }

    public String hospitalToken() {
        return token(site("hospital", 0), "");
    }

    public String anotherHospitalToken() {
        return token(site("hospital", 1), "");
    }

    public String pharmacyToken(int number) {
        return token(site("pharmacy", number), "");
    }

    public String reviewerToken() {
        return api.demoToken("REVIEWER", reviewer());
    }

    public String reviewer() {
        return site("hospital", 0).pharmacists().getLast().text("pharCode");
    }

    public String hospitalCode() {
        return site("hospital", 0).code();
    }

    public String pharmacyCode(int number) {
        return site("pharmacy", number).code();
    }

    public String appId(int pharmacy) {
        return site("pharmacy", pharmacy).appId();
    }

    public String appSecret(int pharmacy) {
        return site("pharmacy", pharmacy).appSecret();
    }

    /** Written, signed, uploaded and effective, all over the API. */
    public Written effective() {
        return effective(1);
    }

    /** The same with so many packs of each of its two drugs. */
    public Written effective(int packs) {
        return upload(order(3, packs));
    }

    /** The same, when something was done for the patient first. */
    public Written effectiveAfter(Consumer<String> withPersonNo) {
        var patient = cast.patient("310");
        withPersonNo.accept(patient.no());
        return upload(order(patient, 3, 1));
    }

    /** The same, but for so many days that a pharmacist has to look first. */
    public Written waitingForReview() {
        return waitingForReview(10);
    }

    /** The same for more than seven days. */
    public Written waitingForReview(int days) {
        return upload(order(days, 1));
    }

    /** A version of a rule by which eleven days take two pharmacists; ACTIVE or ENDED. */
    public ApiClient.Answer ruleForTwo(String id, String version, String mode) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("id", id);
        draft.put("version", version);
        draft.put("from", ChinaTime.today(Clock.systemUTC()).toString());
        draft.put("mode", mode);
        draft.put("severity", "WARN");
        draft.put("twoPersons", true);
        draft.put("expression", "lines.exists(l, l.days == 11.0)");
        draft.put("chinese", "须双人复核");
        draft.put("english", "takes two");
        draft.put("source", "测试通知〔2026〕2号");
        return api.post("/api/v1/review-rules", api.demoToken("CLERK", "周"), draft);
    }

    /** A pharmacist of another hospital of the city. */
    public String anotherReviewerToken() {
        return api.demoToken("REVIEWER", DeskCity.anotherReviewer(this));
    }

    /** What D006 answers to the hospital. */
    public Fields checkResult(Written prescription) {
        var order = (Order) prescription.order();
        var reserved = new HisClient.Reserved(prescription.hiRxno(), "", "");
        return cast.hospital().query("rxChkInfoQuery", order, reserved).must();
    }

    /** The refusals of what a hospital may ask by the national interface about a number. */
    public List<String> unknownToTheNation(String hiRxno, Written like) {
        var order = (Order) like.order();
        var reserved = new HisClient.Reserved(hiRxno, "", "");
        return Stream.of("rxChkInfoQuery", "hospRxDetlQuery", "rxSetlInfoQuery")
                .map(operation -> cast.hospital().query(operation, order, reserved))
                .map(reply -> reply.ok() ? reply.output().canonical() : reply.code() + "")
                .toList();
    }

    /** The answer of rxDownload. */
    public Fields downloaded(Taken taken) {
        return ((PharmacyClient.Held) taken.held()).prescription();
    }

    /** A D001 message nobody has sent yet. */
    public Map<String, Object> preCheckMessage() {
        return hospital().preCheckMessage(order(3, 1), Journey.number());
    }

    public Map<String, Object> undoMessage(Written prescription) {
        var doctor = site("hospital", 0).doctors().getFirst();
        return Map.of(
                "fixmedinsCode", hospitalCode(),
                "drCode", doctor.text("drCode"),
                "undoDrName", doctor.text("name"),
                "undoDrCertType", "01",
                "undoDrCertno", doctor.text("certno"),
                "undoRea", "患者要求更改用药",
                "undoTime", Clocks.now());
    }

    /** The e-voucher at the counter, the list, the claim. */
    public Taken claim(Written prescription, int pharmacy) {
        var erp = pharmacy(pharmacy);
        var order = (Order) prescription.order();
        var handle =
                erp.listByVoucher(order.patient).must().list("rxList").stream()
                        .filter(one -> one.text("hiRxno").equals(prescription.hiRxno()))
                        .findFirst()
                        .orElseThrow()
                        .text("authRxno");
        var held = PharmacyClient.Held.of(erp.download("authRxno", handle, List.of()));
        return new Taken(prescription, held.secret(), held);
    }

    /** Audits what is held; answers rxChkBizSn. */
    public String audit(Taken taken, int pharmacy) {
        return pharmacy(pharmacy)
                .audit((PharmacyClient.Held) taken.held(), true, "核对无误")
                .must()
                .text("rxChkBizSn");
    }

    /** A sale of everything held, paid by the patient himself. */
    public Map<String, Object> saleMessage(Taken taken, String auditNumber, int pharmacy) {
        var order = (Order) taken.prescription().order();
        var items =
                order.lines.stream()
                        .map(line -> PharmacyClient.item(line, line.quantity()))
                        .toList();
        var message =
                new LinkedHashMap<>(
                        pharmacy(pharmacy)
                                .saleMessage(
                                        (PharmacyClient.Held) taken.held(),
                                        auditNumber,
                                        "",
                                        items));
        message.values().removeIf(""::equals);
        return message;
    }

    /** What 2101 and 2102 ask for everything held, in national names. */
    public Map<String, Object> purchase(Taken taken, int pharmacy) {
        var order = (Order) taken.prescription().order();
        return pharmacy(pharmacy).purchase(order, (PharmacyClient.Held) taken.held(), order.lines);
    }

    /** A message id nobody has used. */
    public String msgid(int pharmacy) {
        return pharmacy(pharmacy).client().msgid();
    }

    Written upload(Order order) {
        var his = hospital();
        var reserved = HisClient.Reserved.of(his.preCheck(order, Journey.number()));
        Fields signed = his.sign(order, reserved).must();
        his.upload(order, reserved, signed).must();
        return new Written(
                reserved.hiRxno(),
                order.patient.no(),
                order.patient.name(),
                order.patient.ecToken(),
                order);
    }

    private Order order(int days, int packs) {
        return order(cast.patient("310"), days, packs);
    }

    private Order order(Credentials.Patient patient, int days, int packs) {
        return new Order(
                patient,
                hospital().doctor(0),
                COLD,
                line("甲", "阿莫西林", days, packs),
                line("乙", "氨溴索", days, packs));
    }

    private Order.Line line(String payClass, String name, int days, int packs) {
        var drug =
                cast.drug(
                        List.of(name),
                        one ->
                                one.payClass().equals(payClass)
                                        && !one.genericName().startsWith("小儿"));
        return new Order.Line(drug, BigDecimal.valueOf(packs), BigDecimal.ONE, "12", days);
    }

    HisClient hospital() {
        return new HisClient(new ApiTransport(http, base, site("hospital", 0)));
    }

    private PharmacyClient pharmacy(int number) {
        return new PharmacyClient(new ApiTransport(http, base, site("pharmacy", number)));
    }

    private Credentials.Site site(String type, int number) {
        return cast.site(type, number);
    }

    private String token(Credentials.Site site, String actor) {
        return api.applicationToken(site.appId(), site.appSecret(), actor);
    }
}
