package cn.yunfang.portal;

import cn.yunfang.quality.Catch;
import cn.yunfang.quality.Flag;
import cn.yunfang.quality.QualityReport;
import cn.yunfang.quality.ReviewerRow;
import cn.yunfang.quality.RuleRow;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws the numbers of review quality with names and shares. */
@Component
class DrawQuality {
    private static final int DECIMALS = 4;
    private static final int MILLIS = 3;

    private final Registry registry;
    private final Draw draw;

    DrawQuality(Registry registry, Draw draw) {
        this.registry = registry;
        this.draw = draw;
    }

    QualityView view(Days days, QualityReport.Report report) {
        return new QualityView(
                days.from(),
                days.to(),
                reviewers(report),
                report.rules().stream().map(DrawQuality::rule).toList(),
                report.planted().stream().map(DrawQuality::planted).toList());
    }

    // also those who have decided planted cases alone
    private List<QualityView.Reviewer> reviewers(QualityReport.Report report) {
        var rows =
                report.reviewers().stream()
                        .collect(Collectors.toMap(ReviewerRow::reviewer, row -> row));
        var codes = new TreeSet<>(rows.keySet());
        report.planted().forEach(one -> codes.add(one.reviewer()));
        return codes.stream()
                .map(code -> rows.getOrDefault(code, nothing(code)))
                .map(row -> reviewer(row, report.planted()))
                .toList();
    }

    private QualityView.Reviewer reviewer(ReviewerRow row, List<Catch> planted) {
        return new QualityView.Reviewer(
                practitioner(row.reviewer()),
                row.reviews(),
                seconds(row.medianMillis()),
                row.tooFast(),
                row.detail(),
                share(row.approved(), row.reviews()),
                share(row.rejected(), row.reviews()),
                share(row.suggested(), row.reviews()),
                share(row.asked(), row.reviews()),
                row.warned(),
                row.overridden(),
                share(row.overridden(), row.warned()),
                sum(planted, row.reviewer(), Catch::shown),
                sum(planted, row.reviewer(), Catch::caught));
    }

    private static long sum(List<Catch> planted, String reviewer, ToLongFunction<Catch> what) {
        return planted.stream()
                .filter(one -> one.reviewer().equals(reviewer))
                .mapToLong(what)
                .sum();
    }

    private static ReviewerRow nothing(String reviewer) {
        return new ReviewerRow(reviewer, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static QualityView.Rule rule(RuleRow row) {
        return new QualityView.Rule(
                row.rule(),
                row.fired(),
                row.actedOn(),
                row.overridden(),
                row.seen(),
                row.asked(),
                share(row.actedOn(), row.fired()),
                share(row.overridden(), row.fired()));
    }

    private static QualityView.Planted planted(Catch one) {
        return new QualityView.Planted(
                one.reviewer(),
                one.kind(),
                one.shown(),
                one.caught(),
                share(one.caught(), one.shown()));
    }

    QualityView.FlagView flag(Flag flag) {
        return new QualityView.FlagView(
                Long.toString(flag.id()),
                flag.hiRxno(),
                "TOO_FAST",
                draw.institution(flag.institution()),
                practitioner(flag.reviewer()),
                flag.decidedAt().atOffset(ChinaTime.ZONE),
                seconds(flag.looked().toMillis()),
                flag.lines(),
                flag.detail(),
                flag.overridden(),
                flag.opinion(),
                flag.second().map(QualityView.SecondLook::of));
    }

    private PrescriptionView.Party practitioner(String code) {
        return new PrescriptionView.Party(
                code, registry.practitioner(code).map(Practitioner::name).orElse(""));
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, MILLIS);
    }

    private static Optional<BigDecimal> share(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part)
                                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
    }
}
