package cn.yunfang.circulation;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RequestSeen;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * rxQrDecode: the pharmacy shows the patient's QR code and gets a token bound to itself
 * (national-interface §3.1, 7201). The first pharmacy that shows a code binds it.
 */
@Component
public class DecodeToken {
    /** epcToken and whose prescription it opens. */
    public record Decoded(String token, Person person) {}

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Circulation limits;

    DecodeToken(
            Database database,
            Journal journal,
            Persons persons,
            AccessLog accessLog,
            Circulation limits) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.accessLog = accessLog;
        this.limits = limits;
    }

    /**
     * Whether a code that a patient shows (QR code, epcToken or authRxno) opens a prescription to a
     * pharmacy now. Nothing is used up.
     */
    public static Sql<Boolean> opens(String code, PrescriptionId id, String pharmacy, Instant now) {
        var found = PassTable.find(code);
        return Sql.read(
                found.text(),
                found.params(),
                rows ->
                        found.reader()
                                .read(rows)
                                .filter(pass -> pass.id().equals(id) && !pass.expired(now))
                                .filter(pass -> !pass.boundToAnother(pharmacy))
                                .isPresent());
    }

    public Outcome<Decoded> decode(Caller caller, String qr) {
        var found = database.read(PassTable.find(qr));
        if (found.isEmpty()
                || found.get().kind() != Pass.Kind.QR
                || found.get().expired(journal.now())) {
            return Outcome.refused(Refusal.at("epcQrcd", Reason.TOKEN_INVALID));
        }
        var pass = found.get();
        if (pass.boundToAnother(caller.institution())) {
            return Outcome.refused(Refusal.at("epcQrcd", Reason.NOT_THE_HOLDER));
        }
        var token = Capability.naming(pass.id(), Capability.TOKEN_LENGTH);
        var bound =
                new Pass(
                        pass.id(),
                        Pass.Kind.TOKEN,
                        pass.personNo(),
                        caller.institution(),
                        pass.claim(),
                        journal.now().plus(limits.handle()));
        var trip = new RoundTrip();
        RequestSeen.guard(caller, journal.now()).forEach(trip::add);
        trip.add(PassTable.bind(qr, caller.institution()));
        trip.add(PassTable.add(token, bound));
        trip.add(
                accessLog.look(caller, journal.now(), "rxQrDecode", pass.personNo(), "dispensing"));
        var person = trip.add(persons.byNo(pass.personNo()));
        return database.commit(trip)
                .<Outcome<Decoded>>map(Outcome::refused)
                .orElseGet(() -> answer(token, person.get()));
    }

    private static Outcome<Decoded> answer(String token, Optional<Person> person) {
        return person.<Outcome<Decoded>>map(one -> Outcome.done(new Decoded(token, one)))
                .orElseGet(() -> Outcome.refused(Reason.PERSON_UNKNOWN));
    }
}
