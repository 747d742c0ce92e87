package cn.yunfang.reading;

import cn.yunfang.rules.CsvFile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All that can be measured, from {@code reading/kinds.csv} and {@code reading/units.csv}. */
@Component
public class Kinds {
    /** The two that a cuff measures at once. */
    public static final String SYSTOLIC = "SYSTOLIC";

    public static final String DIASTOLIC = "DIASTOLIC";

    private final Map<String, Kind> byCode = new LinkedHashMap<>();

    public Kinds() {
        var units = CsvFile.read("reading/units.csv");
        CsvFile.read("reading/kinds.csv").forEach(row -> add(row, units));
    }

    private void add(Map<String, String> row, List<Map<String, String>> units) {
        var code = text(row, "kind");
        byCode.put(
                code,
                new Kind(
                        code,
                        text(row, "chinese"),
                        text(row, "english"),
                        text(row, "unit"),
                        Integer.parseInt(text(row, "decimals")),
                        number(row, "lowest"),
                        number(row, "highest"),
                        Set.copyOf(Arrays.asList(text(row, "loinc").split(" "))),
                        units.stream()
                                .filter(one -> text(one, "kind").equals(code))
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                one -> text(one, "unit"), Kinds::conversion))));
    }

    private static Kind.Conversion conversion(Map<String, String> row) {
        return new Kind.Conversion(
                number(row, "multiply"), number(row, "divide"), number(row, "add"));
    }

    static String text(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).orElseThrow();
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return new BigDecimal(text(row, column));
    }

    /** In the order of the table. */
    public List<Kind> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<Kind> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The kind that is told under this code of LOINC. */
    public Optional<Kind> ofLoinc(String loinc) {
        return byCode.values().stream().filter(kind -> kind.loinc().contains(loinc)).findFirst();
    }
}
