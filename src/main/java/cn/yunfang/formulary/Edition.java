package cn.yunfang.formulary;

import cn.yunfang.formulary.FormularyTable.LimitRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything the formulary knows, as it was read; never changed. */
final class Edition {
    /** Lengths of a generic code (通用名代码): 12 characters, 11 for some patent medicines. */
    private static final List<Integer> HEADS = List.of(12, 11);

    private final List<Drug> drugs;
    private final Map<String, List<Drug>> byCode;
    private final Map<String, List<Drug>> byName;
    private final Map<String, List<DrugLimit>> limits;
    private final Map<String, Map<String, List<Term>>> terms;
    private final SearchIndex<Drug> drugSearch = new SearchIndex<>();
    private final SearchIndex<Term> diagnosisSearch = new SearchIndex<>();

    Edition(List<Drug> drugs, List<LimitRow> limits, List<Term> terms) {
        this.drugs = List.copyOf(drugs);
        var codes = new HashMap<String, List<Drug>>();
        var names = new HashMap<String, List<Drug>>();
        for (var drug : drugs) {
            codes.merge(drug.code(), List.of(drug), Edition::joined);
            names.merge(Names.plain(drug.genericName()), List.of(drug), Edition::joined);
            drugSearch.add(drug.code(), drug.genericName(), drug.details().brandName(), drug);
        }
        this.byCode = Map.copyOf(codes);
        this.byName = Map.copyOf(names);
        this.limits = limitsByName(limits);
        this.terms = new HashMap<>();
        for (var term : terms) {
            this.terms
                    .computeIfAbsent(term.list(), _ -> new LinkedHashMap<>())
                    .merge(term.code(), List.of(term), Edition::joined);
            if (term.list().equals(Lists.DIAGNOSIS)) {
                diagnosisSearch.add(term.code(), term.name(), "", term);
            }
        }
    }

    List<Drug> named(String genericName) {
        return byName.getOrDefault(Names.plain(genericName), List.of());
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private Map<String, List<DrugLimit>> limitsByName(List<LimitRow> rows) {
        var named = new HashMap<String, List<DrugLimit>>();
        var headed = new HashMap<String, List<DrugLimit>>();
        for (var row : rows) {
            named.merge(row.limit().genericName(), List.of(row.limit()), Edition::joined);
            if (!row.codeHead().isEmpty()) {
                headed.merge(row.codeHead(), List.of(row.limit()), Edition::joined);
            }
        }
        var all = new HashMap<String, List<DrugLimit>>();
        named.forEach((name, list) -> all.put(name, distinct(list)));
        byName.forEach(
                (name, sold) -> {
                    var found = new ArrayList<>(named.getOrDefault(name, List.of()));
                    for (var drug : sold) {
                        heads(drug.code())
                                .flatMap(head -> headed.getOrDefault(head, List.of()).stream())
                                .forEach(found::add);
                        restriction(drug).ifPresent(found::add);
                    }
                    if (!found.isEmpty()) {
                        all.put(name, distinct(found));
                    }
                });
        return Map.copyOf(all);
    }

    private static Stream<String> heads(String code) {
        return HEADS.stream().filter(n -> n <= code.length()).map(n -> code.substring(0, n));
    }

    private static Optional<DrugLimit> restriction(Drug drug) {
        return drug.restriction().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DrugLimit(
                                drug.genericName(),
                                "payment",
                                drug.restriction(),
                                drug.restriction(),
                                "国家基本医疗保险、工伤保险和生育保险药品目录（2024年）"));
    }

    /** The rule library and the catalogue often say the same; the first one stands. */
    private static List<DrugLimit> distinct(List<DrugLimit> limits) {
        var seen = new LinkedHashSet<List<String>>();
        return limits.stream().filter(l -> seen.add(List.of(l.kind(), l.value()))).toList();
    }

    Optional<Drug> drug(String code, LocalDate on) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(drug -> drug.inForce(on))
                .findFirst();
    }

    List<Drug> drugs() {
        return drugs;
    }

    List<DrugLimit> limits(String genericName) {
        return limits.getOrDefault(Names.plain(genericName), List.of());
    }

    Optional<Term> term(String list, String code, LocalDate on) {
        return terms.getOrDefault(list, Map.of()).getOrDefault(code, List.of()).stream()
                .filter(term -> term.inForce(on))
                .findFirst();
    }

    List<Term> terms(String list, LocalDate on) {
        return terms.getOrDefault(list, Map.of()).values().stream()
                .flatMap(List::stream)
                .filter(term -> term.inForce(on))
                .toList();
    }

    List<Drug> search(String text, int limit, LocalDate on) {
        return drugSearch.find(text, limit, drug -> drug.inForce(on));
    }

    List<Term> searchDiagnoses(String text, int limit, LocalDate on) {
        return diagnosisSearch.find(text, limit, term -> term.inForce(on));
    }
}
