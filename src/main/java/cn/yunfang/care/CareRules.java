package cn.yunfang.care;

import cn.yunfang.care.Item.Bounds;
import cn.yunfang.care.Item.Choice;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.TableFile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/** Service packages and follow-up guidelines, from the files in {@code care/}. */
@Component
public class CareRules {
    private static final String EVERY = "*";

    private final List<ServicePackage> packages;
    private final List<Guideline> guidelines;

    CareRules() {
        packages = read("package").stream().map(CareRules::servicePackage).toList();
        var items = read("item");
        guidelines = read("guideline").stream().map(row -> guideline(row, items)).toList();
    }

    /** In the order in which they are offered. */
    public List<ServicePackage> packages() {
        return packages;
    }

    /** All of them, in the order of the file. */
    public List<Guideline> guidelines() {
        return guidelines;
    }

    public Optional<ServicePackage> servicePackage(String code) {
        return packages.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    public Optional<Guideline> guideline(String code) {
        return guidelines.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Those that a package follows up by. */
    List<Guideline> of(String servicePackage) {
        return servicePackage(servicePackage).stream()
                .flatMap(one -> one.guidelines().stream())
                .flatMap(code -> guideline(code).stream())
                .toList();
    }

    private static ServicePackage servicePackage(CSVRecord row) {
        return new ServicePackage(
                row.get("code"),
                row.get("chinese"),
                row.get("english"),
                parts(row.get("services_chinese"), "；"),
                parts(row.get("services_english"), "; "),
                parts(row.get("guidelines"), ";"),
                Fen.ofYuan(new BigDecimal(row.get("fee_yuan"))));
    }

    private static Guideline guideline(CSVRecord row, List<CSVRecord> items) {
        var code = row.get("code");
        return new Guideline(
                code,
                row.get("chinese"),
                row.get("english"),
                parts(row.get("diseases"), ";"),
                number(row, "visits_a_year"),
                new Guideline.Days(
                        number(row, "controlled_days"),
                        number(row, "uncontrolled_days"),
                        number(row, "danger_days"),
                        number(row, "first_days")),
                Stream.of(code, EVERY)
                        .flatMap(
                                of -> items.stream().filter(one -> one.get("guideline").equals(of)))
                        .map(CareRules::item)
                        .toList(),
                row.get("source"));
    }

    private static Item item(CSVRecord row) {
        var fine = parts(row.get("fine"), "\\|");
        var danger = parts(row.get("danger"), "\\|");
        var plausible = bounds(row, "lowest", "highest");
        return new Item(
                row.get("item"),
                row.get("chinese"),
                row.get("english"),
                row.get("unit"),
                Optional.of(row.get("kind")).filter(kind -> !kind.isEmpty()),
                plausible.low().isPresent() ? Optional.of(plausible) : Optional.empty(),
                bounds(row, "target_low", "target_high"),
                bounds(row, "danger_low", "danger_high"),
                parts(row.get("choices"), "\\|").stream()
                        .map(one -> choice(one, fine, danger))
                        .toList(),
                row.get("required").equals("1"));
    }

    private static Choice choice(String text, List<String> fine, List<String> danger) {
        var parts = parts(text, ":");
        var code = parts.getFirst();
        var finding =
                danger.contains(code)
                        ? Control.DANGER
                        : fine.contains(code) ? Control.CONTROLLED : Control.UNCONTROLLED;
        return new Choice(code, parts.get(1), parts.getLast(), finding);
    }

    private static Bounds bounds(CSVRecord row, String low, String high) {
        return new Bounds(bound(row.get(low)), bound(row.get(high)));
    }

    private static Optional<BigDecimal> bound(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    private static List<String> parts(String text, String between) {
        return Arrays.stream(text.split(between)).filter(part -> !part.isEmpty()).toList();
    }

    private static List<CSVRecord> read(String name) {
        return TableFile.rows("care/" + name + ".csv");
    }
}
