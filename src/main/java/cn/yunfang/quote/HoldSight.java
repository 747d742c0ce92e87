package cn.yunfang.quote;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Reason;
import cn.yunfang.stock.Hold;
import java.util.List;
import java.util.Optional;

/** Who may have goods held, and who sees that they are. */
final class HoldSight {
    private HoldSight() {}

    /**
     * Why goods cannot be held for this caller: the patient himself, or a pharmacy that shows the
     * patient's code and holds them itself.
     *
     * @param opened whether the code opens this prescription to this pharmacy
     */
    static Optional<Reason> refusal(
            Caller caller, Wish wish, Optional<Prescription> found, boolean opened) {
        var rx = found.filter(one -> one.facts().hiRxno().equals(wish.hiRxno()));
        return switch (caller.role()) {
            case PATIENT ->
                    rx.filter(one -> isHis(caller, one)).isPresent()
                            ? Optional.empty()
                            : Optional.of(Reason.PRESCRIPTION_UNKNOWN);
            case PHARMACY -> {
                if (!caller.institution().equals(wish.pharmacy())) {
                    yield Optional.of(Reason.NOT_ALLOWED);
                }
                yield opened && rx.isPresent()
                        ? Optional.empty()
                        : Optional.of(Reason.TOKEN_INVALID);
            }
            case MEDICAL, REVIEWER, CLERK, REGULATOR, INTEGRATOR, SYSTEM ->
                    Optional.of(Reason.NOT_ALLOWED);
        };
    }

    /** What a caller sees of the holds of a prescription; empty when it is none of his business. */
    static Optional<List<Hold>> seen(Caller caller, Prescription rx, List<Hold> standing) {
        return switch (caller.role()) {
            case PATIENT -> Optional.of(standing).filter(_ -> isHis(caller, rx));
            case MEDICAL ->
                    Optional.of(standing)
                            .filter(_ -> rx.facts().institution().equals(caller.institution()));
            case PHARMACY ->
                    Optional.of(
                                    standing.stream()
                                            .filter(one -> one.isAt(caller.institution()))
                                            .toList())
                            .filter(all -> !all.isEmpty());
            case REVIEWER, CLERK, REGULATOR, INTEGRATOR, SYSTEM -> Optional.empty();
        };
    }

    static boolean isHis(Caller caller, Prescription rx) {
        return rx.state().isPublished() && rx.facts().personNo().equals(caller.actor());
    }

    /** For the access log. */
    static String purpose(Caller caller) {
        return caller.role() == Caller.Role.PHARMACY ? "dispensing" : "choosing a pharmacy";
    }
}
