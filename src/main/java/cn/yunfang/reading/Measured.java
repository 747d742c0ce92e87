package cn.yunfang.reading;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was told of one measurement: values at one moment, by one device.
 *
 * @param at field and text of the time
 */
record Measured(Said at, String device, List<Value> values) {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int LONGEST_NUMBER = 12;
    private static final int MOST_DIGITS = 8;
    private static final int LONGEST_DEVICE = 64;

    /** A text and the field it stood in. */
    record Said(String field, String text) {}

    /**
     * One value.
     *
     * @param kind empty when nothing is measured under what was said
     */
    record Value(Said code, Optional<Kind> kind, Said number, Said unit) {}

    /** The plain form: {@code at}, {@code device}, {@code values[]} of kind, value, unit. */
    static Measured plain(Fields body, Kinds kinds) {
        var values = new ArrayList<Value>();
        var rows = body.list("values");
        for (int i = 0; i < rows.size(); i++) {
            var at = "values[" + i + "].";
            var code = rows.get(i).text("kind");
            values.add(
                    new Value(
                            new Said(at + "kind", code),
                            kinds.of(code),
                            new Said(at + "value", rows.get(i).text("value")),
                            new Said(at + "unit", rows.get(i).text("unit"))));
        }
        return new Measured(new Said("at", body.text("at")), body.text("device"), values);
    }

    /** Its values in the units of their kinds, each plausible and once; else what is wrong. */
    Outcome<List<Checked>> checked(Instant now) {
        if (values.isEmpty()) {
            return Outcome.refused(Refusal.missing("values", "测量值"));
        }
        if (device.length() > LONGEST_DEVICE) {
            return Outcome.refused(Refusal.tooLong("device", "设备", LONGEST_DEVICE));
        }
        return time(now).then(this::checkedAt);
    }

    /** One value that may be kept. */
    record Checked(Kind kind, BigDecimal value, String said, Instant at) {}

    private Outcome<List<Checked>> checkedAt(Instant moment) {
        var all = new ArrayList<Checked>();
        for (var value : values) {
            switch (checked(value, moment)) {
                case Outcome.Refused<Checked>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
                case Outcome.Done<Checked>(var one) -> {
                    if (all.stream().anyMatch(two -> two.kind().equals(one.kind()))) {
                        return Outcome.refused(
                                Refusal.invalid(value.code.field, "测量项目", "once / 每项一次"));
                    }
                    all.add(one);
                }
            }
        }
        return Outcome.done(List.copyOf(all));
    }

    private Outcome<Instant> time(Instant now) {
        if (at.text.isEmpty()) {
            return Outcome.refused(Refusal.missing(at.field, "测量时间"));
        }
        try {
            // finer than PostgreSQL keeps it, the same measurement would be another one
            var moment = OffsetDateTime.parse(at.text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return moment.isAfter(now.plus(AHEAD))
                    ? Outcome.refused(Refusal.at(at.field, Reason.READING_IN_FUTURE))
                    : Outcome.done(moment);
        } catch (DateTimeParseException e) {
            return Outcome.refused(Refusal.invalid(at.field, "测量时间", "2026-11-29T08:00:00+08:00"));
        }
    }

    private static Outcome<Checked> checked(Value value, Instant moment) {
        if (value.kind.isEmpty()) {
            return Outcome.refused(
                    Refusal.at(value.code.field, Reason.READING_KIND_UNKNOWN, value.code.text));
        }
        var kind = value.kind.get();
        var number = number(value.number.text);
        if (number.isEmpty()) {
            return Outcome.refused(
                    value.number.text.isEmpty()
                            ? Refusal.missing(value.number.field, kind.chinese())
                            : Refusal.invalid(value.number.field, kind.chinese(), "6.1"));
        }
        var converted = kind.canonical(number.get(), value.unit.text);
        if (converted.isEmpty()) {
            return Outcome.refused(
                    Refusal.invalid(
                            value.unit.field,
                            kind.chinese(),
                            String.join(", ", kind.units().keySet().stream().sorted().toList())));
        }
        if (!kind.isPlausible(converted.get())) {
            return Outcome.refused(
                    Refusal.at(
                            value.number.field,
                            Reason.READING_IMPLAUSIBLE,
                            kind.chinese(),
                            converted.get().toPlainString(),
                            kind.unit(),
                            kind.lowest().toPlainString(),
                            kind.highest().toPlainString(),
                            kind.english()));
        }
        var unit = value.unit.text.isEmpty() ? kind.unit() : value.unit.text;
        return Outcome.done(
                new Checked(kind, converted.get(), value.number.text + " " + unit, moment));
    }

    // digits are counted before anything is computed with them
    private static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text);
            return number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
