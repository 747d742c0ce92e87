package cn.yunfang.national;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Sql;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds a person for an FSI operation and writes the look down; the nodes of 1101. */
@Component
class PersonLook {
    private static final String NORMAL = "1";
    private static final String PAUSED = "2";
    private static final String SOCIAL_SECURITY_CARD = "90";
    private static final String ID_CARD = "01";

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final PersonalAccounts accounts;
    private final AccessLog accessLog;

    PersonLook(
            Database database,
            Journal journal,
            Persons persons,
            PersonalAccounts accounts,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.accounts = accounts;
        this.accessLog = accessLog;
    }

    /** By certificate of the visit: 01 e-voucher token, 02 ID number, 03 social-security card. */
    Sql<Optional<Person>> byVisitCertificate(String type, String number) {
        return switch (type) {
            case "01", "1" -> persons.byVoucher(number);
            case "03", "3" -> persons.byCertificate(SOCIAL_SECURITY_CARD, number);
            default -> persons.byCertificate(ID_CARD, number);
        };
    }

    Fen balance(Person person) {
        return database.read(accounts.balance(person.no()));
    }

    /** Writes down that the person was looked at; the answer leaves only after that. */
    <T> Outcome<T> written(Caller caller, String operation, Person person, T answer) {
        return journal.commit(
                answer,
                caller,
                List.of(
                        accessLog.look(
                                caller, journal.now(), operation, person.no(), "settlement")),
                List.of());
    }

    /** baseinfo, insuinfo and idetinfo of 1101 (national-interface §4.2). */
    Map<String, Object> nodes(Person person, Fen balance) {
        var today = ChinaTime.date(journal.now());
        var base = new LinkedHashMap<String, Object>();
        base.put("psn_no", person.no());
        base.put("psn_cert_type", person.certType());
        base.put("certno", person.certno());
        base.put("psn_name", person.name());
        base.put("gend", person.sex());
        base.put("brdy", person.birthDate().toString());
        base.put("age", Period.between(person.birthDate(), today).getYears());
        var insurance = new LinkedHashMap<String, Object>();
        insurance.put("balc", balance);
        insurance.put("insutype", person.insuranceType());
        insurance.put("psn_type", person.personType());
        insurance.put("psn_insu_stas", person.active() ? NORMAL : PAUSED);
        insurance.put("cvlserv_flag", "0");
        insurance.put("insuplc_admdvs", person.insuredDivision());
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("baseinfo", base);
        nodes.put("insuinfo", List.of(insurance));
        nodes.put("idetinfo", List.of());
        return nodes;
    }
}
