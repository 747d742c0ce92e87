package cn.yunfang.prescription;

import static cn.yunfang.prescription.PrescriptionState.COMPLETED;
import static cn.yunfang.prescription.PrescriptionState.EFFECTIVE;
import static cn.yunfang.prescription.PrescriptionState.EXPIRED;
import static cn.yunfang.prescription.PrescriptionState.REJECTED;
import static cn.yunfang.prescription.PrescriptionState.RESERVED;
import static cn.yunfang.prescription.PrescriptionState.REVOKED;
import static cn.yunfang.prescription.PrescriptionState.SIGNED;
import static cn.yunfang.prescription.PrescriptionState.UPLOADED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The life of a prescription: from, verb, to, event. Whatever is not a row here is refused. The
 * diagram in docs/prescription-states.md is generated from this table.
 */
public final class Transitions {
    /** What can be asked of a prescription. */
    public enum Verb {
        SIGN,
        UPLOAD,
        APPROVE,
        REJECT,
        CHECK,
        ASK,
        ANSWER,
        CLAIM,
        AUDIT,
        GIVE_BACK,
        SETTLE,
        DISPENSE,
        COMPLETE,
        RETURN,
        UNDO_SETTLEMENT,
        OPEN_ISSUE,
        LAPSE,
        HOLD,
        BRIDGE,
        STOP,
        POSTPONE,
        REQUEST_CANCEL,
        REVOKE,
        EXPIRE
    }

    /** One row of the table. */
    public record Row(PrescriptionState from, Verb verb, PrescriptionState to, String event) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row(RESERVED, Verb.SIGN, SIGNED, "PrescriptionSigned"),
                    new Row(RESERVED, Verb.REVOKE, REVOKED, "PrescriptionRevoked"),
                    new Row(RESERVED, Verb.EXPIRE, EXPIRED, "PrescriptionExpired"),
                    new Row(SIGNED, Verb.SIGN, SIGNED, "PrescriptionSigned"),
                    new Row(SIGNED, Verb.UPLOAD, UPLOADED, "PrescriptionUploaded"),
                    new Row(SIGNED, Verb.REVOKE, REVOKED, "PrescriptionRevoked"),
                    new Row(SIGNED, Verb.EXPIRE, EXPIRED, "PrescriptionExpired"),
                    new Row(UPLOADED, Verb.APPROVE, EFFECTIVE, "PrescriptionApproved"),
                    new Row(UPLOADED, Verb.REJECT, REJECTED, "PrescriptionRejected"),
                    new Row(UPLOADED, Verb.CHECK, UPLOADED, "FirstCheckPassed"),
                    new Row(UPLOADED, Verb.ASK, UPLOADED, "DoctorAsked"),
                    new Row(UPLOADED, Verb.ANSWER, UPLOADED, "DoctorAnswered"),
                    new Row(UPLOADED, Verb.REVOKE, REVOKED, "PrescriptionRevoked"),
                    new Row(UPLOADED, Verb.EXPIRE, EXPIRED, "PrescriptionExpired"),
                    new Row(EFFECTIVE, Verb.CLAIM, EFFECTIVE, "LinesClaimed"),
                    new Row(EFFECTIVE, Verb.AUDIT, EFFECTIVE, "ClaimAudited"),
                    new Row(EFFECTIVE, Verb.GIVE_BACK, EFFECTIVE, "LinesGivenBack"),
                    new Row(EFFECTIVE, Verb.SETTLE, EFFECTIVE, "LinesPaid"),
                    new Row(EFFECTIVE, Verb.DISPENSE, EFFECTIVE, "PrescriptionDispensed"),
                    new Row(EFFECTIVE, Verb.COMPLETE, COMPLETED, "PrescriptionCompleted"),
                    new Row(EFFECTIVE, Verb.RETURN, EFFECTIVE, "GoodsReturned"),
                    new Row(EFFECTIVE, Verb.UNDO_SETTLEMENT, EFFECTIVE, "LinesUnpaid"),
                    new Row(EFFECTIVE, Verb.OPEN_ISSUE, EFFECTIVE, "IssueOpened"),
                    new Row(EFFECTIVE, Verb.LAPSE, EFFECTIVE, "IssueUncollected"),
                    new Row(EFFECTIVE, Verb.HOLD, EFFECTIVE, "IssueHeld"),
                    new Row(EFFECTIVE, Verb.BRIDGE, EFFECTIVE, "IssueBridged"),
                    new Row(EFFECTIVE, Verb.STOP, EXPIRED, "IssuesStopped"),
                    new Row(EFFECTIVE, Verb.POSTPONE, EFFECTIVE, "ExpiryPostponed"),
                    new Row(EFFECTIVE, Verb.REQUEST_CANCEL, EFFECTIVE, "CancelRequested"),
                    new Row(EFFECTIVE, Verb.REVOKE, REVOKED, "PrescriptionRevoked"),
                    new Row(EFFECTIVE, Verb.EXPIRE, EXPIRED, "PrescriptionExpired"),
                    new Row(COMPLETED, Verb.RETURN, EFFECTIVE, "GoodsReturned"),
                    new Row(COMPLETED, Verb.UNDO_SETTLEMENT, COMPLETED, "LinesUnpaid"),
                    new Row(EXPIRED, Verb.RETURN, EXPIRED, "GoodsReturned"),
                    new Row(EXPIRED, Verb.UNDO_SETTLEMENT, EXPIRED, "LinesUnpaid"));

    private Transitions() {}

    public static List<Row> table() {
        return TABLE;
    }

    /** The row for this state and verb; empty when the verb is not possible now. */
    public static Optional<Row> find(PrescriptionState from, Verb verb) {
        return TABLE.stream().filter(row -> row.from == from && row.verb == verb).findFirst();
    }

    /** States that a verb may start from. */
    public static List<PrescriptionState> startsOf(Verb verb) {
        return Arrays.stream(PrescriptionState.values())
                .filter(state -> find(state, verb).isPresent())
                .toList();
    }
}
