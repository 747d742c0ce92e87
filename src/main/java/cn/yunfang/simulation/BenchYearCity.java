package cn.yunfang.simulation;

import cn.yunfang.chronic.Diseases;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.formulary.Drug;
import cn.yunfang.national.Operations;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.shared.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The demo city as a simulated year needs it: who of its residents is chronically ill, filed for
 * what, and where each of them goes.
 */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearCity {
    /** So many residents that a city of 20,000 chronic patients has 45 village clinics. */
    private static final int RESIDENTS_OF_EIGHT = 37;

    private static final int EIGHT = 8;
    private static final int FEWEST = 600;
    private static final int FROM_AGE = 40;
    private static final int WITH_FAMILY_DOCTOR_PERCENT = 50;
    private static final int FILED_AT_ONCE = 5_000;
    private static final String ASSISTANT = "235";
    private static final LocalDate FILED_FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate FILED_TO = LocalDate.of(2035, 12, 31);

    private final City city;
    private final Database database;
    private final Filings filings;
    private final Operations operations;
    private final Path kit;
    private final int days;

    BenchYearCity(
            City city,
            Database database,
            Filings filings,
            Operations operations,
            @Value("${yunfang.data}") Path data,
            @Value("${yunfang.bench.days:365}") int days) {
        this.city = city;
        this.database = database;
        this.filings = filings;
        this.operations = operations;
        this.kit = data.resolve("demo").resolve("credentials.json");
        this.days = days;
    }

    /** How many residents a city needs for so many chronic patients. */
    static int residents(int patients) {
        return Math.max(FEWEST, patients * RESIDENTS_OF_EIGHT / EIGHT);
    }

    /** Its pharmacies' systems. */
    List<InsideTransport> pharmacies() {
        try {
            return Credentials.read(kit).institutions().stream()
                    .filter(one -> one.type().equals("pharmacy"))
                    .map(one -> new InsideTransport(operations, one))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long sites(Institution.Type type) {
        return sitesOf(type).size();
    }

    private List<Site> sitesOf(Institution.Type type) {
        return city.sites().stream().filter(one -> one.institution().type() == type).toList();
    }

    /** Doctors who prescribe, and village doctors with whom patients have contracts. */
    List<Practitioner> doctors() {
        return city.sites().stream().flatMap(one -> one.staff(Kind.DOCTOR).stream()).toList();
    }

    /** A drug as the starter kit tells it. */
    static Credentials.DrugItem item(Drug drug) {
        return new Credentials.DrugItem(
                drug.code(),
                drug.genericName(),
                drug.dosageForm(),
                drug.spec(),
                drug.packUnit(),
                drug.doseUnit(),
                drug.payClass().name(),
                drug.referencePrice(),
                drug.circulates(),
                drug.dualChannel());
    }

    /** Insured here and of an age at which diseases are chronic; the first so many. */
    List<Resident> eligible(int most) {
        var counted = LocalDate.of(2026, 1, 1);
        var all =
                city.residents()
                        .filter(one -> one.person().active())
                        .filter(one -> one.person().insuredDivision().equals(Residents.HERE))
                        .filter(
                                one ->
                                        Period.between(one.person().birthDate(), counted).getYears()
                                                >= FROM_AGE)
                        .limit(most)
                        .toList();
        if (all.size() < most) {
            throw new IllegalStateException("the city has only " + all.size() + " of them");
        }
        return all;
    }

    /** Makes patients of residents and files their diseases, thousands at once. */
    List<BenchYearPatient> patients(
            List<Resident> residents, BenchYearDiseases diseases, Diseases known) {
        var hospitals = sitesOf(Institution.Type.HOSPITAL);
        var clinics = sitesOf(Institution.Type.CLINIC);
        long pharmacies = sites(Institution.Type.PHARMACY);
        var patients = new ArrayList<BenchYearPatient>();
        for (int i = 0; i < residents.size(); i++) {
            var random = city.seed().random("year", i);
            var drawn = diseases.draw(random);
            var hospital = hospitals.get(i % hospitals.size());
            var doctors =
                    hospital.staff(Kind.DOCTOR).stream()
                            .filter(one -> !one.title().equals(ASSISTANT))
                            .toList();
            var pharmacists = hospital.staff(Kind.PHARMACIST);
            boolean contracted = random.nextInt(100) < WITH_FAMILY_DOCTOR_PERCENT;
            var clinic = clinics.get(random.nextInt(clinics.size())).staff(Kind.DOCTOR);
            patients.add(
                    new BenchYearPatient(
                            residents.get(i),
                            drawn,
                            new BenchYearPatient.Places(
                                    doctors.get(i / hospitals.size() % doctors.size()),
                                    pharmacists.getFirst(),
                                    pharmacists.getLast(),
                                    random.nextInt((int) pharmacies),
                                    contracted ? Optional.of(clinic.getFirst()) : Optional.empty()),
                            random,
                            days));
        }
        file(patients, known);
        return patients;
    }

    private void file(List<BenchYearPatient> patients, Diseases known) {
        var all =
                patients.stream()
                        .flatMap(
                                one ->
                                        one.diseases.stream()
                                                .filter(
                                                        two ->
                                                                !one.resident
                                                                        .diseases()
                                                                        .contains(two.code()))
                                                .map(two -> filing(one, two.code(), known)))
                        .toList();
        for (int from = 0; from < all.size(); from += FILED_AT_ONCE) {
            var some = all.subList(from, Math.min(from + FILED_AT_ONCE, all.size()));
            database.commit(filings.file(some))
                    .ifPresent(
                            reason -> {
                                throw new IllegalStateException("not filed: " + reason);
                            });
        }
    }

    private static Filing filing(BenchYearPatient one, String disease, Diseases known) {
        return new Filing(
                one.no(),
                disease,
                known.disease(disease).orElseThrow().chinese(),
                FILED_FROM,
                FILED_TO);
    }
}
