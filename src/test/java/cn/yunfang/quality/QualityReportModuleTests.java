package cn.yunfang.quality;

import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.Conduct;
import cn.yunfang.review.Held;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The numbers are those of the decisions, and each sees his own. */
class QualityReportModuleTests {
    private static final List<Finding> FINDINGS =
            List.of(
                    finding("R401", 1, Verdict.Severity.WARN),
                    finding("R812", 0, Verdict.Severity.WARN),
                    finding("R607", 1, Verdict.Severity.INFORM));

    /** One decision: by whom, what, how long he looked, which alerts there were. */
    record Made(int who, Ruling.Kind kind, int millis, int lines, List<Finding> alerts) {
        boolean is(Ruling.Kind other) {
            return kind == other;
        }

        boolean tooFast() {
            return is(Ruling.Kind.APPROVE) && millis < 3_000 * lines;
        }

        long warned() {
            return is(Ruling.Kind.ASK) ? 0 : Verdict.warnings(alerts).size();
        }

        long overridden() {
            return is(Ruling.Kind.APPROVE) ? warned() : 0;
        }
    }

    private static Finding finding(String rule, int line, Verdict.Severity severity) {
        return new Finding(line, rule, "1.0", severity, "提示", "alert", "测试");
    }

    @Provide
    Arbitrary<List<Made>> decisions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(Ruling.Kind.class),
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(FINDINGS).list().uniqueElements().ofMaxSize(3))
                .as(Made::new)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 25)
    void everyDecisionAndEveryAlertIsCountedOnce(@ForAll("decisions") List<Made> made) {
        var planted = new PlantedDesk();
        var desk = planted.desk;
        var who = List.of(desk.li, desk.wang);
        made.forEach(one -> decide(planted, who.get(one.who()), one));

        var report = must(planted.reports.report(planted.bureau(desk.city()), all(desk)));

        for (int i = 0; i < who.size(); i++) {
            var mine = made.stream().filter(by(i)).toList();
            var code = who.get(i);
            var row = report.reviewers().stream().filter(r -> r.reviewer().equals(code)).toList();
            assertThat(row).isEqualTo(mine.isEmpty() ? List.of() : List.of(expected(code, mine)));
        }
        for (var finding : FINDINGS) {
            var rule = finding.rule();
            assertThat(report.rules().stream().filter(r -> r.rule().equals(rule)).toList())
                    .isEqualTo(expected(finding, made));
        }
        assertThat(report.rules()).isSortedAccordingTo(QualityReportModuleTests::actedOnMore);
        assertThat(report.planted()).isEmpty();
    }

    private static Predicate<Made> by(int who) {
        return one -> one.who() == who;
    }

    private static ReviewerRow expected(String code, List<Made> mine) {
        var perLine = mine.stream().map(one -> (long) one.millis() / one.lines()).sorted().toList();
        return new ReviewerRow(
                code,
                mine.size(),
                perLine.get((perLine.size() + 1) / 2 - 1),
                count(mine, Made::tooFast),
                0,
                count(mine, one -> one.is(Ruling.Kind.APPROVE)),
                count(mine, one -> one.is(Ruling.Kind.REJECT)),
                count(mine, one -> one.is(Ruling.Kind.SUGGEST)),
                count(mine, one -> one.is(Ruling.Kind.ASK)),
                mine.stream().mapToLong(Made::warned).sum(),
                mine.stream().mapToLong(Made::overridden).sum());
    }

    private static List<RuleRow> expected(Finding finding, List<Made> made) {
        var shown = made.stream().filter(one -> one.alerts().contains(finding)).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        boolean warns = finding.severity() == Verdict.Severity.WARN;
        long asked = count(shown, one -> one.is(Ruling.Kind.ASK));
        long passed = count(shown, one -> one.is(Ruling.Kind.APPROVE));
        long fired = shown.size() - asked;
        return List.of(
                warns
                        ? new RuleRow(finding.rule(), fired, fired - passed, passed, 0, asked)
                        : new RuleRow(finding.rule(), fired, 0, 0, fired, asked));
    }

    // by shares without dividing: a/b before c/d
    private static int actedOnMore(RuleRow one, RuleRow other) {
        return Long.compare(
                other.actedOn() * Math.max(one.fired(), 1),
                one.actedOn() * Math.max(other.fired(), 1));
    }

    private static long count(List<Made> made, Predicate<Made> which) {
        return made.stream().filter(which).count();
    }

    private static void decide(PlantedDesk planted, String who, Made made) {
        var desk = planted.desk;
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital, made.alerts(), ReviewDesk.asks());
        var task = desk.database.read(desk.work.task(id, desk.city())).orElseThrow();
        var conduct = new Conduct(true, OptionalInt.empty(), List.of());
        var looked =
                new Looked(
                        new Held(Optional.empty(), Duration.ofMillis(made.millis())),
                        Optional.empty());
        var evidence =
                must(
                        planted.quality.judge(
                                desk.caller(who),
                                task,
                                new Ruling(made.kind(), "意见", conduct),
                                looked,
                                made.lines()));
        assertThat(desk.database.commit(new ArrayList<>(evidence.writes()))).isEmpty();
    }

    // other tests may have the same city, none has the same hospital
    private static Period all(ReviewDesk desk) {
        return new Period(
                "", desk.hospital, "", Instant.EPOCH, desk.clock.instant().plusSeconds(60));
    }

    @Example
    void eachSeesHisOwn() {
        var planted = new PlantedDesk();
        var desk = planted.desk;
        var click = new Made(0, Ruling.Kind.APPROVE, 0, 1, FINDINGS);
        decide(planted, desk.li, click);
        decide(planted, desk.wang, click);
        var elsewhere = planted.bureau("8" + desk.division.substring(1));

        assertThat(must(planted.reports.report(elsewhere, all(desk))))
                .isEqualTo(new QualityReport.Report(List.of(), List.of(), List.of()));
        assertThat(flags(planted, elsewhere)).isEmpty();
        assertThat(flags(planted, planted.bureau(desk.division))).hasSize(2);
        assertThat(flags(planted, planted.bureau(desk.division.substring(0, 2)))).hasSize(2);
        assertThat(must(planted.reports.report(desk.caller(desk.li), all(desk))).reviewers())
                .extracting(ReviewerRow::reviewer)
                .containsExactly(desk.li);
        assertThat(flags(planted, desk.caller(desk.li)))
                .extracting(Flag::reviewer)
                .containsExactly(desk.li);
        assertThat(refusal(planted.reports.report(desk.atHospital(), all(desk))))
                .contains(Reason.NOT_ALLOWED);
    }

    @Example
    void periodAndInstitutionNarrowWhatIsCounted() {
        var planted = new PlantedDesk();
        var desk = planted.desk;
        decide(planted, desk.li, new Made(0, Ruling.Kind.REJECT, 0, 1, FINDINGS));
        var now = desk.clock.instant();
        var bureau = planted.bureau(desk.city());

        assertThat(
                        reviews(
                                planted,
                                bureau,
                                new Period("", desk.hospital, "", now, now.plusMillis(1))))
                .isOne();
        assertThat(reviews(planted, bureau, new Period("", desk.hospital, "", Instant.EPOCH, now)))
                .isZero();
        var others = new Period("", "H0", "", Instant.EPOCH, now.plusMillis(1));
        assertThat(reviews(planted, bureau, others)).isZero();
    }

    @Example
    void flagsComePageByPageNewestFirst() {
        var planted = new PlantedDesk();
        var desk = planted.desk;
        for (int i = 0; i < 5; i++) {
            decide(planted, desk.li, new Made(0, Ruling.Kind.APPROVE, i, 1, List.of()));
            desk.clock.pass(Duration.ofSeconds(i % 2));
        }
        var bureau = planted.bureau(desk.city());
        var all = flags(planted, bureau);

        var pages = new ArrayList<Flag>();
        var page = must(planted.reports.flags(bureau, all(desk), all(desk).to(), 0, 2));
        while (!page.isEmpty()) {
            pages.addAll(page);
            var last = page.getLast();
            page = must(planted.reports.flags(bureau, all(desk), last.decidedAt(), last.id(), 2));
        }

        assertThat(pages).isEqualTo(all).hasSize(5);
        assertThat(all.getFirst().looked()).isEqualTo(Duration.ofMillis(4));
    }

    @Example
    void plantedCasesAreCountedApart() {
        var planted = new PlantedDesk();
        var desk = planted.desk;
        for (var id : List.of("P05", "P06", "P01")) {
            var number = planted.aPlanted(id);
            var kind = id.equals("P06") ? Ruling.Kind.APPROVE : Ruling.Kind.REJECT;
            planted.look(desk.li, number, 30);
            must(planted.decide(desk.li, number, kind));
        }

        var report = must(planted.reports.report(planted.bureau(desk.city()), all(desk)));

        assertThat(report.reviewers()).isEmpty();
        assertThat(report.rules()).isEmpty();
        assertThat(report.planted())
                .containsExactly(
                        new Catch(desk.li, "DOSE", 1, 1), new Catch(desk.li, "INTERACTION", 2, 1));
    }

    private static long reviews(PlantedDesk planted, Caller caller, Period period) {
        return must(planted.reports.report(caller, period)).reviewers().stream()
                .mapToLong(ReviewerRow::reviews)
                .sum();
    }

    private static List<Flag> flags(PlantedDesk planted, Caller caller) {
        var period = all(planted.desk);
        return must(planted.reports.flags(caller, period, period.to(), 0, 100));
    }
}
