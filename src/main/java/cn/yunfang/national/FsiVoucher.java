package cn.yunfang.national;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 1162 电子凭证二维码解码 (national-interface §4.2). */
@Component
class FsiVoucher implements Operation {
    private static final int INDEX_CHARACTERS = 32;

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final PersonLook look;

    FsiVoucher(Database database, Journal journal, Persons persons, PersonLook look) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.look = look;
    }

    @Override
    public String name() {
        return "1162";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var shown = database.read(persons.byVoucherCode(body.object("data").text("ecQrCode")));
        if (shown.isEmpty()) {
            return Outcome.refused(Refusal.at("data.ecQrCode", Reason.VOUCHER_INVALID));
        }
        var person = shown.get().person();
        var answer = new LinkedHashMap<>(look.nodes(person, look.balance(person)));
        answer.put("ecToken", shown.get().ecToken());
        answer.put("ecIndexNo", index(person));
        answer.put("authNo", Long.toString(journal.nextId()));
        answer.put("insuOrg", person.insuredDivision());
        answer.put("idNo", person.certno());
        answer.put("idType", person.certType());
        answer.put("userName", person.name());
        answer.put("gender", person.sex());
        answer.put("birthday", person.birthDate().toString());
        return look.written(caller, name(), person, answer);
    }

    // the same person always has the same index, which tells nothing else about him
    private static String index(Person person) {
        var digest = Sm3.digest(person.no().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(digest).substring(0, INDEX_CHARACTERS);
    }
}
