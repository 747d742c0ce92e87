package cn.yunfang.delivery;

import cn.yunfang.circulation.IssueToken;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What patient and pharmacy may do about an order besides packing and handing over. */
@Component
public class ChangeOrder {
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private final Prescriptions prescriptions;
    private final IssueToken issue;

    ChangeOrder(
            Database database,
            Journal journal,
            MoveDelivery move,
            Prescriptions prescriptions,
            IssueToken issue) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        this.prescriptions = prescriptions;
        this.issue = issue;
    }

    /** Before it is packed; what was put aside is free again. */
    public Outcome<Standing> cancel(Caller patient, String number) {
        return move.move(
                number,
                patient,
                standing ->
                        ofPatient(patient, standing).map(one -> freeing(one, Verb.CANCEL, "患者取消")));
    }

    /** A failed parcel is not tried again: the patient collects elsewhere, or nothing at all. */
    public Outcome<Standing> sendBack(Caller patient, String number) {
        return move.move(
                number,
                patient,
                standing ->
                        ofPatient(patient, standing)
                                .then(
                                        one ->
                                                one.status() == DeliveryStatus.FAILED
                                                        ? Outcome.done(one)
                                                        : MoveDelivery.cannot(one))
                                .map(one -> callOff(one, Verb.SEND_BACK, "患者要求退回")));
    }

    /** The pharmacy cannot bring it: nothing was packed, or what was packed goes back. */
    public Outcome<Standing> withdraw(Caller pharmacy, String number, String reason) {
        return Refusal.ofText("reason", "原因", reason, LONGEST_REASON)
                .<Outcome<Standing>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                move.move(
                                        number,
                                        pharmacy,
                                        standing ->
                                                own(pharmacy, standing)
                                                        .map(one -> withdrawn(one, reason))));
    }

    private Step withdrawn(Standing one, String reason) {
        return one.status() == DeliveryStatus.ORDERED
                ? freeing(one, Verb.WITHDRAW, reason)
                : callOff(one, Verb.WITHDRAW, reason);
    }

    /** The code by which the pharmacy fetches the prescription of an order that waits for it. */
    public Outcome<IssueToken.Token> code(Caller pharmacy, String number) {
        return OrderNumber.parse(number)
                .flatMap(id -> database.read(OrderTable.find(id)))
                .map(standing -> own(pharmacy, standing))
                .orElseGet(MoveDelivery::unknown)
                .then(
                        one ->
                                one.status() == DeliveryStatus.ORDERED
                                        ? issue.issue(Caller.SYSTEM, one.order().hiRxno())
                                        : MoveDelivery.cannot(one));
    }

    private Step freeing(Standing standing, Verb verb, String words) {
        var lines =
                database.read(Holds.of(standing.order().id())).stream()
                        .filter(one -> one.isAt(standing.order().institution()))
                        .map(Hold::line)
                        .toList();
        return Step.of(verb, journal.now(), words)
                .writing(
                        lines.isEmpty()
                                ? List.of()
                                : List.of(Holds.release(standing.order().id(), lines)));
    }

    private Step callOff(Standing standing, Verb verb, String words) {
        var writes = new ArrayList<Sql<?>>();
        if (!standing.order().progress().ownRider()) {
            writes.add(TaskTable.add(standing.order(), Task.Kind.CANCEL, journal.now()));
        }
        return Step.of(verb, journal.now(), words).writing(writes);
    }

    private Outcome<Standing> ofPatient(Caller patient, Standing standing) {
        return database.read(prescriptions.find(standing.order().id()))
                .filter(rx -> rx.facts().personNo().equals(patient.actor()))
                .<Outcome<Standing>>map(_ -> Outcome.done(standing))
                .orElseGet(MoveDelivery::unknown);
    }

    static Outcome<Standing> own(Caller pharmacy, Standing standing) {
        return Optional.of(standing)
                .filter(one -> one.isOf(pharmacy))
                .<Outcome<Standing>>map(Outcome::done)
                .orElseGet(MoveDelivery::unknown);
    }
}
