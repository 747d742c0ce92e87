package cn.yunfang.simulation;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Somebody chronically ill in a simulated year: his habits, all from the seed, and what he holds in
 * his hands. Played by one thread at a time.
 */
final class BenchYearPatient {
    /**
     * Where he goes.
     *
     * @param checker of the hospital, who stands on the prescription; @param reviewer another one
     */
    record Places(
            Practitioner doctor,
            Practitioner checker,
            Practitioner reviewer,
            int pharmacy,
            Optional<Practitioner> familyDoctor) {}

    final Resident resident;
    final List<BenchYearDiseases.Disease> diseases;
    final Places places;
    final BenchYearHabits habits;
    private final RandomGenerator random;

    /** The prescription he has now, "" when none. */
    String hiRxno = "";

    /** From which day of the year on his readings are still to be told. */
    int toldUntil;

    BenchYearPatient(
            Resident resident,
            List<BenchYearDiseases.Disease> diseases,
            Places places,
            RandomGenerator random,
            int days) {
        this.resident = resident;
        this.diseases = diseases;
        this.places = places;
        this.random = random;
        boolean watched = diseases.stream().anyMatch(one -> !one.kinds().isEmpty());
        this.habits = BenchYearHabits.draw(random, watched, days);
    }

    String no() {
        return resident.person().no();
    }

    Caller himself() {
        return new Caller(Caller.Role.PATIENT, "", no(), Optional.empty());
    }

    Caller doctor() {
        return at(places.doctor);
    }

    static Caller at(Practitioner one) {
        return new Caller(Caller.Role.MEDICAL, one.institution(), one.code(), Optional.empty());
    }

    /** As a counter sees him. */
    Credentials.Patient insured() {
        var person = resident.person();
        return new Credentials.Patient(
                person.no(),
                person.name(),
                person.certno(),
                person.birthDate().toString(),
                person.sex(),
                person.insuranceType(),
                person.insuredDivision(),
                resident.enrolment().ecToken(),
                resident.balance().orElse(Fen.ZERO).yuan());
    }

    BenchYearDiseases.Disease disease() {
        return diseases.getFirst();
    }

    /** Readings that he takes each day, of all his diseases. */
    List<String> kinds() {
        return diseases.stream().flatMap(one -> one.kinds().stream()).distinct().toList();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** How many days after an issue's date he comes; empty when he lets it pass. */
    Optional<Integer> comesAfter() {
        return habits.comesAfter(random);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    String measures(String kind, int day) {
        return habits.measures(kind, day, random);
    }
}
