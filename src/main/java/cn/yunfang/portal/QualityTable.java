package cn.yunfang.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The numbers of review quality as RFC 4180 tables, named as in the address. */
enum QualityTable {
    reviewers(
            "reviewer,name,reviews,secondsPerLine,tooFast,opened,approvedShare,rejectedShare,"
                    + "suggestedShare,askedShare,warnings,overridden,overrideRate,plantedShown,"
                    + "plantedCaught",
            view -> view.reviewers().stream().map(QualityTable::row)),
    rules(
            "rule,fired,actedOn,overridden,seen,asked,actedOnRate,overrideRate",
            view -> view.rules().stream().map(QualityTable::row)),
    planted(
            "reviewer,kind,shown,caught,catchRate",
            view -> view.planted().stream().map(QualityTable::row));

    private final String header;
    private final Function<QualityView, Stream<List<?>>> rows;

    QualityTable(String header, Function<QualityView, Stream<List<?>>> rows) {
        this.header = header;
        this.rows = rows;
    }

    String of(QualityView view) {
        return Csv.of(List.of(header.split(",")), rows.apply(view).toList());
    }

    private static List<?> row(QualityView.Reviewer one) {
        return List.of(
                one.reviewer().code(),
                one.reviewer().name(),
                one.reviews(),
                one.secondsPerLine(),
                one.tooFast(),
                one.opened(),
                text(one.approvedShare()),
                text(one.rejectedShare()),
                text(one.suggestedShare()),
                text(one.askedShare()),
                one.warnings(),
                one.overridden(),
                text(one.overrideRate()),
                one.plantedShown(),
                one.plantedCaught());
    }

    private static List<?> row(QualityView.Rule one) {
        return List.of(
                one.rule(),
                one.fired(),
                one.actedOn(),
                one.overridden(),
                one.seen(),
                one.asked(),
                text(one.actedOnRate()),
                text(one.overrideRate()));
    }

    private static List<?> row(QualityView.Planted one) {
        return List.of(
                one.reviewer(), one.kind(), one.shown(), one.caught(), text(one.catchRate()));
    }

    private static String text(Optional<?> share) {
        return share.map(Object::toString).orElse("");
    }
}
