package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at: one prescription as asked for, and nothing that needs the database.
 *
 * @param inUse what other prescriptions of the patient still give him, at whichever institution
 */
public record ReviewInput(
        LocalDate on,
        Person patient,
        Practitioner doctor,
        Institution institution,
        Condition condition,
        Visit visit,
        Plan plan,
        List<Diagnosis> diagnoses,
        List<Line> lines,
        List<InUse> inUse) {
    private static final String INPATIENT = "2";
    private static final String INTERNET = "02";
    private static final String CHRONIC = "14";

    /**
     * The patient's state as the hospital wrote it down.
     *
     * @param weeksPregnant gesoVal; @param breastFeeding suckPrdFlag
     * @param allergies algsHis, free text, "" when nothing was said
     * @param statedAge patnAge; @param weightKg patnWt
     */
    public record Condition(
            Optional<Integer> weeksPregnant,
            boolean breastFeeding,
            String allergies,
            Optional<BigDecimal> statedAge,
            Optional<BigDecimal> weightKg) {
        boolean pregnant() {
            return weeksPregnant.filter(weeks -> weeks > 0).isPresent();
        }
    }

    /**
     * The visit that led to it.
     *
     * @param business bizTypeCode; @param medicalType medType; @param setting otpIptFlag
     * @param firstVisit fstdiagFlag; @param department prscDeptName
     * @param chronicDisease diseCodg (M…), "" when none; @param mainDiagnosis maindiagCode
     */
    public record Visit(
            String business,
            String medicalType,
            String setting,
            boolean firstVisit,
            String department,
            String chronicDisease,
            String mainDiagnosis) {
        boolean inpatient() {
            return setting.equals(INPATIENT);
        }

        boolean overTheInternet() {
            return business.equals(INTERNET);
        }

        boolean chronic() {
            return medicalType.startsWith(CHRONIC);
        }
    }

    /**
     * How it is to be used.
     *
     * @param type rxTypeCode; @param longTerm longRxFlag; @param validDays valiDays
     * @param issues how often it is dispensed; @param attribute rxExraAttrCode
     */
    public record Plan(
            String type, boolean longTerm, int validDays, int issues, String attribute) {}

    /** An insurance ICD-10 code; {@code main} is maindiagFlag. */
    public record Diagnosis(String code, boolean main) {}

    /**
     * One line.
     *
     * @param no position in the message, from 1
     * @param quantity drugCnt in {@code unit} (drugDosunt); @param days medcDays
     * @param singleDose sinDoscnt in {@code doseUnit}; @param frequency usedFrquCodg
     * @param route medcWayCodg; @param approval hospApprFlag; @param overTheCounter otcFlag
     */
    public record Line(
            int no,
            Drug drug,
            BigDecimal quantity,
            String unit,
            BigDecimal days,
            BigDecimal singleDose,
            String doseUnit,
            String frequency,
            String route,
            String approval,
            boolean overTheCounter) {
        private static final List<String> INJECTED = List.of("4", "601", "602", "603", "604");

        /** Whether it goes into the blood or under the skin (drug_medc_way). */
        boolean injected() {
            return INJECTED.contains(route);
        }

        boolean isPieces() {
            return drug.itemType().equals("13");
        }

        String name() {
            return drug.genericName();
        }
    }

    /** The same for the record: rules look at no name and no number of a person. */
    ReviewInput withoutNames() {
        return new ReviewInput(
                on,
                new Person(
                        "",
                        "",
                        "",
                        "",
                        patient.birthDate(),
                        patient.sex(),
                        patient.insuranceType(),
                        patient.insuredDivision(),
                        patient.personType(),
                        patient.active()),
                doctor,
                institution,
                condition,
                visit,
                plan,
                diagnoses,
                lines,
                inUse);
    }

    /** The same prescription at a later day, beside what the patient takes by then. */
    ReviewInput later(LocalDate day, List<InUse> taking) {
        return new ReviewInput(
                day,
                patient,
                doctor,
                institution,
                condition,
                visit,
                plan,
                diagnoses,
                lines,
                taking);
    }

    /** What he still has or may fetch today of what others prescribed. */
    List<InUse> stillTaken() {
        return inUse.stream().filter(had -> had.daysLeft(on) > 0).toList();
    }

    int age() {
        return Period.between(patient.birthDate(), on).getYears();
    }

    /** Chronic patients may get more than a week: by visit, by registered disease, by plan. */
    boolean chronic() {
        return visit.chronic() || !visit.chronicDisease().isEmpty() || plan.longTerm();
    }
}
