package cn.yunfang.rules;

import cn.yunfang.Golden;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.TestFormularies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/review-rules.md: what a pharmacist wants to know of the rules, made from the rules. */
class ReviewReportModuleTests {
    private static final Path DOCUMENT = Path.of("docs", "review-rules.md");
    private static final Formulary FORMULARY = TestFormularies.formulary();
    private static final Map<String, String> CHAPTERS = chapters();
    private static final int CHAPTER = 3;
    private static final int ADULT = 18;

    private final Terms terms = Terms.load();
    private final List<RuleVersion> rules = Rulebook.load().all();

    private static Map<String, String> chapters() {
        var names = new LinkedHashMap<String, String>();
        names.put("R10", "药品与处方构成 · lines");
        names.put("R20", "诊断 · diagnoses");
        names.put("R30", "处方权与机构 · who may prescribe");
        names.put("R31", "管制与双通道 · controlled and dual-channel drugs");
        names.put("R32", "机构与职称范围 · scope of institution and title");
        names.put("R33", "复诊凭证 · proof of a revisit");
        names.put("R40", "天数与数量 · days and quantity");
        names.put("R41", "长期处方 · long-term prescriptions");
        names.put("R50", "患者与过敏 · patient and allergies");
        names.put("R51", "年龄 · age");
        names.put("R52", "妊娠周数与哺乳 · weeks of pregnancy, breast-feeding");
        names.put("R60", "限定支付 · restrictions of payment");
        names.put("R61", "治疗线数与限定年龄 · earlier treatment, age");
        names.put("R70", "饮片配伍与剂量 · decoction pieces");
        names.put("R80", "在用药品 · medication in use");
        names.put("R81", "相互作用 · interactions");
        names.put("R82", "疾病禁忌 · diseases");
        names.put("R83", "单次与每日剂量 · one dose and the dose of a day");
        names.put("R84", "给药途径与剂型 · route and dosage form");
        names.put("R91", "导入的资料 · what an adopter imported");
        return names;
    }

    @Test
    void reportsTheRulesAsTheyAre() {
        Golden.check(
                DOCUMENT,
                head() + counts() + coverage() + rulesInFull() + new ReviewTables(terms).all());
    }

    private static String head() {
        return """
        # Review rules 审方规则

        Generated from `src/main/resources/rules/*.csv`; do not edit. REFUSE forbids the
        prescription at pre-check, WARN sends it to a reviewing pharmacist, INFORM is shown. What
        a rule with 双人 warns of takes two pharmacists to approve. `…` stands for a fact of the
        prescription or for the threshold. Which drugs a group such as `quinolone` means is in
        `rules/terms.csv`. The authored sets (interactions, diseases, weeks of pregnancy, ages,
        doses, grams of pieces) name the kind of source they were written from; have your
        pharmacists confirm them before you rely on them.

        R911 to R919 read what an adopter brings by `./yunfang import`: interactions, decoction
        pieces' doses, incompatibilities and special populations, Beers criteria, pregnancy
        categories, renal and hepatic impairment. They warn or inform, name the file, its day
        and the row, are silent when nothing is imported and do not tell again what the rules
        here already tell. Western drugs are known to them by `rules/atc.csv`. Imported WHO
        DDDs, laboratory thresholds, risk classes, controlled pieces, ways of decocting, formulas
        and patent medicines are stored and not read: nothing in a prescription answers them, or
        a rule here does.

        Not covered: the national message carries no laboratory values, so kidney and liver are
        known by diagnosis alone (N18 with its stage, K70–K74) and doses are not reckoned by
        clearance. It carries no document, so a revisit is known by what the platform itself
        has seen, and an earlier treatment is asked for and not checked. It names no way of
        decocting. Doses for children are known for the drugs listed below, not for all. Which
        antibiotics are restricted and which drugs an institution may stock is decided by each
        province and hospital: a bureau writes that as a rule of its own.

        """;
    }

    private String counts() {
        var by = new TreeMap<String, Integer>();
        rules.forEach(rule -> by.merge(rule.id().substring(0, CHAPTER), 1, Integer::sum));
        return "## Kinds\n\n| kind | rules |\n|---|---|\n"
                + by.entrySet().stream()
                        .map(
                                kind ->
                                        "| %s (%sx) | %d |\n"
                                                .formatted(
                                                        CHAPTERS.getOrDefault(kind.getKey(), ""),
                                                        kind.getKey(),
                                                        kind.getValue()))
                        .collect(Collectors.joining())
                + "| together | %d |\n\n".formatted(rules.size());
    }

    private String coverage() {
        var drugs = FORMULARY.circulating(Cases.DAY);
        var supplies = Supply.load();
        var known = new TreeMap<String, Predicate<Drug>>();
        known.put("付费限定已知 · a restriction of payment is known", this::limited);
        known.put(
                "可能的相互作用 · in a group that interacts",
                drug -> in(drug, "interactions", "one", "other"));
        known.put(
                "疾病禁忌 · in a group that a disease forbids", drug -> in(drug, "cautions", "drugs"));
        known.put("剂量范围 · a range of doses is known", drug -> in(drug, "doses", "drugs"));
        known.put(
                "妊娠周数限制 · in a group that weeks of pregnancy concern",
                drug -> in(drug, "pregnancy", "drugs"));
        known.put("儿童剂量 · a dose for children is known", this::dosedForChildren);
        known.put("剂型与途径可核对 · its form tells its route", RouteRules::tellsRoute);
        known.put(
                "饮片剂量 · the most of a day is known for these pieces",
                drug ->
                        drug.itemType().equals("13")
                                && HerbRules.most().containsKey(drug.genericName()));
        known.put(
                "可按导入资料核对 · imported tables by ATC know it",
                drug -> !Atc.load().substancesOf(drug).isEmpty());
        known.put(
                "数量可核算 · quantity can be reckoned",
                drug -> supplies.of(CatalogueRulesModuleTests.line(drug)).isPresent());
        known.put("按类查重 · its class is known", drug -> drug.code().startsWith("X"));
        return "## Coverage of the %d drugs that may circulate\n\n".formatted(drugs.size())
                + "| what | drugs | per cent |\n|---|---|---|\n"
                + known.entrySet().stream()
                        .map(one -> share(one.getKey(), drugs, one.getValue()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private boolean limited(Drug drug) {
        return !drug.restriction().isEmpty() || !FORMULARY.limits(drug.genericName()).isEmpty();
    }

    private boolean dosedForChildren(Drug drug) {
        return CsvFile.read(DoseBand.FILE).stream()
                .filter(row -> Integer.parseInt(row.getOrDefault("from_age", "")) < ADULT)
                .anyMatch(row -> terms.get(row.getOrDefault("drugs", "")).has(drug));
    }

    private boolean in(Drug drug, String file, String... columns) {
        return CsvFile.read("rules/" + file + ".csv").stream()
                .flatMap(row -> List.of(columns).stream().map(row::get))
                .distinct()
                .anyMatch(name -> terms.get(name).has(drug));
    }

    private static String share(String name, List<Drug> drugs, Predicate<Drug> which) {
        long count = drugs.stream().filter(which).count();
        var percent =
                BigDecimal.valueOf(100 * count)
                        .divide(BigDecimal.valueOf(drugs.size()), 1, RoundingMode.HALF_UP);
        return "| %s | %d | %s |\n".formatted(name, count, percent);
    }

    private String rulesInFull() {
        return "## Rules\n\n| rule | version | weight | threshold "
                + "| 规则 | in English | source | 药师 |\n"
                + "|---|---|---|---|---|---|---|---|\n"
                + rules.stream().map(ReviewReportModuleTests::row).collect(Collectors.joining())
                + "\n";
    }

    private static String row(RuleVersion rule) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        rule.version(),
                        rule.severity(),
                        rule.number().signum() == 0 ? "" : rule.limit(),
                        plain(rule.chinese()),
                        plain(rule.english()),
                        rule.source(),
                        rule.twoPersons() ? "双人" : "");
    }

    private static String plain(String sentence) {
        return sentence.replaceAll("%\\d\\$s", "…");
    }
}
