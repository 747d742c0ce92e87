package cn.yunfang.national;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * D008 流转药品目录查询 (national-interface §2.8): drugs that may circulate, for hospitals and pharmacies
 * alike. The name of the list, {@code drugList}, is ours; no public client shows one.
 */
@Component
class CircDrugQuery implements Operation {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;
    private static final int CITY_DIGITS = 4;
    private static final String PIECES = "13";

    private final Formulary formulary;
    private final Registry registry;
    private final Journal journal;

    CircDrugQuery(Formulary formulary, Registry registry, Journal journal) {
        this.formulary = formulary;
        this.registry = registry;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "circDrugQuery";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var today = ChinaTime.date(journal.now());
        var wanted = wanted(body);
        var all =
                formulary.circulating(body.has("begntime") ? body.date("begntime") : today).stream()
                        .filter(drug -> wanted.isEmpty() || wanted.contains(drug.code()))
                        .filter(
                                drug ->
                                        !body.has("endtime")
                                                || !drug.from().isAfter(body.date("endtime")))
                        .toList();
        int size = Math.clamp(integer(body, "pageSize", PAGE), 1, LARGEST_PAGE);
        int page = Math.max(integer(body, "pageNum", 1), 1);
        var rows =
                all.stream()
                        .skip((long) size * (page - 1))
                        .limit(size)
                        .map(drug -> row(drug, caller))
                        .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("total", all.size());
        answer.put("pageNum", page);
        answer.put("pageSize", size);
        answer.put("drugList", rows);
        return journal.commit(answer, caller, List.of(), List.of());
    }

    private static Set<String> wanted(Fields body) {
        var codes = new ArrayList<>(body.texts("medListCodgs"));
        body.optional("medListCodg").ifPresent(codes::add);
        return Set.copyOf(codes);
    }

    private static int integer(Fields body, String name, int otherwise) {
        return body.has(name) ? body.integer(name) : otherwise;
    }

    private Map<String, Object> row(Drug drug, Caller caller) {
        var area =
                registry.institution(caller.institution())
                        .map(Institution::division)
                        .map(division -> division.substring(0, CITY_DIGITS) + "00")
                        .orElse("");
        var row = new LinkedHashMap<String, Object>();
        row.put("medListCodg", drug.code());
        row.put("genname", drug.genericName());
        row.put("prodname", drug.details().brandName());
        row.put("regName", drug.genericName());
        row.put("listType", drug.itemType().equals(PIECES) ? "102" : "101");
        row.put("listTypeName", drug.itemType().equals(PIECES) ? "中药饮片" : "西药中成药");
        row.put("specName", drug.spec());
        row.put("prdrName", drug.details().manufacturer());
        row.put("dosformName", drug.dosageForm());
        row.put("minPacunt", drug.packUnit());
        row.put("minPacCnt", drug.details().unitsPerPack());
        row.put("minPrepunt", drug.details().minimumUnit());
        row.put("poolareaNo", area);
        row.put("poolareaName", formulary.divisionName(area).orElse(""));
        row.put("dualchnlFlag", drug.dualChannel() ? "1" : "0");
        row.put("oppoolFlag", drug.payClass() == Drug.PayClass.C ? "0" : "1");
        row.put("begntime", drug.from().toString());
        row.put("endtime", drug.to().toString());
        return row;
    }
}
