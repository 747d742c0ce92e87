package cn.yunfang.national;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 1201 医药机构信息获取 (national-interface §4.2). */
@Component
class FsiInstitutions implements Operation {
    private static final int MOST = 100;
    private static final String PHARMACY = "2";
    private static final String MEDICAL = "1";

    private final Registry registry;

    FsiInstitutions(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "1201";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var asked = body.object("medinsinfo");
        var rows =
                registry.institutions(Optional.empty()).stream()
                        .filter(one -> type(one).equals(asked.text("fixmedins_type")))
                        .filter(one -> one.name().contains(asked.text("fixmedins_name")))
                        .filter(
                                one ->
                                        asked.optional("fixmedins_code")
                                                .filter(code -> !code.equals(one.code()))
                                                .isEmpty())
                        .limit(MOST)
                        .map(FsiInstitutions::row)
                        .toList();
        return Outcome.done(Map.of("medinsinfo", rows));
    }

    private static String type(Institution institution) {
        return institution.isPharmacy() ? PHARMACY : MEDICAL;
    }

    private static Map<String, Object> row(Institution institution) {
        var row = new LinkedHashMap<String, Object>();
        row.put("fixmedins_code", institution.code());
        row.put("fixmedins_name", institution.name());
        row.put("fixmedins_type", type(institution));
        row.put("hosp_lv", institution.level());
        return row;
    }
}
