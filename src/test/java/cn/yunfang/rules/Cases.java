package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.DrugLimit;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.rules.ReviewInput.Diagnosis;
import cn.yunfang.rules.ReviewInput.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Test prescriptions as rows a pharmacist can read: an empty cell is an ordinary value, {@code -}
 * says that the hospital sent nothing.
 */
final class Cases {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Map<String, String> DIAGNOSES =
            CsvFile.read("rules/diagnoses.csv").stream()
                    .collect(Collectors.toMap(row -> cell(row, "code"), row -> cell(row, "name")));
    private static final Map<String, Map<String, String>> DRUGS =
            CsvFile.read("rules/drugs.csv").stream()
                    .collect(Collectors.toMap(row -> cell(row, "name"), row -> row));
    private static final Map<String, String> ROUTES =
            CsvFile.read("reference/code_drug_medc_way.csv").stream()
                    .collect(Collectors.toMap(row -> cell(row, "code"), row -> cell(row, "name")));
    private static final Map<String, String> ORDINARY =
            Map.ofEntries(
                    Map.entry("sex", "2"),
                    Map.entry("age", "45"),
                    Map.entry("feeding", "0"),
                    Map.entry("title", "233"),
                    Map.entry("place", "HOSPITAL"),
                    Map.entry("level", "02"),
                    Map.entry("insurance", "310"),
                    Map.entry("department", "内科"),
                    Map.entry("business", "01"),
                    Map.entry("first", "0"),
                    Map.entry("visit", "11"),
                    Map.entry("setting", "1"),
                    Map.entry("type", "1"),
                    Map.entry("long", "0"),
                    Map.entry("valid", "3"),
                    Map.entry("issues", "1"),
                    Map.entry("attribute", "02"),
                    Map.entry("diagnoses", "J06.900*"));

    /** Parts of names and forms and how such a drug is given; the first counts. */
    private static final List<String> ROUTE_OF =
            List.of(
                    ("阴道605 滴眼607 眼膏607 眼用607 吸入5 气雾5 粉雾5 栓2 开塞露2 灌肠2 注射4 植入4"
                                    + " 膏612 乳胶612 凝胶612 洗612 贴612 喷雾612")
                            .split(" "));

    private Cases() {}

    static List<Map<String, String>> rows() {
        return CsvFile.read("rules/cases.csv");
    }

    static Engine engine() {
        return new Engine(Rulebook.load(), Terms.load(), knowledge());
    }

    private static final Map<String, List<DrugLimit>> LIMITS =
            DRUGS.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    entry ->
                                            limits(entry.getKey(), cell(entry.getValue(), "limits"))
                                                    .toList()));

    static Knowledge knowledge() {
        return new Knowledge(
                code -> Optional.ofNullable(DIAGNOSES.get(code)),
                code -> Optional.ofNullable(DIAGNOSES.get(code)).filter(_ -> code.startsWith("M")),
                code -> Optional.ofNullable(ROUTES.get(code)),
                name -> LIMITS.getOrDefault(name, List.of()),
                _ -> List.of());
    }

    // kind=value, further ones after a bar that is not inside brackets
    private static java.util.stream.Stream<DrugLimit> limits(String name, String text) {
        return Arrays.stream(text.split("\\|(?![^(]*\\))"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .map(pair -> new DrugLimit(name, pair[0], pair[1], "test"));
    }

    static ReviewInput input(Map<String, String> row) {
        var diagnoses = diagnoses(value(row, "diagnoses"));
        var main =
                cell(row, "main").isEmpty()
                        ? diagnoses.stream().findFirst().map(Diagnosis::code).orElse("")
                        : value(row, "main");
        return new ReviewInput(
                DAY,
                patient(row),
                doctor(row),
                institution(row),
                new ReviewInput.Condition(
                        number(row, "pregnant").map(BigDecimal::intValue),
                        value(row, "feeding").equals("1"),
                        value(row, "allergies"),
                        number(row, "stated_age"),
                        number(row, "weight")),
                new ReviewInput.Visit(
                        value(row, "business"),
                        value(row, "visit"),
                        value(row, "setting"),
                        value(row, "first").equals("1"),
                        value(row, "department"),
                        value(row, "disease"),
                        main),
                new ReviewInput.Plan(
                        value(row, "type"),
                        value(row, "long").equals("1"),
                        Integer.parseInt(value(row, "valid")),
                        Integer.parseInt(value(row, "issues")),
                        value(row, "attribute")),
                diagnoses,
                lines(cell(row, "lines")),
                inUse(cell(row, "in_use")));
    }

    static List<Line> lines(String text) {
        var parts = text.split("；");
        return IntStream.range(0, parts.length).mapToObj(i -> line(i + 1, parts[i])).toList();
    }

    // drug quantity days dose frequency [审批n] [途径n] [otc]
    private static Line line(int no, String text) {
        var words = List.of(text.split(" "));
        var approval =
                words.stream().filter(word -> word.startsWith("审批")).findFirst().orElse("审批0");
        var dose = words.get(3);
        return new Line(
                no,
                drug(words.get(0)),
                figure(words.get(1)),
                unit(words.get(1)),
                words.get(2).equals("-") ? BigDecimal.ZERO : figure(words.get(2)),
                dose.equals("-") ? BigDecimal.ZERO : figure(dose),
                dose.equals("-") ? "" : unit(dose),
                words.get(4),
                words.stream()
                        .filter(word -> word.startsWith("途径"))
                        .findFirst()
                        .map(word -> word.substring("途径".length()))
                        .orElse(usualRoute(words.get(0))),
                approval.substring("审批".length()),
                words.contains("otc"));
    }

    /** What an ordinary prescription says of a drug of this name or form. */
    static String usualRoute(String nameOrForm) {
        return ROUTE_OF.stream()
                .filter(one -> nameOrForm.contains(one.replaceAll("[0-9]", "")))
                .findFirst()
                .map(one -> one.replaceAll("[^0-9]", ""))
                .orElse("1");
    }

    static List<String> drugNames() {
        return DRUGS.keySet().stream().sorted().toList();
    }

    static Drug drug(String name) {
        var row = DRUGS.get(name);
        if (row == null) {
            throw new IllegalArgumentException("no test drug " + name);
        }
        return new Drug(
                cell(row, "code"),
                name,
                "",
                cell(row, "spec"),
                cell(row, "type"),
                cell(row, "pack"),
                cell(row, "dose"),
                Drug.PayClass.valueOf(cell(row, "class")),
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ONE,
                cell(row, "circulates").equals("1"),
                cell(row, "dual").equals("1"),
                cell(row, "dual").equals("1"),
                cell(row, "rx").equals("1"),
                cell(row, "restriction"),
                LocalDate.parse(cell(row, "from")),
                LocalDate.parse(cell(row, "to")));
    }

    // drug quantity days handed-over@days-ago [institution], or 未取 for what nobody fetched yet
    private static List<InUse> inUse(String text) {
        return Arrays.stream(text.split("；"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split(" "))
                .map(Cases::inUse)
                .toList();
    }

    private static InUse inUse(String[] words) {
        boolean fetched = !words[3].equals("未取");
        var handed = words[3].split("@");
        var dispensed = fetched ? figure(handed[0]) : BigDecimal.ZERO;
        return new InUse(
                "RX",
                words.length > 4 ? words[4] : "外院",
                drug(words[0]),
                figure(words[2]),
                figure(words[1]),
                dispensed,
                fetched ? Optional.of(DAY.minusDays(Long.parseLong(handed[1]))) : Optional.empty(),
                !fetched);
    }

    private static List<Diagnosis> diagnoses(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> new Diagnosis(word.replace("*", ""), word.endsWith("*")))
                .toList();
    }

    private static Person patient(Map<String, String> row) {
        return new Person(
                "32010000000000000001",
                "测试人",
                "01",
                "320100190001010010",
                DAY.minusYears(Long.parseLong(value(row, "age"))),
                value(row, "sex"),
                value(row, "insurance"),
                "320100",
                "11",
                true);
    }

    private static Practitioner doctor(Map<String, String> row) {
        return new Practitioner(
                "D320100000001",
                "测试医师",
                Practitioner.Kind.DOCTOR,
                "H32010000001",
                "03",
                value(row, "department"),
                value(row, "title"),
                "",
                LocalDate.MIN,
                LocalDate.MAX);
    }

    private static Institution institution(Map<String, String> row) {
        return new Institution(
                "H32010000001",
                "测试医院",
                Institution.Type.valueOf(value(row, "place")),
                "320102",
                value(row, "level"),
                "",
                118.8,
                32.0,
                LocalDate.MIN,
                LocalDate.MAX);
    }

    private static String value(Map<String, String> row, String column) {
        var cell = cell(row, column);
        return cell.equals("-") ? "" : cell.isEmpty() ? ORDINARY.getOrDefault(column, "") : cell;
    }

    private static Optional<BigDecimal> number(Map<String, String> row, String column) {
        return Optional.of(value(row, column)).filter(text -> !text.isEmpty()).map(BigDecimal::new);
    }

    private static BigDecimal figure(String text) {
        return new BigDecimal(text.replaceAll("[^0-9.]", ""));
    }

    private static String unit(String text) {
        return text.replaceAll("[0-9.]", "");
    }

    static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
