package cn.yunfang.circulation;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mints the QR code a patient shows at a pharmacy; each opens one claim. */
@Component
public class IssueToken {
    /** The 27 characters and how long they hold. */
    public record Token(String qr, Instant expiresAt) {}

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Circulation limits;

    IssueToken(
            Database database, Journal journal, Prescriptions prescriptions, Circulation limits) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.limits = limits;
    }

    /** For the patient himself or the hospital that prints it on the guide sheet. */
    public Outcome<Token> issue(Caller caller, String hiRxno) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .flatMap(id -> database.read(prescriptions.find(id)))
                .filter(rx -> mayShow(caller, rx))
                .map(rx -> mint(caller, rx))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private static boolean mayShow(Caller caller, Prescription rx) {
        return switch (caller.role()) {
            case PATIENT -> rx.facts().personNo().equals(caller.actor());
            case MEDICAL -> rx.facts().institution().equals(caller.institution());
            case SYSTEM -> true;
            case PHARMACY, REVIEWER, CLERK, REGULATOR, INTEGRATOR -> false;
        };
    }

    private Outcome<Token> mint(Caller caller, Prescription rx) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return Outcome.refused(Reason.WRONG_STATE, rx.state().chinese(), rx.state().english());
        }
        var token = new Token(Capability.qr(rx.id().bucket()), journal.now().plus(limits.qr()));
        var pass = new Pass(rx.id(), Pass.Kind.QR, rx.facts().personNo(), "", 0, token.expiresAt());
        return journal.commit(
                token,
                caller,
                List.of(PassTable.add(token.qr(), pass)),
                List.of(
                        journal.event(
                                rx.id(),
                                "TokenIssued",
                                caller,
                                Map.of("hiRxno", rx.facts().hiRxno()))));
    }
}
