package cn.yunfang.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a visit found is put to a hospital's doctor (上转).
 *
 * @param visit serial number of the visit, of the same bucket
 * @param institution whose visit it was; @param doctor who made it
 * @param findings why: an item of the guideline and its answer, or {@link Judged#TWICE}
 * @param danger whether an answer was beyond a danger bound
 */
public record Escalation(
        CareNumber number,
        long visit,
        String personNo,
        String institution,
        String doctor,
        String toInstitution,
        List<Finding> findings,
        boolean danger,
        Instant raisedAt,
        Optional<Answer> answer) {
    /** Outward number of the visit. */
    public String visitNumber() {
        return new CareNumber(number.bucket(), visit).toString();
    }

    /** Why a hospital has to look. */
    public record Finding(String item, String answer) {}

    /** What the hospital's doctor advises; also said in words. */
    public record Answer(Instant at, String by, Advice advice, String text) {}

    /** What the patient is to do. */
    public enum Advice {
        COME_TO_HOSPITAL,
        CHANGE_MEDICINE,
        GO_ON
    }
}
