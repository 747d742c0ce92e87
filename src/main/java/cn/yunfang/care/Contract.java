package cn.yunfang.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's contract with a family or village doctor (家庭医生签约).
 *
 * @param doctor national code of the doctor, who practises at the institution
 * @param servicePackage code of {@link ServicePackage}
 * @param to last day, inclusive
 * @param byPatient whether the patient asked for it; else the doctor offered it
 * @param renews serial number of the contract that it goes on from, 0 for none
 * @param answeredAt when the other of the two agreed or declined
 * @param planAt when its follow-up plan is looked at next; absent while it is not in force
 */
public record Contract(
        CareNumber number,
        String personNo,
        String doctor,
        String institution,
        String servicePackage,
        LocalDate from,
        LocalDate to,
        State state,
        boolean byPatient,
        long renews,
        Instant offeredAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        String endReason,
        Optional<Instant> planAt) {
    private static final int RENEWAL_DAYS = 60;

    /** The order is that of {@code care.contract.state}. */
    public enum State {
        OFFERED,
        IN_FORCE,
        DECLINED,
        ENDED
    }

    boolean isIn(State one) {
        return state == one;
    }

    /** Whether the two may go on with it for another year by now. */
    public boolean isRenewableOn(LocalDate day) {
        return state == State.IN_FORCE && !day.isBefore(to.minusDays(RENEWAL_DAYS));
    }

    boolean isBetween(String person, String otherDoctor) {
        return personNo.equals(person) && doctor.equals(otherDoctor);
    }
}
