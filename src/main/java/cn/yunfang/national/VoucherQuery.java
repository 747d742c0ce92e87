package cn.yunfang.national;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.IdBlocks;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 1162 电子凭证解码 (national-interface §4.2): the QR code of the e-voucher application. */
@Component
class VoucherQuery implements Operation {
    private static final int INDEX_CHARACTERS = 32;

    private final Database database;
    private final Persons persons;
    private final PersonQuery personQuery;
    private final IdBlocks ids;

    VoucherQuery(Database database, Persons persons, PersonQuery personQuery, IdBlocks ids) {
        this.database = database;
        this.persons = persons;
        this.personQuery = personQuery;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "1162";
    }

    @Override
    public String institution(Fields body) {
        return body.object("data").text("orgId");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var code = body.object("data").text("ecQrCode");
        var voucher = database.read(persons.byVoucherCode(code));
        return voucher.<Outcome<Map<String, Object>>>map(one -> shown(caller, one))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("data.ecQrCode", Reason.VOUCHER_INVALID)));
    }

    private Outcome<Map<String, Object>> shown(Caller caller, Persons.Voucher voucher) {
        var person = voucher.person();
        return personQuery
                .shown(caller, name(), person)
                .map(
                        nodes -> {
                            var all = new LinkedHashMap<String, Object>();
                            all.put("ecToken", voucher.ecToken());
                            all.put("ecIndexNo", index(voucher.ecToken()));
                            all.put("authNo", "%020d".formatted(ids.next()));
                            all.put("insuOrg", person.insuredDivision());
                            all.put("idNo", person.certno());
                            all.put("idType", person.certType());
                            all.put("userName", person.name());
                            all.put("gender", person.sex());
                            all.put("birthday", person.birthDate().toString());
                            all.putAll(nodes);
                            return all;
                        });
    }

    /** Names the voucher without being it. */
    private static String index(String token) {
        return HexFormat.of()
                .formatHex(Sm3.digest(token.getBytes(StandardCharsets.UTF_8)))
                .substring(0, INDEX_CHARACTERS);
    }
}
