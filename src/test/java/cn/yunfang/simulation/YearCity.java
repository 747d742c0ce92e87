package cn.yunfang.simulation;

import cn.yunfang.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** The people of a year, of whom a test plays some on their pages; time passes for all alike. */
public final class YearCity {
    private final YearPeople people;
    private final ApplicationContext beans;

    public YearCity(ApiCity city, ApplicationContext beans) {
        this.people = new YearPeople(city.cast);
        this.beans = beans;
    }

    /** Runs a year, after which every clock is right again. */
    public static void during(Runnable year) {
        try {
            TestClock.later(Duration.ZERO, year);
        } finally {
            Clocks.follow(Instant.now());
        }
    }

    /** Lets it be so late, but no later than it is, and does what is due by then. */
    public void moveTo(Instant to) {
        var now = Instant.now();
        TestClock.put(to.isBefore(now) ? Duration.between(now, to) : Duration.ZERO);
        Clocks.follow(to);
        TestClock.bringWhatIsDue(beans);
    }

    /** Plays it all without pages. */
    void play(LocalDate today, StepLog log) {
        new YearStory(people, this::moveTo, today, log).play();
    }

    public String psnNo() {
        return people.patient.no();
    }

    public String name() {
        return people.patient.name();
    }

    public String ecToken() {
        return people.patient.ecToken();
    }

    /** Whoever signs in: role, who and institution. */
    public record Person(String role, String who, String institution) {}

    public Person patient() {
        return new Person("PATIENT", psnNo(), "");
    }

    public Person doctor() {
        return new Person(
                "MEDICAL", people.doctor.text("drCode"), people.hospital.client().site().code());
    }

    public Person villageDoctor() {
        return new Person("MEDICAL", people.villageDoctor.text("drCode"), people.clinic.code());
    }

    public Person clerk() {
        return new Person("CLERK", "周敏", "");
    }

    public Person counter(int pharmacy) {
        var site = people.cast.site("pharmacy", pharmacy);
        return new Person("PHARMACY", site.pharmacists().getFirst().text("pharCode"), site.code());
    }

    public String drugCode() {
        return people.drug.code();
    }

    /** Measured at home, not on a page. */
    public void measured(int systolic, int diastolic) {
        people.measured(systolic, diastolic).must();
    }

    /** Fetched, settled and handed over by a pharmacy's system, so many packs. */
    public void collected(int pharmacy, String hiRxno, int issue, int packs) {
        people.collect(pharmacy, hiRxno, issue, packs);
    }

    /** What the patient shows at a counter. */
    public String code(String hiRxno) {
        return people.phone().get("/prescriptions/" + hiRxno + "/token").must().text("qr");
    }

    /** The prescription that a renewal led to. */
    public String renewalOf(String hiRxno) {
        return Patience.await(
                "a renewal",
                () ->
                        Optional.of(people.repeat(hiRxno).object("renewal").text("answer"))
                                .filter(number -> !number.isEmpty()));
    }

    /** Where the rules ask for it, a pharmacist approves. */
    public void approved(String hiRxno) {
        new YearRenewal(people, new StepLog()).approved(hiRxno);
    }
}
