package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.cohort.Adherence;
import cn.yunfang.cohort.AgeBand;
import cn.yunfang.cohort.Cohort;
import cn.yunfang.cohort.Control;
import cn.yunfang.cohort.Figures;
import cn.yunfang.cohort.Figures.Cut;
import cn.yunfang.cohort.Figures.Group;
import cn.yunfang.cohort.Filter;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/** Figures of the registry and their lists, and what leaves the bureau. */
class CohortFigureFlowTests extends CohortFlow {
    private static final Filter.Where ANYWHERE =
            new Filter.Where(Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Filter.Who ANYBODY =
            new Filter.Who(Optional.empty(), Optional.empty(), false);
    private static final Filter.What ANYTHING =
            with(Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void everyFigureIsTheLengthOfItsList() {
        filed();
        rebuild.rebuild();
        var bureau = new Caller(Caller.Role.REGULATOR, "3710", "R1", Optional.empty());
        var figures = done(cohort.figures(bureau, new Filter(ANYWHERE, ANYBODY, ANYTHING)));
        assertThat(figures.all().entries()).isPositive();
        assertThat(figures.by().keySet()).contains(Cut.TOWNSHIP, Cut.DISEASE, Cut.SEVERITY);

        check(bureau, figures.all(), ANYWHERE, ANYBODY, ANYTHING);
        figures.by()
                .forEach(
                        (cut, groups) -> {
                            assertThat(groups.stream().map(Group::key)).doesNotHaveDuplicates();
                            groups.stream().limit(4).forEach(one -> check(bureau, cut, one));
                            if (cut != Cut.DRUG_CLASS) {
                                assertThat(groups.stream().mapToLong(Group::entries).sum())
                                        .as("%s", cut)
                                        .isEqualTo(figures.all().entries());
                            }
                        });
        var shown = api.get(FIGURES, regulator).json();
        assertThat(shown.path("all").path("entries").asLong()).isEqualTo(figures.all().entries());
        assertThat(shown.path("waiting").asLong()).isZero();
        assertThat(
                        asked(ROWS + "?most=1&disease=M03900&sex=2&band=SEVENTIES", regulator)
                                .json()
                                .path("entries")
                                .asLong())
                .isEqualTo(
                        api.get(FIGURES + "?disease=M03900&sex=2&band=SEVENTIES", regulator)
                                .json()
                                .path("all")
                                .path("entries")
                                .asLong());
    }

    private void check(Caller bureau, Cut cut, Group group) {
        var key = Optional.of(group.key());
        var none = Optional.<String>empty();
        var where = ANYWHERE;
        var who = ANYBODY;
        var what = ANYTHING;
        switch (cut) {
            case TOWNSHIP -> where = new Filter.Where(key, none, none, false);
            case INSTITUTION -> where = new Filter.Where(none, key, none, false);
            case DOCTOR -> {
                var parts = group.key().split("/", -1);
                var doctorOf = Optional.of(parts[1]).filter(one -> !one.isEmpty());
                where = new Filter.Where(none, Optional.of(parts[0]), doctorOf, false);
            }
            case BAND -> who = new Filter.Who(AgeBand.of(group.key()), none, false);
            case SEX -> who = new Filter.Who(Optional.empty(), key, false);
            case DISEASE -> what = with(key, none, none);
            case SEVERITY -> what = with(none, key, none);
            case DRUG_CLASS -> what = with(none, none, key);
        }
        check(bureau, group, where, who, what);
    }

    private static Filter.What with(
            Optional<String> disease, Optional<String> severity, Optional<String> drugClass) {
        return new Filter.What(
                disease, severity, Optional.empty(), Optional.empty(), drugClass, false);
    }

    private void check(
            Caller bureau, Group group, Filter.Where where, Filter.Who who, Filter.What what) {
        var base = new Filter(where, who, what);
        assertThat(rows(bureau, base)).as("%s", group).isEqualTo(group.entries());
        assertThat(page(bureau, base).persons()).as("%s", group).isEqualTo(group.persons());
        assertThat(rows(bureau, controlled(base, Control.CONTROLLED)))
                .isEqualTo(group.controlled());
        assertThat(rows(bureau, controlled(base, Control.NOT_CONTROLLED)))
                .isEqualTo(group.notControlled());
        assertThat(rows(bureau, controlled(base, Control.NOT_MEASURED)))
                .isEqualTo(group.notMeasured());
        assertThat(rows(bureau, adherent(base, Adherence.ADHERENT))).isEqualTo(group.adherent());
        assertThat(rows(bureau, adherent(base, Adherence.NOT_ADHERENT)))
                .isEqualTo(group.notAdherent());
        assertThat(rows(bureau, new Filter(where, who, gap(what)))).isEqualTo(group.gaps());
        var many = new Filter.Who(who.band(), who.sex(), true);
        assertThat(page(bureau, new Filter(where, many, what)).persons())
                .isEqualTo(group.polypharmacy());
    }

    private static Filter.What gap(Filter.What one) {
        return new Filter.What(
                one.disease(),
                one.severity(),
                one.control(),
                one.adherence(),
                one.drugClass(),
                true);
    }

    private static Filter controlled(Filter one, Control control) {
        var what = one.what();
        return new Filter(
                one.where(),
                one.who(),
                new Filter.What(
                        what.disease(),
                        what.severity(),
                        Optional.of(control),
                        what.adherence(),
                        what.drugClass(),
                        false));
    }

    private static Filter adherent(Filter one, Adherence adherence) {
        var what = one.what();
        return new Filter(
                one.where(),
                one.who(),
                new Filter.What(
                        what.disease(),
                        what.severity(),
                        what.control(),
                        Optional.of(adherence),
                        what.drugClass(),
                        false));
    }

    private Cohort.Page page(Caller caller, Filter filter) {
        return done(cohort.list(caller, filter, Cohort.Place.FIRST, 200));
    }

    /** Counts what the pages of the list hold, one after the other. */
    private long rows(Caller caller, Filter filter) {
        var page = page(caller, filter);
        long read = page.rows().size();
        for (var next = page.next(); next.isPresent(); ) {
            var more = done(cohort.list(caller, filter, next.get(), 200));
            read += more.rows().size();
            next = more.next();
        }
        assertThat(read).isEqualTo(page.entries());
        return read;
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @Test
    void whatLeavesTheBureauTellsOfNobody() throws IOException {
        var patient = filed();
        rebuild.rebuild();

        var export = asked(EXPORT, regulator);

        assertThat(export.status()).as(export.text()).isEqualTo(200);
        assertThat(export.text()).doesNotContain(patient.no()).doesNotContain(patient.name());
        var records =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(export.text().substring(1)))
                        .getRecords();
        assertThat(records.getFirst().getParser().getHeaderNames())
                .containsExactly(
                        "township",
                        "township_name",
                        "age_band",
                        "sex",
                        "disease",
                        "disease_name",
                        "severity",
                        "control",
                        "adherence",
                        "gap",
                        "polypharmacy");
        var shared =
                records.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                List.of(
                                                        one.get("township"),
                                                        one.get("age_band"),
                                                        one.get("sex"),
                                                        one.get("disease")),
                                        Collectors.counting()));
        assertThat(shared.values()).allMatch(count -> count >= 5);
        assertThat(export.header("Yunfang-Rows")).isEqualTo(Integer.toString(records.size()));
        long entries = api.get(FIGURES, regulator).json().path("all").path("entries").asLong();
        assertThat(records.size() + Long.parseLong(export.header("Yunfang-Left-Out")))
                .isEqualTo(entries);
        assertThat(Long.parseLong(export.header("Yunfang-Generalised"))).isPositive();
    }

    @Test
    void twoNodesMakeTheSameRowsAsOne() throws Exception {
        filed();
        rebuild.rebuild();
        var before = snapshot();

        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> node = rebuild::rebuild;
            for (var made : nodes.invokeAll(List.of(node, node))) {
                made.get();
            }
        }

        assertThat(snapshot()).isEqualTo(before);
        var asked = api.post("/api/v1/cohort/rebuild", regulator, Map.of());
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().path("waiting").asLong()).isPositive();
        waitUntil(() -> api.get(FIGURES, regulator).json().path("waiting").asLong() == 0);
        assertThat(snapshot()).isEqualTo(before);
    }

    private Figures.Group snapshot() {
        var bureau = new Caller(Caller.Role.REGULATOR, "", "R1", Optional.empty());
        return done(cohort.figures(bureau, new Filter(ANYWHERE, ANYBODY, ANYTHING))).all();
    }
}
