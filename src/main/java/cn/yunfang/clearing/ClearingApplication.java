package cn.yunfang.clearing;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What an institution applies to be cleared for: all it settled and undid in a month (3203).
 *
 * @param id clr_appy_evt_id
 * @param division of the institution, by which bureaus see their own
 * @param type clr_type; @param way clr_way
 * @param msgid of the message it came by
 */
public record ClearingApplication(
        long id,
        String institution,
        String division,
        YearMonth month,
        String type,
        String way,
        String msgid,
        ClearingState state,
        int version,
        Figures figures,
        Step applied,
        Decision decision,
        Optional<Step> paid) {
    /**
     * The amounts of 3203, all of a month together; negative when more was undone than settled.
     *
     * @param settlements psntime: settlements less undoings
     * @param inScope med_sumfee: what lay within the scope of insurance
     */
    public record Figures(
            int settlements, Fen medfee, Fen inScope, Fen fund, Fen account, Fen cash) {
        /** What the bureau owes for it: funds and personal accounts. */
        public Fen due() {
            return fund.plus(account);
        }

        /** CLEARING_CHANGED when the month is no longer what was applied for. */
        Optional<Refusal> changed(Figures now) {
            return equals(now)
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.of(
                                    Reason.CLEARING_CHANGED,
                                    settlements,
                                    medfee,
                                    fund,
                                    account,
                                    now.settlements,
                                    now.medfee,
                                    now.fund,
                                    now.account));
        }
    }

    /** Who did something, and when. */
    public record Step(Instant at, String by) {}

    /**
     * What the bureau decided.
     *
     * @param no how many decisions there were; those before the last were taken back
     * @param booking of its entries in the ledger, 0 when it booked nothing
     * @param made empty as long as nothing is decided
     * @param offset against prepayments
     * @param givenBack deductions of earlier months whose settlements were undone in this one
     * @param card what was taken from cards in the month less what went back to them
     */
    public record Decision(
            int no,
            long booking,
            Optional<Step> made,
            Fen deducted,
            Fen offset,
            Fen givenBack,
            Fen card,
            String chinese,
            String english) {
        static final Decision NONE = none(0, Optional.empty(), "", "");

        /** One that books nothing. */
        static Decision none(int no, Optional<Step> made, String chinese, String english) {
            var zero = Fen.ZERO;
            return new Decision(no, 0, made, zero, zero, zero, zero, chinese, english);
        }
    }

    /** The next version of it after a verb; CLEARING_WRONG_STATE when it is not possible. */
    Outcome<ClearingApplication> after(ClearingState.Verb verb) {
        return state.after(verb)
                .map(to -> Outcome.done(with(to, version + 1, decision, paid)))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Reason.CLEARING_WRONG_STATE,
                                        state.chinese(),
                                        state.english()));
    }

    ClearingApplication decided(Decision made) {
        return with(state, version, made, paid);
    }

    ClearingApplication paid(Step step) {
        return with(state, version, decision, Optional.of(step));
    }

    private ClearingApplication with(
            ClearingState to, int as, Decision made, Optional<Step> paidOut) {
        return new ClearingApplication(
                id,
                institution,
                division,
                month,
                type,
                way,
                msgid,
                to,
                as,
                figures,
                applied,
                made,
                paidOut);
    }

    /** What is or will be paid out; negative when the institution has to pay. */
    public Fen payable() {
        return ofFunds().plus(decision.card());
    }

    /** Of it at the expense of the bureau; the rest is the patients' who paid by card. */
    Fen ofFunds() {
        return figures.due()
                .minus(decision.deducted())
                .minus(decision.offset())
                .plus(decision.givenBack());
    }

    /** Where the entries of an institution's clearing stand in the ledger. */
    static Bucket bucket(String institution) {
        return Bucket.ofPerson(institution);
    }
}
