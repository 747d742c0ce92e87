package cn.yunfang.national;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 1201 医药机构信息获取 (national-interface §4.2). */
@Component
class InstitutionQuery implements Operation {
    private static final int MOST = 200;
    private static final String MEDICAL = "1";
    private static final String PHARMACY = "2";

    private final Registry registry;

    InstitutionQuery(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "1201";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var wanted = body.object("medinsinfo");
        List<Map<String, Object>> rows =
                registry.institutions(Optional.empty()).stream()
                        .filter(one -> fits(one, wanted))
                        .limit(MOST)
                        .map(InstitutionQuery::row)
                        .toList();
        return Outcome.done(Map.of("medinsinfo", rows));
    }

    private static boolean fits(Institution one, Fields wanted) {
        return wanted.optional("fixmedins_code").map(one.code()::equals).orElse(true)
                && wanted.optional("fixmedins_type").map(type(one)::equals).orElse(true)
                && wanted.optional("fixmedins_name").map(one.name()::contains).orElse(true);
    }

    private static String type(Institution one) {
        return one.isPharmacy() ? PHARMACY : MEDICAL;
    }

    private static Map<String, Object> row(Institution one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("fixmedins_type", type(one));
        row.put("fixmedins_name", one.name());
        row.put("fixmedins_code", one.code());
        row.put("uscc", "");
        row.put("hosp_lv", one.level());
        return row;
    }
}
