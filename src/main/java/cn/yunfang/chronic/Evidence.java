package cn.yunfang.chronic;

import cn.yunfang.chronic.Disease.Kind;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is wrong with what somebody states as evidence for a disease. */
final class Evidence {
    static final int MOST_STATEMENTS = 20;
    static final int LONGEST_TEXT = 500;
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int FINEST = 4;

    private Evidence() {}

    /** A field that cannot be; whether it is enough {@link #lacking} tells. */
    static Optional<Refusal> wrong(
            Disease disease, String words, List<Statement> statements, LocalDate today) {
        if (words.length() > LONGEST_TEXT) {
            return Optional.of(Refusal.tooLong("words", "说明", LONGEST_TEXT));
        }
        if (statements.size() > MOST_STATEMENTS) {
            return Optional.of(Refusal.invalid("statements", "认定依据", "≤ " + MOST_STATEMENTS));
        }
        for (int i = 0; i < statements.size(); i++) {
            var wrong = wrong(disease, statements.get(i), "statements[" + i + "].", today);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrong(
            Disease disease, Statement one, String at, LocalDate today) {
        var criterion = disease.criterion(one.criterion());
        if (criterion.isEmpty()) {
            return Optional.of(
                    Refusal.invalid(at + "criterion", "认定标准序号", "1–" + disease.criteria().size()));
        }
        boolean measured = criterion.get().kind() == Kind.LAB;
        if (measured && one.value().isEmpty()) {
            return Optional.of(Refusal.missing(at + "value", "检查数值"));
        }
        if (one.value().filter(value -> !measured || !possible(value)).isPresent()) {
            return Optional.of(Refusal.invalid(at + "value", "检查数值", "LAB, 9.4"));
        }
        if (one.text().length() > LONGEST_TEXT) {
            return Optional.of(Refusal.tooLong(at + "text", "依据说明", LONGEST_TEXT));
        }
        if (one.institution().length() > LONGEST_TEXT) {
            return Optional.of(Refusal.tooLong(at + "institution", "出具机构", LONGEST_TEXT));
        }
        return one.on()
                .filter(on -> on.isAfter(today))
                .map(_ -> Refusal.invalid(at + "on", "日期", "≤ " + today));
    }

    private static boolean possible(BigDecimal value) {
        // the size of an exponent before anything is done with it
        return value.scale() <= FINEST
                && value.scale() >= -FINEST
                && value.abs().compareTo(LARGEST) < 0;
    }

    /** The part of the criteria that nothing is stated for. */
    static Optional<Refusal> lacking(Disease disease, List<Statement> statements) {
        return lacking(
                disease, statements.stream().map(Statement::criterion).toList(), "statements");
    }

    /** The part of the criteria that none of these numbers belongs to. */
    static Optional<Refusal> lacking(Disease disease, List<Integer> numbers, String field) {
        return disease.firstLacking(numbers)
                .map(
                        one ->
                                new Refusal(
                                        Reason.CRITERION_LACKING,
                                        field,
                                        Reason.CRITERION_LACKING
                                                .chinese()
                                                .formatted(one.part(), one.chinese()),
                                        Reason.CRITERION_LACKING
                                                .english()
                                                .formatted(one.part(), one.english())));
    }
}
