package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a doctor decides for a patient, filled in step by step; {@link HisClient} sends it. */
final class Order {
    /** Insurance ICD-10 code and name. */
    record Diagnosis(String code, String name) {}

    /**
     * One drug: how much of it, and how it is taken.
     *
     * @param quantity in the drug's pack unit
     * @param frequency national used_frqu code: 11 qd, 12 bid, 13 tid
     */
    record Line(
            Credentials.DrugItem drug,
            BigDecimal quantity,
            BigDecimal dose,
            String frequency,
            int days) {
        /** 11 western, 12 patent medicine, 13 decoction pieces: the code's first letter says it. */
        String itemType() {
            return switch (drug.code().charAt(0)) {
                case 'Z' -> "12";
                case 'T' -> "13";
                default -> "11";
            };
        }
    }

    final Credentials.Patient patient;
    final Fields doctor;
    final Diagnosis diagnosis;
    final List<Line> lines;
    private final Instant decided = Clocks.instant();
    private Duration age = Duration.ofSeconds(5);
    int validDays = 3;
    int issues = 1;
    int intervalDays;
    String attribute = "02";
    String chronicDisease = "";
    String chronicName = "";
    int doses;
    String allergies = "";

    Order(Credentials.Patient patient, Fields doctor, Diagnosis diagnosis, Line... lines) {
        this.patient = patient;
        this.doctor = doctor;
        this.diagnosis = diagnosis;
        this.lines = List.of(lines);
    }

    /** When it was written, the same in every message about it. */
    String writtenAt() {
        return later(Duration.ZERO);
    }

    /** Some time after it was written. */
    String later(Duration after) {
        return ChinaTime.format(decided.minus(age).plus(after));
    }

    /** Demo prescriptions that are due within seconds were written days ago. */
    Order writtenAgo(Duration before, int validForDays) {
        age = before;
        validDays = validForDays;
        return this;
    }

    /** A long prescription for a chronic disease (M…), collected several times. */
    Order repeated(int times, int everyDays, String disease, String name) {
        issues = times;
        intervalDays = everyDays;
        chronicDisease = disease;
        chronicName = name;
        return this;
    }

    Order dualChannel() {
        attribute = "01";
        return this;
    }

    /** Decoction pieces, so many doses. */
    Order inDoses(int number) {
        doses = number;
        return this;
    }

    Order allergicTo(String what) {
        allergies = what;
        return this;
    }
}
