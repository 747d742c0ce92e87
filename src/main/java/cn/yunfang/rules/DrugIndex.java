package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.rules.Terms.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table by the group of drugs they are about. Which rows concern a drug is found out once
 * for each drug code, so the time of a look-up does not grow with the table.
 */
final class DrugIndex<T> {
    private record Row<T>(Term drugs, T what) {}

    private final List<Row<T>> rows = new ArrayList<>();
    private final ByDrug<List<T>> known = new ByDrug<>(this::search);

    void add(Term drugs, T what) {
        rows.add(new Row<>(drugs, what));
    }

    /** The rows about a drug, in the order of the table. */
    List<T> of(Drug drug) {
        return known.of(drug);
    }

    private List<T> search(Drug drug) {
        return rows.stream().filter(row -> row.drugs().has(drug)).map(Row::what).toList();
    }
}
