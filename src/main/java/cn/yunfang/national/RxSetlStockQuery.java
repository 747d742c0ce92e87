package cn.yunfang.national;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.stock.Stocks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 药店库存查询: before prescribing, which designated pharmacies of the place of care have the drugs
 * (national-interface §2.9). Only what pharmacies told counts as stock.
 */
@Component
class RxSetlStockQuery implements Operation {
    private final Registry registry;
    private final Database database;
    private final Stocks stocks;
    private final StockNeeds needs;
    private final Clock clock;

    RxSetlStockQuery(
            Registry registry, Database database, Stocks stocks, StockNeeds needs, Clock clock) {
        this.registry = registry;
        this.database = database;
        this.stocks = stocks;
        this.needs = needs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rxSetlStockQuery";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var needed = needs.of(body.list("drugList"), clock);
        if (needed.isEmpty()) {
            return Outcome.done(
                    Map.of(
                            "accept", "-2",
                            "msg", "处方药品不在目录内或不可流转 / a drug is unknown or may not circulate"));
        }
        var hospital = registry.institution(caller.institution());
        var near = hospital.map(from -> near(from, body)).orElse(List.of());
        var shelves =
                database.read(
                        stocks.shelves(
                                near.stream().map(Institution::code).toList(),
                                needed.get().keySet()));
        return Outcome.done(new StockAnswer(needed.get(), near, shelves).shown());
    }

    // in the city of the place of care, nearest first
    private List<Institution> near(Institution from, Fields body) {
        var care = body.optional("mdtrtareaAdmvs").orElse(from.division());
        return registry
                .pharmaciesNear(from.longitude(), from.latitude(), Integer.MAX_VALUE)
                .stream()
                .filter(one -> Division.sameCity(one.division(), care))
                .toList();
    }
}
