package cn.yunfang.care;

import cn.yunfang.care.Contract.State;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The other of the two agrees to a contract or declines it; later either of them ends it. */
@Component
public class AnswerContract {
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Journal journal;
    private final CareTold told;

    AnswerContract(Database database, Journal journal, CareTold told) {
        this.database = database;
        this.journal = journal;
        this.told = told;
    }

    /** From the agreement on the contract is in force; one that it renews ends with it. */
    public Outcome<Contract> agree(Caller caller, String number) {
        return of(caller, number, one -> agreed(caller, one));
    }

    /** Declines an offer, or takes an own offer back. */
    public Outcome<Contract> decline(Caller caller, String number, String reason) {
        return withReason(reason, () -> of(caller, number, one -> declined(caller, one, reason)));
    }

    /** Ends a contract that is in force, at once. */
    public Outcome<Contract> end(Caller caller, String number, String reason) {
        return withReason(reason, () -> of(caller, number, one -> ended(caller, one, reason)));
    }

    private static Outcome<Contract> withReason(String reason, Supplier<Outcome<Contract>> step) {
        return reason.length() > LONGEST_REASON
                ? Outcome.refused(Refusal.tooLong("reason", "原因", LONGEST_REASON))
                : step.get();
    }

    private Outcome<Contract> of(
            Caller caller, String number, Function<Contract, Outcome<Contract>> step) {
        return Journal.attempt(
                () ->
                        CareNumber.parse(number)
                                .flatMap(one -> database.read(ContractTable.find(one)))
                                .filter(one -> isOf(caller, one))
                                .map(step)
                                .orElseGet(() -> Outcome.refused(Reason.CONTRACT_UNKNOWN)));
    }

    private static boolean isOf(Caller caller, Contract one) {
        return caller.role() == Caller.Role.PATIENT
                ? one.personNo().equals(caller.actor())
                : one.doctor().equals(caller.actor())
                        && one.institution().equals(caller.institution());
    }

    private Outcome<Contract> agreed(Caller caller, Contract offered) {
        if (!offered.isIn(State.OFFERED)) {
            return Outcome.refused(Reason.CONTRACT_NOT_OPEN);
        }
        if (offered.byPatient() == (caller.role() == Caller.Role.PATIENT)) {
            return Outcome.refused(Reason.CONTRACT_OWN_OFFER);
        }
        var now = journal.now();
        var today = ChinaTime.date(now);
        var trip = new RoundTrip();
        var all = trip.add(ContractTable.of(offered.personNo()));
        database.send(trip);
        var standing = all.get().stream().filter(one -> one.isIn(State.IN_FORCE)).findFirst();
        if (standing.filter(one -> one.number().serial() != offered.renews()).isPresent()) {
            return Outcome.refused(Reason.CONTRACT_STANDS, standing.get().to());
        }
        // from the day of the agreement; what it renews may have ended meanwhile
        var agreed = inForce(offered, today, standing, now);
        var writes = new ArrayList<Sql<?>>();
        writes.add(ContractTable.takeForce(agreed, standing));
        standing.ifPresent(
                one -> {
                    writes.add(ContractTable.end(one, "RENEWED", now));
                    writes.add(VisitTable.handOn(one, agreed));
                });
        writes.add(ContractTable.agree(agreed, now));
        return journal.commit(
                agreed, caller, writes, List.of(told.of(agreed, "ContractAgreed", caller)));
    }

    private static Contract inForce(
            Contract one, LocalDate from, Optional<Contract> before, Instant now) {
        return new Contract(
                one.number(),
                one.personNo(),
                one.doctor(),
                one.institution(),
                one.servicePackage(),
                from,
                MakeContract.lastDay(from, before),
                State.IN_FORCE,
                one.byPatient(),
                one.renews(),
                one.offeredAt(),
                Optional.of(now),
                Optional.empty(),
                "",
                Optional.of(now));
    }

    private Outcome<Contract> declined(Caller caller, Contract offered, String reason) {
        if (!offered.isIn(State.OFFERED)) {
            return Outcome.refused(Reason.CONTRACT_NOT_OPEN);
        }
        return journal.commit(
                        offered,
                        caller,
                        List.of(ContractTable.decline(offered, reason, journal.now())),
                        List.of(told.of(offered, "ContractDeclined", caller)))
                .map(this::again);
    }

    private Outcome<Contract> ended(Caller caller, Contract standing, String reason) {
        if (!standing.isIn(State.IN_FORCE)) {
            return Outcome.refused(Reason.CONTRACT_NOT_OPEN);
        }
        return journal.commit(
                        standing,
                        caller,
                        ending(standing, reason, journal.now()),
                        List.of(told.of(standing, "ContractEnded", caller)))
                .map(this::again);
    }

    /** What ends a contract: visits that are due are no longer. */
    static List<Sql<?>> ending(Contract standing, String reason, Instant now) {
        return List.of(
                ContractTable.end(standing, reason, now),
                ContractTable.leaveForce(standing),
                VisitTable.cancel(standing));
    }

    private Contract again(Contract one) {
        return database.read(ContractTable.find(one.number())).orElse(one);
    }
}
