package cn.yunfang.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.TestDatabases;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FormularyModuleTests {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalDate TODAY = ChinaTime.today(CLOCK);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final Database DATABASE = TestDatabases.database();
    private static final Formulary FORMULARY = new Formulary(DATABASE, CLOCK);
    private static final EditionLoader LOADER = new EditionLoader(DATABASE, CLOCK);

    /** A drug that ended stays in the catalogue, where other tests would count it. */
    @AfterAll
    static void removeTheDrugsOfTheseTests() {
        JdbcClient.create(TestDatabase.dataSource())
                .sql("delete from formulary.drug where code like 'XA01AAY001A0010101YF9__'")
                .update();
    }

    @Test
    void secondLoadOfTheSameFilesChangesNothing() {
        var before = countOfRows();

        assertThat(LOADER.load()).isFalse();
        LOADER.store(ReferenceRows.read(), Map.of());

        assertThat(countOfRows()).isEqualTo(before);
    }

    @Test
    void drugThatEndedYesterdayIsFoundForYesterdayOnly() {
        var code = "XA01AAY001A0010101YF901";
        storeWith(aDrug(code, "10.00"));
        LOADER.store(ReferenceRows.read(), Map.of());

        var formulary = new Formulary(DATABASE, CLOCK);

        assertThat(formulary.drug(code, TODAY)).isEmpty();
        assertThat(formulary.drug(code, YESTERDAY)).isPresent();
        assertThat(formulary.circulating(YESTERDAY)).anyMatch(drug -> drug.code().equals(code));
        assertThat(formulary.circulating(TODAY)).noneMatch(drug -> drug.code().equals(code));
        assertThat(formulary.search(code, 5, TODAY)).isEmpty();
        assertThat(formulary.search(code, 5, YESTERDAY)).hasSize(1);
    }

    @Test
    void newPriceCountsFromTodayAndTheOldOneForEarlierDays() {
        var code = "XA01AAY001A0010101YF902";
        storeWith(aDrug(code, "10.00"));
        storeWith(aDrug(code, "11.00"));
        storeWith(aDrug(code, "12.00"));

        var formulary = new Formulary(DATABASE, CLOCK);

        assertThat(price(formulary, code, YESTERDAY)).isEqualByComparingTo("10.00");
        assertThat(price(formulary, code, TODAY)).isEqualByComparingTo("12.00");
        LOADER.store(ReferenceRows.read(), Map.of());
    }

    @Test
    void manyDrugsCirculateInCodeOrder() {
        var drugs = FORMULARY.circulating(TODAY);

        assertThat(drugs).hasSizeGreaterThanOrEqualTo(1_500);
        assertThat(drugs).extracting(Drug::code).isSorted().doesNotHaveDuplicates();
        assertThat(drugs).extracting(Drug::itemType).contains("11", "12", "13");
        assertThat(drugs).extracting(Drug::payClass).contains(Drug.PayClass.values());
        assertThat(drugs).anyMatch(drug -> drug.dualChannel() && drug.priceCap().isPresent());
    }

    @Test
    void searchFindsByNameInitialsAndCodeHead() {
        assertThat(FORMULARY.search("氨氯地平", 20, TODAY))
                .extracting(Drug::genericName)
                .contains("苯磺酸氨氯地平片", "马来酸左氨氯地平片");
        assertThat(FORMULARY.search("ejsg", 20, TODAY))
                .extracting(Drug::genericName)
                .contains("盐酸二甲双胍片");
        assertThat(FORMULARY.search("XC08CA", 20, TODAY))
                .isNotEmpty()
                .allMatch(drug -> drug.code().startsWith("XC08CA"));
        assertThat(FORMULARY.search("  ", 20, TODAY)).isEmpty();
        assertThat(FORMULARY.search("没有这种药", 20, TODAY)).isEmpty();
        assertThat(FORMULARY.searchDiagnoses("GXY", 5)).extracting(Term::name).contains("高血压");
    }

    /** In time of the processor, which others on the machine do not change. */
    @Test
    void codeTablesAnswerByCode() {
        assertThat(FORMULARY.diagnosis("I10.x00x002")).contains("高血压");
        assertThat(FORMULARY.diagnosis("I10.x99x999")).isEmpty();
        assertThat(FORMULARY.chronicDisease("M03900")).contains("高血压病");
        assertThat(FORMULARY.divisionName("320102")).contains("江苏省南京市玄武区");
        assertThat(FORMULARY.route("607")).contains("滴眼");
        assertThat(FORMULARY.value("med_type", "11")).map(Term::name).contains("普通门诊");
        assertThat(FORMULARY.values(Lists.FREQUENCY)).hasSize(29);
    }

    @Test
    void frequencyIsKnownByNationalCodeAndByLatinWord() {
        assertThat(FORMULARY.frequencyPerDay("12")).contains(new BigDecimal("2"));
        assertThat(FORMULARY.frequencyPerDay("TID")).contains(new BigDecimal("3"));
        assertThat(FORMULARY.frequencyPerDay("q10d")).contains(new BigDecimal("0.1"));
        assertThat(FORMULARY.frequencyPerDay("42")).contains(new BigDecimal("0.5"));
        assertThat(FORMULARY.frequencyPerDay("H-0815")).isEmpty();
    }

    @Test
    void limitsComeFromRuleLibraryGenericCodeAndCatalogue() {
        assertThat(FORMULARY.limits("小儿氨酚黄那敏颗粒"))
                .anySatisfy(
                        limit -> {
                            assertThat(limit.kind()).isEqualTo("age");
                            assertThat(limit.value()).isEqualTo("儿童");
                            assertThat(limit.source()).contains("智能监管");
                            assertThat(limit.description()).isNotEmpty();
                        });
        assertThat(FORMULARY.limits("阿帕他胺片"))
                .extracting(DrugLimit::kind)
                .contains("sex", "payment");
        assertThat(FORMULARY.limits("苯磺酸氨氯地平片")).extracting(DrugLimit::kind).contains("disease");
        assertThat(FORMULARY.limits("没有这种药")).isEmpty();
    }

    private static BigDecimal price(Formulary formulary, String code, LocalDate on) {
        return formulary.drug(code, on).orElseThrow().referencePrice();
    }

    private static void storeWith(Map<String, String> drug) {
        var files = ReferenceRows.read();
        var drugs = new ArrayList<>(files.drugs());
        drugs.add(drug);
        LOADER.store(new ReferenceRows(drugs, files.limits(), files.terms()), Map.of());
    }

    private static Map<String, String> aDrug(String code, String price) {
        var row = new LinkedHashMap<>(ReferenceRows.read().drugs().getFirst());
        row.putAll(
                Map.of(
                        "code",
                        code,
                        "reference_price",
                        price,
                        "circulates",
                        "1",
                        "valid_from",
                        YESTERDAY.minusDays(30).toString()));
        row.remove("withheld");
        row.remove("fingerprint");
        return ReferenceRows.marked(row);
    }

    private static List<Integer> countOfRows() {
        var formulary = new Formulary(DATABASE, CLOCK);
        return List.of(
                formulary.circulating(TODAY).size(),
                formulary.values(Lists.DIAGNOSIS).size(),
                formulary.limits("阿帕他胺片").size());
    }
}
