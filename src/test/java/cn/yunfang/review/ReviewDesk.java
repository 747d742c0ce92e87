package cn.yunfang.review;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.Skill;
import cn.yunfang.registry.TestRegistries;
import cn.yunfang.rules.Demand;
import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A hospital of a city nobody else uses, with pharmacists, tasks and a clock that is set. */
public final class ReviewDesk {
    /** Time that stands until it is moved. */
    public static final class SetClock extends Clock {
        // far ahead: whatever runs beside on the same database finds nothing of it due
        private volatile Instant now = Instant.parse("2036-11-24T04:00:00Z");

        public void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public static final Finding FINDING =
            new Finding(1, "R401", "1.0", Verdict.Severity.WARN, "超过7日用量", "too long", "测试");

    // by turns and not at random: a work list is of a whole city
    private static final AtomicInteger CITIES = new AtomicInteger();

    static final DueTimes DUE =
            new DueTimes(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));

    public final SetClock clock = new SetClock();
    public final Database database = TestDatabases.database();
    public final Journal journal = TestDatabases.journal(clock);
    public final Registry registry = TestRegistries.registry(clock);
    public final ReviewWork work = new ReviewWork(registry);
    public final Review review = new Review(registry, DUE);
    public final TakeReview take =
            new TakeReview(database, journal, registry, work, Duration.ofMinutes(10));
    public final String division = "9%03d01".formatted(CITIES.getAndIncrement() % 1_000);
    public final String hospital = aHospital(division);
    public final String li = aPractitioner(hospital, Practitioner.Kind.PHARMACIST, "李药师");
    public final String wang = aPractitioner(hospital, Practitioner.Kind.PHARMACIST, "王药师");

    public String city() {
        return division.substring(0, 4);
    }

    public ReviewWork.Selection select(String institution) {
        return new ReviewWork.Selection(city(), institution, Optional.empty());
    }

    private Registrar registrar() {
        return TestRegistries.registrar(registry, clock);
    }

    public String aHospital(String where) {
        var code = "H" + digits(11);
        must(
                registrar()
                        .registerInstitutions(
                                List.of(
                                        new Institution(
                                                code,
                                                "测试医院",
                                                Institution.Type.HOSPITAL,
                                                where,
                                                "05",
                                                "测试路1号",
                                                121.5,
                                                36.9,
                                                LocalDate.of(2036, 1, 1),
                                                LocalDate.of(2036, 12, 31)))));
        return code;
    }

    public String aPractitioner(String at, Practitioner.Kind kind, String name) {
        return aPractitioner(at, kind, name, LocalDate.of(2036, 12, 31));
    }

    /** Pharmacists of the hospital with these skills. */
    public List<String> pharmacists(int count, Set<Skill> skills) {
        var all =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        new Practitioner(
                                                "HY" + digits(12),
                                                "药师" + i,
                                                Practitioner.Kind.PHARMACIST,
                                                hospital,
                                                "YX",
                                                "药学部",
                                                "2.3",
                                                "99010119800101001X",
                                                LocalDate.of(2036, 1, 1),
                                                LocalDate.of(2036, 12, 31),
                                                skills))
                        .toList();
        must(registrar().registerPractitioners(all));
        return all.stream().map(Practitioner::code).toList();
    }

    public String aPractitioner(
            String at, Practitioner.Kind kind, String name, LocalDate licensedTo) {
        var code = kind == Practitioner.Kind.DOCTOR ? "D" + digits(12) : "HY" + digits(12);
        must(
                registrar()
                        .registerPractitioners(
                                List.of(
                                        new Practitioner(
                                                code,
                                                name,
                                                kind,
                                                at,
                                                "YX",
                                                "药学部",
                                                "2.3",
                                                "99010119800101001X",
                                                LocalDate.of(2036, 1, 1),
                                                licensedTo))));
        return code;
    }

    public Caller caller(String pharmacist) {
        return callerAt(hospital, pharmacist);
    }

    /** The hospital's own application. */
    public Caller atHospital() {
        return new Caller(Caller.Role.MEDICAL, hospital, "his", Optional.empty());
    }

    public Caller callerAt(String institution, String pharmacist) {
        return new Caller(Caller.Role.REVIEWER, institution, pharmacist, Optional.empty());
    }

    public PrescriptionId aNumber() {
        return new PrescriptionId(
                new Bucket(ThreadLocalRandom.current().nextInt(Bucket.COUNT)), journal.nextId());
    }

    public String hiRxno(PrescriptionId id) {
        return id.hiRxno(division, ChinaTime.date(clock.instant()));
    }

    /** A demand for these skills, not urgent. */
    public static Demand asks(Skill... skills) {
        return new Demand(Set.of(skills), Demand.Urgency.ORDINARY);
    }

    /** Opens a task of that urgency that asks for no skill; answers its hiRxno. */
    public String aTask(Demand.Urgency urgency) {
        return aTaskOf(aNumber(), hospital, List.of(FINDING), new Demand(Set.of(), urgency));
    }

    /** Opens a task; answers its hiRxno. */
    public String aTask() {
        return aTaskOf(aNumber(), hospital);
    }

    public String aTaskOf(PrescriptionId id, String institution) {
        return aTaskOf(id, institution, List.of(FINDING), asks());
    }

    public String aTaskOf(
            PrescriptionId id, String institution, List<Finding> findings, Demand demand) {
        var number = hiRxno(id);
        var upload =
                new Review.Upload(id, number, institution, new Verdict(findings, true), demand);
        var missed = database.commit(review.open(upload, journal.now()));
        if (missed.isPresent()) {
            throw new IllegalStateException(missed.get().name());
        }
        return number;
    }

    /** What the platform tells of tasks whose time is over. */
    public void tellWhatIsOverdue() {
        new OverdueWork(database, journal).run();
    }

    /** An approval by one who insists however short he looked. */
    public static Ruling insisting(String opinion) {
        return new Ruling(
                Ruling.Kind.APPROVE, opinion, new Conduct(true, OptionalInt.empty(), List.of()));
    }

    public static <T> T must(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) ->
                    throw new IllegalStateException(refusal.message());
        };
    }

    /** The reason of a refusal; empty when it was done. */
    public static Optional<Reason> refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                ? Optional.of(refusal.reason())
                : Optional.empty();
    }

    /** Starts both at the same moment. */
    public static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        return atOnce(List.of(one, other));
    }

    /** Starts all at the same moment, each in a thread of its own. */
    public static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        var start = new CyclicBarrier(all.size());
        var answers = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    all.stream()
                            .map(
                                    task ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return task.call();
                                                    }))
                            .toList();
            for (var answer : running) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static String digits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
