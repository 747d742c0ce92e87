package cn.yunfang.review;

import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the rules look at: one prescription as asked for, and nothing that needs the database.
 *
 * @param weeksPregnant gesoVal
 * @param breastFeeding suckPrdFlag
 * @param allergies algsHis, free text, "" when nothing was said
 * @param diagnoses insurance ICD-10 codes
 * @param chronicDisease diseCodg (M…), "" when none
 * @param validDays valiDays; @param attribute rxExraAttrCode
 */
public record ReviewInput(
        LocalDate on,
        Person patient,
        Practitioner doctor,
        Institution institution,
        Optional<Integer> weeksPregnant,
        boolean breastFeeding,
        String allergies,
        List<String> diagnoses,
        String chronicDisease,
        boolean longTerm,
        int validDays,
        String attribute,
        List<Line> lines) {

    /**
     * One line.
     *
     * @param no position in the message, from 1
     * @param quantity in the drug's pack unit; @param days medcDays
     * @param singleDose sinDoscnt in {@code doseUnit}; @param frequency usedFrquCodg
     * @param route medcWayCodg; @param approval hospApprFlag
     */
    public record Line(
            int no,
            Drug drug,
            BigDecimal quantity,
            BigDecimal days,
            BigDecimal singleDose,
            String doseUnit,
            String frequency,
            String route,
            String approval) {}
}
