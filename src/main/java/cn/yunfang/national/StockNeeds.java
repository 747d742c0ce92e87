package cn.yunfang.national;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a stock enquiry asks for, in pack units by drug. */
@Component
class StockNeeds {
    private final Formulary formulary;

    StockNeeds(Formulary formulary) {
        this.formulary = formulary;
    }

    /** Empty when a drug is unknown or may not circulate. */
    Optional<Map<String, BigDecimal>> of(List<Fields> drugs, Clock clock) {
        var today = ChinaTime.today(clock);
        var needed = new TreeMap<String, BigDecimal>();
        for (var one : drugs) {
            var drug = formulary.drug(one.text("medListCodg"), today).filter(Drug::circulates);
            if (drug.isEmpty()) {
                return Optional.empty();
            }
            needed.merge(drug.get().code(), packs(one, drug.get()), BigDecimal::add);
        }
        return Optional.of(needed);
    }

    // a quantity in smaller units than packs needs an opened pack: one is what can be said for sure
    private static BigDecimal packs(Fields one, Drug drug) {
        boolean whole =
                one.optional("drugDosunt").map(unit -> unit.equals(drug.packUnit())).orElse(true);
        return whole ? one.number("drugCnt") : BigDecimal.ONE;
    }
}
