package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.formulary.Imports;
import cn.yunfang.shared.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Turns the rows of an imported file into what rules look up; of the rest nothing is kept. */
final class ImportReader {
    private static final List<String> GRADES =
            List.of(
                    "不详 unknown",
                    "注意 take into account",
                    "慎用 precaution",
                    "避免 avoid",
                    "禁忌 contraindicated");
    private static final Map<String, Integer> SEVERITIES =
            Map.of("LOW", 1, "MEDIUM", 2, "HIGH", 3, "CRITICAL", 4);
    private static final String NO_EFFECT = "N";
    // a contraindication under a condition that the message does not carry
    private static final int CONDITIONAL = 3;
    private static final int SHORTEST_NAME = 2;

    /** What a row says of one thing, or of two together when {@code others} has any. */
    private record Entry(List<String> keys, List<String> others, Told told) {}

    private final Atc atc = Atc.load();
    private final Terms terms = Terms.load();

    /** The whole file. */
    Imported.Table read(ImportedFile file, Imports source) {
        return table(file, source.rows(file, (no, row) -> entries(file, no, row).toList()));
    }

    /** The same of rows at hand, in their order. */
    Imported.Table read(ImportedFile file, Stream<Fields> rows) {
        var no = new AtomicInteger();
        return table(
                file, rows.map(row -> entries(file, no.incrementAndGet(), row).toList()).toList());
    }

    private Imported.Table table(ImportedFile file, List<List<Entry>> entries) {
        var single = new HashMap<String, List<Told>>();
        var named = new ArrayList<String>();
        var together =
                new Interactions<Told>(
                        drug -> groups(drug, named),
                        (one, other) -> one.grade() >= other.grade() ? one : other);
        entries.stream()
                .flatMap(List::stream)
                .forEach(
                        entry -> {
                            for (var key : entry.keys()) {
                                if (entry.others().isEmpty()) {
                                    single.computeIfAbsent(key, _ -> new ArrayList<>())
                                            .add(entry.told());
                                }
                                entry.others()
                                        .forEach(other -> together.add(key, other, entry.told()));
                            }
                            if (isNamed(file)) {
                                named.addAll(entry.keys());
                                named.addAll(entry.others());
                            }
                        });
        return new Imported.Table(file, single, together);
    }

    // this format alone names drugs in Chinese
    private static boolean isNamed(ImportedFile file) {
        return switch (file.format()) {
            case RX_INTERACTION -> true;
            default -> false;
        };
    }

    private List<String> groups(Drug drug, List<String> named) {
        if (terms.get("int_topical").hasName(drug.genericName())) {
            return List.of();
        }
        return Stream.concat(
                        atc.of(drug).stream(), named.stream().filter(drug.genericName()::contains))
                .distinct()
                .toList();
    }

    private Stream<Entry> entries(ImportedFile file, int no, Fields row) {
        var read = new Row(file, no, row);
        return switch (file.format()) {
            case DDI_PAIR -> Stream.of(read.pair());
            case DDI_ATC_CLASS -> read.classPair();
            case RX_INTERACTION -> Stream.of(read.namedPair(terms));
            case TCM_HERB_INCOMPATIBILITY -> Stream.of(read.herbs());
            case TCM_HERB_DOSE -> read.herbDose();
            case TCM_HERB_SPECIAL_POPULATION -> Stream.of(read.population());
            case BEERS -> Stream.of(read.beers());
            case PREGNANCY_CATEGORY -> Stream.of(read.pregnancy());
            case RENAL_IMPAIRMENT -> read.exposure("aucr_severe", "aucr_esrd");
            case HEPATIC_IMPAIRMENT ->
                    read.exposure("auc_change_pct_moderate", "auc_change_pct_severe");
            case ATC_DDD,
                    ATC_DDD_COMBINED,
                    RX_LAB_THRESHOLD,
                    TCM_HERB_RISK,
                    TCM_CONTROLLED_HERB,
                    TCM_DECOCTION_METHOD,
                    TCM_FORMULA,
                    TCM_PATENT_RISK ->
                    Stream.of();
        };
    }

    /** One row; the columns are those of {@link cn.yunfang.formulary.ImportFormat}. */
    private record Row(ImportedFile file, int no, Fields row) {
        private Told told(int grade, String figure, String chinese, String english) {
            return new Told(grade, figure, chinese, english, file, no);
        }

        private Told graded(int grade, String what) {
            var words = GRADES.get(grade).split(" ", 2);
            return told(
                    grade,
                    "",
                    words[0] + (what.isEmpty() ? "" : "，" + what),
                    words[1] + (what.isEmpty() ? "" : ", " + what));
        }

        private List<String> parts(String column) {
            return parted(row.text(column), "\\|");
        }

        private static List<String> parted(String text, String by) {
            return Arrays.stream(text.split(by))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        private int number(String column) {
            var text = row.text(column);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        private Entry pair() {
            int grade =
                    row.text("is_conditional").equals("1")
                            ? Math.min(number("severity_max"), CONDITIONAL)
                            : number("severity_norm");
            var what = row.text("source") + " " + row.text("severity_raw");
            return new Entry(parts("atc_a"), parts("atc_b"), graded(grade, what.strip()));
        }

        private Stream<Entry> classPair() {
            return row.text("effect").equals(NO_EFFECT)
                    ? Stream.of()
                    : Stream.of(
                            new Entry(
                                    parts("affecting_atc"),
                                    parts("affected_atc"),
                                    graded(number("significance"), row.text("comment"))));
        }

        private Entry namedPair(Terms terms) {
            int grade = SEVERITIES.getOrDefault(row.text("severity"), 0);
            return new Entry(
                    names("left_class", "left_examples", terms),
                    names("right_class", "right_examples", terms),
                    graded(grade, row.text("action")));
        }

        // 华法林钠片；NSAID/阿司匹林: substances in Chinese
        private List<String> names(String group, String examples, Terms terms) {
            var names = parted(row.text(group) + "；" + row.text(examples), "[；;、/，,]");
            return names.stream()
                    .map(name -> Allergies.substance(name, terms))
                    .filter(name -> name.length() >= SHORTEST_NAME && name.charAt(0) > 0x2E80)
                    .distinct()
                    .toList();
        }

        private Entry herbs() {
            var what = row.text("category") + " " + row.text("formula");
            return new Entry(
                    List.of(row.text("left_drug")),
                    List.of(row.text("right_drug")),
                    told(
                            SEVERITIES.getOrDefault(row.text("severity"), 0),
                            "",
                            what.strip(),
                            what.strip()));
        }

        // other rows are of one way of taking it
        private Stream<Entry> herbDose() {
            return row.text("record_type").equals("dose") && row.has("max_g")
                    ? single(
                            List.of(row.text("herb_name")),
                            told(0, row.text("max_g"), row.text("basis"), row.text("basis")))
                    : Stream.of();
        }

        private Entry population() {
            var what = row.has("quote") ? row.text("quote") : row.text("risk_level");
            return new Entry(
                    List.of(row.text("herb_name")),
                    List.of(),
                    told(
                            SEVERITIES.getOrDefault(row.text("severity"), 0),
                            row.text("population"),
                            what,
                            what));
        }

        private Entry beers() {
            var what = row.text("recommendation");
            return new Entry(parts("atc_codes"), List.of(), told(0, "", what, what));
        }

        private Entry pregnancy() {
            var letter = row.text("pregnancy_category");
            return new Entry(parts("atc_codes"), List.of(), told(0, letter, letter, letter));
        }

        // the graver figure where both are told
        private Stream<Entry> exposure(String grave, String gravest) {
            var figure = row.has(gravest) ? row.text(gravest) : row.text(grave);
            return figure.isEmpty()
                    ? Stream.of()
                    : single(parts("atc_codes"), told(0, figure, figure, figure));
        }

        private static Stream<Entry> single(List<String> keys, Told told) {
            return Stream.of(new Entry(keys, List.of(), told));
        }
    }
}
