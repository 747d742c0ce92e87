package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fields;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Who plays in a story: systems of the demo city, patients nobody else uses, and drugs. */
final class Cast {
    private static final int YOUNGEST = 30;
    private static final int OLDEST = 60;

    private final HttpClient http;
    private final String base;
    private final Credentials city;
    private final Deque<Credentials.Patient> waiting;

    Cast(HttpClient http, String base, Credentials city) {
        this.http = http;
        this.base = base;
        this.city = city;
        this.waiting = new ArrayDeque<>(city.patients());
    }

    Credentials city() {
        return city;
    }

    HisClient hospital() {
        return new HisClient(client("hospital", 0));
    }

    HisClient anotherHospital() {
        return new HisClient(client("hospital", 1));
    }

    HisClient thirdHospital() {
        return new HisClient(client("hospital", 2));
    }

    /** A clerk of the insurance office. */
    ApiClient office() {
        return ApiClient.login(http, base, "grant_type=urn:yunfang:demo&role=CLERK&who=office");
    }

    PharmacyClient pharmacy(int number) {
        return new PharmacyClient(client("pharmacy", number));
    }

    Credentials.Site site(String type, int number) {
        var all = city.institutions().stream().filter(one -> one.type().equals(type)).toList();
        return all.get(number % all.size());
    }

    NationalClient client(String type, int number) {
        return new NationalClient(http, base, site(type, number), city.platformPublicKey());
    }

    ApiClient patientPhone(Credentials.Patient patient) {
        return ApiClient.login(
                http, base, "grant_type=urn:yunfang:demo&role=PATIENT&who=" + patient.no());
    }

    ApiClient doctorDesk(Credentials.Site site, Fields doctor) {
        return staff("MEDICAL", site, doctor.text("drCode"));
    }

    ApiClient counter(Credentials.Site site) {
        return staff("PHARMACY", site, site.pharmacists().getFirst().text("pharCode"));
    }

    private ApiClient staff(String role, Credentials.Site site, String who) {
        var form = "grant_type=urn:yunfang:demo&role=%s&who=%s&institution=%s";
        return ApiClient.login(http, base, form.formatted(role, who, site.code()));
    }

    ApiClient reviewerDesk(HisClient hospital) {
        var reviewer = hospital.client().site().pharmacists().getLast().text("pharCode");
        return ApiClient.login(
                http, base, "grant_type=urn:yunfang:demo&role=REVIEWER&who=" + reviewer);
    }

    /** A grown-up insured here with this insurance type, for one story alone. */
    Credentials.Patient patient(String insuranceType) {
        return patient(one -> one.insuranceType().equals(insuranceType));
    }

    synchronized Credentials.Patient patient(Predicate<Credentials.Patient> which) {
        var found =
                waiting.stream()
                        .filter(this::livesHereGrownUp)
                        .filter(which)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the city is too small"));
        waiting.remove(found);
        return found;
    }

    /** Insured in the hospital's own city and between 30 and 60 years old. */
    boolean livesHereGrownUp(Credentials.Patient patient) {
        return Division.sameCity(patient.insuredDivision(), site("hospital", 0).division())
                && isGrownUp(
                        LocalDate.parse(patient.birthDate()), ChinaTime.today(Clock.systemUTC()));
    }

    /** Between 30 and 60 years old, as those who play are. */
    static boolean isGrownUp(LocalDate birthDate, LocalDate today) {
        int age = Period.between(birthDate, today).getYears();
        return age >= YOUNGEST && age <= OLDEST;
    }

    /** The first drug whose generic name contains one of the names, in their order. */
    Credentials.DrugItem drug(List<String> names, Predicate<Credentials.DrugItem> also) {
        return names.stream()
                .flatMap(
                        name ->
                                city.drugs().stream()
                                        .filter(one -> one.genericName().contains(name)))
                .filter(Credentials.DrugItem::circulates)
                .filter(also)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no drug named " + names));
    }
}
