package cn.yunfang.simulation;

import cn.yunfang.chronic.Diseases;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.refill.AskRenewal;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Stocks;
import cn.yunfang.writing.RxDraft;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Day after day of a simulated year: devices, what time brings, doctors, patients, shelves. */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearCourse {
    private static final int STAGGER_DAYS = 28;
    private static final int STRIPES = 8;
    private static final int LEAST_LOW = 40;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    private final BenchYearClock clock;
    private final BenchYearCity city;
    private final Cast cast;
    private final BenchYearDoctors doctors;
    private final Books books;

    /** Who plays. */
    @Component
    @ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
    record Cast(
            BenchYearDesk desk,
            BenchYearDelivery delivery,
            BenchYearReadings readings,
            AskRenewal ask,
            DemoContracts contracts) {}

    /** What is looked into besides. */
    @Component
    @ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
    record Books(
            Database database, Prescriptions prescriptions, Stocks stocks, Diseases diseases) {}

    BenchYearCourse(
            BenchYearClock clock,
            BenchYearCity city,
            Cast cast,
            BenchYearDoctors doctors,
            Books books) {
        this.clock = clock;
        this.city = city;
        this.cast = cast;
        this.doctors = doctors;
        this.books = books;
    }

    /** What was played and with whom. */
    record Played(
            List<BenchYearPatient> patients,
            List<BenchYearCounter> counters,
            BenchYearDiseases diseases,
            BenchYearTally tally,
            int days,
            long millis) {
        List<BenchYearProofTable.Proof> proofs() {
            var pharmacies = new ArrayList<String>();
            var drugs = new ArrayList<String>();
            var quantities = new ArrayList<BigDecimal>();
            for (var counter : counters) {
                counter.received()
                        .forEach(
                                (drug, quantity) -> {
                                    pharmacies.add(counter.transport().site().code());
                                    drugs.add(drug);
                                    quantities.add(quantity);
                                });
            }
            return BenchYearProofTable.all(pharmacies, drugs, quantities);
        }
    }

    Played play(int persons, int days, PrintStream out) {
        long began = System.nanoTime();
        var tally = new BenchYearTally();
        var residents = city.eligible(persons);
        var diseases = diseases(residents.getFirst());
        var patients = city.patients(residents, diseases, books.diseases);
        var drugs = new LinkedHashMap<String, Credentials.DrugItem>();
        diseases.drugs().forEach((code, drug) -> drugs.put(code, BenchYearCity.item(drug)));
        var counters =
                city.pharmacies().stream()
                        .map(one -> new BenchYearCounter(one, drugs, tally))
                        .toList();
        out.printf(
                "%,d patients with %d diseases, %d drugs, %d pharmacies, ready after %d s%n",
                persons, diseases.all().size(), drugs.size(), counters.size(), seconds(began));
        try (var agenda = new BenchYearAgenda(days, STRIPES)) {
            var play = new BenchYearPlay(cast, agenda, tally, counters);
            play.begin(clock.first());
            contract(patients, agenda);
            for (int i = 0; i < patients.size(); i++) {
                play.enters(patients.get(i), i % STAGGER_DAYS);
            }
            new Days(play, agenda, tally, patients, counters, out).all(days);
        }
        return new Played(
                patients,
                counters,
                diseases,
                tally,
                days,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static long seconds(long began) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    private BenchYearDiseases diseases(Resident somebody) {
        var doctor = BenchYearPatient.at(city.doctors().getFirst());
        var no = somebody.person().no();
        return BenchYearDiseases.of(
                books.diseases,
                (disease, icd10, drug) ->
                        cast.desk.suits(
                                doctor,
                                no,
                                new RxDraft.Diagnosis(icd10, null),
                                new BenchYearDesk.Tried(disease, drug)));
    }

    private void contract(List<BenchYearPatient> patients, BenchYearAgenda agenda) {
        agenda.together(
                patients.stream()
                        .filter(one -> one.places.familyDoctor().isPresent())
                        .map(
                                one ->
                                        (Runnable)
                                                () ->
                                                        cast.contracts.sign(
                                                                one.resident,
                                                                one.places
                                                                        .familyDoctor()
                                                                        .orElseThrow()))
                        .toList());
    }

    /** The days of one run. */
    private final class Days {
        private final BenchYearPlay play;
        private final BenchYearAgenda agenda;
        private final BenchYearTally tally;
        private final Map<String, BenchYearPatient> byNo;
        private final List<BenchYearCounter> counters;
        private final List<Practitioner> staff;
        private final PrintStream out;
        private final long began = System.nanoTime();

        Days(
                BenchYearPlay play,
                BenchYearAgenda agenda,
                BenchYearTally tally,
                List<BenchYearPatient> patients,
                List<BenchYearCounter> counters,
                PrintStream out) {
            this.play = play;
            this.agenda = agenda;
            this.tally = tally;
            this.byNo =
                    patients.stream().collect(Collectors.toMap(BenchYearPatient::no, one -> one));
            this.counters = counters;
            this.staff =
                    patients.stream()
                            .map(one -> one.places)
                            .flatMap(
                                    one ->
                                            Stream.concat(
                                                    Stream.of(one.doctor()),
                                                    one.familyDoctor().stream()))
                            .distinct()
                            .toList();
            this.out = out;
        }

        void all(int days) {
            for (int day = 0; day < days; day++) {
                var date = clock.first().plusDays(day);
                clock.turnTo(date);
                play.today(day);
                if (day == 0 || date.getDayOfWeek() == DayOfWeek.MONDAY) {
                    restock();
                }
                awaitDue();
                int weekday = day % 7;
                agenda.together(
                        staff.stream().map(one -> (Runnable) () -> desk(one, weekday)).toList());
                agenda.play(day);
                if (date.plusDays(1).getDayOfMonth() == 1 || day == days - 1) {
                    progress(date);
                }
            }
            awaitDue();
        }

        private void desk(Practitioner doctor, int weekday) {
            doctors.morning(doctor, byNo, tally, play);
            if (Math.floorMod(doctor.code().hashCode(), 7) == weekday) {
                doctors.alerts(doctor, tally);
            }
        }

        private void restock() {
            // what is sold in a busy week
            var low = BigDecimal.valueOf(LEAST_LOW + byNo.size() / counters.size());
            for (var counter : counters) {
                var shelf = books.database.read(counter.shelf(books.stocks));
                var told = counter.restock(shelf, low, low.multiply(BigDecimal.TWO));
                if (!told.isEmpty()) {
                    Sql<?> report =
                            books.stocks.report(
                                    counter.transport().site().code(), told, clock.now());
                    books.database.commit(report);
                }
            }
        }

        /** Until the platform has moved by itself what time moves. */
        private void awaitDue() {
            var first = Prescriptions.Place.of(Instant.EPOCH);
            while (books.database.read(books.prescriptions.openAfter(first, 1)).stream()
                    .anyMatch(one -> !one.dueAt().isAfter(clock.now()))) {
                pause();
            }
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private void progress(LocalDate date) {
            long seconds = Math.max(1, seconds(began));
            out.printf(
                    "%s  %,9d readings  %,8d collected  %,6d renewed  %,9d steps  %,5d s  %,6d"
                            + " steps/s%n",
                    MONTH.format(date),
                    tally.of("readings"),
                    tally.of("collected"),
                    tally.of("renewed"),
                    tally.steps(),
                    seconds,
                    tally.steps() / seconds);
        }
    }
}
