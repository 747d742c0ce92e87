package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Something about a drug that is found out once for each drug code. */
final class ByDrug<T> {
    private final Function<Drug, T> search;
    private final Map<String, T> known = new ConcurrentHashMap<>();

    ByDrug(Function<Drug, T> search) {
        this.search = search;
    }

    T of(Drug drug) {
        // not computeIfAbsent: to look first takes no lock
        var found = known.get(drug.code());
        return found != null ? found : known.computeIfAbsent(drug.code(), _ -> search.apply(drug));
    }
}
