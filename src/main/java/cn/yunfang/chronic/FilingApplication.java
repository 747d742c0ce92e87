package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person's application to be filed for a disease (认定申请).
 *
 * @param division insuplc_admdvs of the person when he applied
 * @param version counted up by each step and each attachment
 * @param waitingSince when it last began to wait for whoever determines
 * @param refusedBy who refused it ({@link #who}), "" when nobody did
 * @param filing number of the filing that it led to (trt_dcla_detl_sn)
 */
public record FilingApplication(
        Number number,
        String personNo,
        String division,
        String diseaseCode,
        Asked asked,
        ApplicationState state,
        int version,
        Instant appliedAt,
        Instant waitingSince,
        String refusedBy,
        Optional<String> filing) {
    /** Outward number: RD, bucket 4 digits, serial 15 digits. */
    public record Number(Bucket bucket, long serial) {
        /** Empty when the text is none. */
        public static Optional<Number> parse(String text) {
            return OutwardNumber.parse("RD", text, Number::new);
        }

        /** What events are about: all serial numbers come from one source, so they never meet. */
        PrescriptionId subject() {
            return new PrescriptionId(bucket, serial);
        }

        @Override
        public String toString() {
            return OutwardNumber.text("RD", bucket, serial);
        }
    }

    /**
     * What was asked for.
     *
     * @param from first day, which is the day after a filing that still holds
     * @param determiner institution that is asked to determine, "" for the bureau
     * @param institution that applied for the person, "" when he did himself
     * @param signatory the doctor who applied, "" when the person did himself
     */
    public record Asked(LocalDate from, String determiner, String institution, String signatory) {}

    /**
     * Evidence for a criterion, as somebody states it.
     *
     * @param criterion its number; @param value of LAB alone
     * @param on when it was found; @param institution where
     */
    public record Statement(
            int criterion,
            String text,
            Optional<BigDecimal> value,
            Optional<LocalDate> on,
            String institution) {}

    /**
     * One step of its life.
     *
     * @param criteria those that whoever granted it found met
     */
    public record Step(
            int version,
            Verb verb,
            Instant at,
            Caller.Role role,
            String institution,
            String actor,
            String chinese,
            String english,
            List<Statement> statements,
            List<Integer> criteria) {}

    /** An application with all that was said of it, and whose it is. */
    public record Whole(
            FilingApplication application,
            Person person,
            List<Step> steps,
            List<Attachment> attachments) {}

    /** Whether the caller is the person or the institution that applied for him. */
    public boolean isOf(Caller caller) {
        return switch (caller.role()) {
            case PATIENT -> personNo.equals(caller.actor());
            case MEDICAL ->
                    !caller.institution().isEmpty()
                            && asked.institution.equals(caller.institution());
            default -> false;
        };
    }

    /** Whether the caller's house determines it: an appeal is the bureau's alone. */
    public boolean isFor(Caller caller) {
        return switch (caller.role()) {
            case CLERK -> caller.covers(division);
            case MEDICAL ->
                    state != ApplicationState.APPEALED
                            && !caller.institution().isEmpty()
                            && asked.determiner.equals(caller.institution());
            default -> false;
        };
    }

    /** Whether the caller may see it at all. */
    boolean seenBy(Caller caller) {
        return isOf(caller)
                || isFor(caller)
                || caller.role() == Caller.Role.MEDICAL
                        && !caller.institution().isEmpty()
                        && asked.determiner.equals(caller.institution());
    }

    /** A person who acts, told apart from everybody else of any house. */
    static String who(Caller caller) {
        return caller.role() + "/" + caller.institution() + "/" + caller.actor();
    }
}
