package cn.yunfang.national;

import cn.yunfang.circulation.ListOpen;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 待取处方查询: a person's open prescriptions by voucher, ID or card (national-interface §3.1). */
@Component
class RxListQuery implements Operation {
    private final ListOpen list;
    private final Registry registry;

    RxListQuery(ListOpen list, Registry registry) {
        this.list = list;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "rxListQuery";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return list.list(caller, body.text("mdtrtCertType"), body.text("mdtrtCertNo"))
                .map(found -> Map.of("rxList", found.stream().map(this::entry).toList()));
    }

    private Map<String, String> entry(ListOpen.Entry entry) {
        var facts = entry.prescription().facts();
        return Map.of(
                "authRxno", entry.handle(),
                "hiRxno", facts.hiRxno(),
                "diagName", facts.diagnosis(),
                "fixmedinsCode", facts.institution(),
                "fixmedinsName",
                        registry.institution(facts.institution()).map(Institution::name).orElse(""),
                "prscTime", ChinaTime.format(facts.prescribedAt()),
                "deptName", facts.department(),
                "valiEndTime", ChinaTime.format(facts.validUntil()));
    }
}
