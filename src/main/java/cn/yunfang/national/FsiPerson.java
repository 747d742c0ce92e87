package cn.yunfang.national;

import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 1101 人员信息获取 (national-interface §4.2). */
@Component
class FsiPerson implements Operation {
    private final Database database;
    private final PersonLook look;

    FsiPerson(Database database, PersonLook look) {
        this.database = database;
        this.look = look;
    }

    @Override
    public String name() {
        return "1101";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var asked = body.object("data");
        var type = asked.text("mdtrt_cert_type");
        var found = database.read(look.byVisitCertificate(type, asked.text("mdtrt_cert_no")));
        if (found.isEmpty()) {
            var reason = type.endsWith("1") ? Reason.VOUCHER_INVALID : Reason.PERSON_UNKNOWN;
            return Outcome.refused(Refusal.at("data.mdtrt_cert_no", reason));
        }
        var person = found.get();
        return matches(asked, person)
                ? look.written(caller, name(), person, look.nodes(person, look.balance(person)))
                : Outcome.refused(Refusal.at("data.certno", Reason.PERSON_MISMATCH));
    }

    private static boolean matches(Fields asked, Person person) {
        return asked.optional("certno").filter(no -> !no.equals(person.certno())).isEmpty()
                && asked.optional("psn_name").filter(it -> !it.equals(person.name())).isEmpty();
    }
}
