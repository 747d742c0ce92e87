package cn.yunfang.national;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 1101 人员信息获取 (national-interface §4.2). */
@Component
class PersonQuery implements Operation {
    private final Database database;
    private final Persons persons;
    private final PersonalAccounts accounts;
    private final AccessLog accessLog;
    private final Clock clock;

    PersonQuery(
            Database database,
            Persons persons,
            PersonalAccounts accounts,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "1101";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var type = data.text("mdtrt_cert_type");
        var person = database.read(persons.byProof(type, data.text("mdtrt_cert_no")));
        if (person.isEmpty()) {
            return Outcome.refused(
                    Refusal.at(
                            "data.mdtrt_cert_no",
                            type.endsWith("1") ? Reason.VOUCHER_INVALID : Reason.PERSON_UNKNOWN));
        }
        return differs(person.get(), data)
                .<Outcome<Map<String, Object>>>map(Outcome::refused)
                .orElseGet(() -> shown(caller, name(), person.get()));
    }

    private static Optional<Refusal> differs(Person person, Fields data) {
        if (!data.optional("psn_name").map(person.name()::equals).orElse(true)) {
            return Optional.of(Refusal.at("data.psn_name", Reason.PERSON_MISMATCH));
        }
        return data.optional("certno").map(person.certno()::equals).orElse(true)
                ? Optional.empty()
                : Optional.of(Refusal.at("data.certno", Reason.PERSON_MISMATCH));
    }

    /** The nodes of a person, and that the caller looked at them. */
    Outcome<Map<String, Object>> shown(Caller caller, String operation, Person person) {
        var trip = new RoundTrip();
        var balance = trip.add(accounts.balance(person.no()));
        trip.add(accessLog.look(caller, clock.instant(), operation, person.no(), "settlement"));
        return database.commit(trip)
                .<Outcome<Map<String, Object>>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        PersonNodes.of(
                                                person, balance.get(), ChinaTime.today(clock))));
    }
}
