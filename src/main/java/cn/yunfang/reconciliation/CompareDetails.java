package cn.yunfang.reconciliation;

import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.settlement.Settlements.Numbered;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds the rows of a file against what the platform has of the period. A settlement and its
 * undoing are two rows; the undoing may name its own number or that of what it undoes.
 */
final class CompareDetails {
    private final Map<SettlementNumber, ByFund> own = new HashMap<>();
    private final Map<SettlementNumber, ByFund> undoings = new HashMap<>();
    private final Predicate<ByFund> counts;
    private final Map<SettlementNumber, Numbered> elsewhere;
    private final Set<SettlementNumber> seen = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();

    /**
     * @param rows all that the institution settled and undid in the period
     * @param counts whether it is of the agency and insurance that are reconciled
     * @param elsewhere of the numbers in the file those that are not of the period
     */
    CompareDetails(
            List<ByFund> rows,
            Predicate<ByFund> counts,
            Map<SettlementNumber, Numbered> elsewhere) {
        for (var row : rows) {
            own.put(row.settlement().number(), row);
            row.settlement().original().ifPresent(original -> undoings.put(original, row));
        }
        this.counts = counts;
        this.elsewhere = elsewhere;
    }

    /** In the order of the file, then what only the platform has. */
    List<Difference> with(List<DetailRow> theirs) {
        theirs.forEach(this::hold);
        own.values().stream()
                .filter(row -> !row.reversed() && counts.test(row))
                .filter(row -> !seen.contains(row.settlement().number()))
                .sorted((one, other) -> one.settlement().at().compareTo(other.settlement().at()))
                .forEach(this::missing);
        return List.copyOf(differences);
    }

    private void hold(DetailRow their) {
        var number = SettlementNumber.parse(their.settlement());
        var found = number.flatMap(one -> find(one, their.refund()));
        if (found.isPresent()) {
            seen.add(found.get().settlement().number());
            compare(their, found.get());
        } else {
            number.map(elsewhere::get)
                    .ifPresentOrElse(
                            other -> otherPeriod(their, other),
                            () -> notFound(their, number.map(own::get)));
        }
    }

    private Optional<ByFund> find(SettlementNumber number, boolean refund) {
        var row = own.get(number);
        boolean undoing = row != null && row.settlement().original().isPresent();
        if (refund) {
            return Optional.ofNullable(undoing ? row : undoings.get(number));
        }
        return undoing ? Optional.empty() : Optional.ofNullable(row);
    }

    private void compare(DetailRow their, ByFund row) {
        if (row.reversed()) {
            add(Cause.REVERSED, row, their, "2601");
        } else if (!counts.test(row)) {
            add(Cause.OTHER_AGENCY, row, their, row.insuredDivision() + " " + row.insuranceType());
        } else if (!row.settlement().personNo().equals(their.personNo())) {
            add(Cause.PERSON_DIFFERS, row, their, "");
        } else {
            amounts(their, row);
        }
    }

    private void amounts(DetailRow their, ByFund row) {
        var ours = detail(row.settlement());
        var all = new ArrayList<Amount>();
        all.add(new Amount("医疗费总额", "medfee_sumamt", ours.medfee(), their.medfee()));
        all.add(new Amount("基金支付总额", "fund_pay_sumamt", ours.fund(), their.fund()));
        all.add(new Amount("个人账户支付", "acct_pay", ours.account(), their.account()));
        all.removeIf(one -> one.ours.equals(one.theirs));
        if (!all.isEmpty()) {
            var cause = Cause.AMOUNT_DIFFERS;
            differences.add(
                    new Difference(
                            cause,
                            Optional.of(ours),
                            Optional.of(their),
                            "",
                            cause.chinese() + "：" + joined(all, Amount::chinese),
                            cause.english() + ": " + joined(all, Amount::english)));
        }
    }

    private static String joined(List<Amount> all, Function<Amount, String> words) {
        return all.stream().map(words).collect(Collectors.joining("; "));
    }

    private record Amount(String name, String field, Fen ours, Fen theirs) {
        String chinese() {
            return "%s中心%s、机构%s".formatted(name, ours, theirs);
        }

        String english() {
            return "%s platform %s, institution %s".formatted(field, ours, theirs);
        }
    }

    private void otherPeriod(DetailRow their, Numbered other) {
        var settlement = other.settlement();
        boolean undoing = settlement.original().isPresent();
        if (their.refund() && !undoing && settlement.stands()) {
            add(Cause.NOT_UNDONE, settlement, their, "");
        } else {
            add(Cause.OTHER_PERIOD, settlement, their, ChinaTime.date(settlement.at()).toString());
        }
    }

    private void notFound(DetailRow their, Optional<ByFund> row) {
        if (their.refund() && row.isPresent()) {
            add(Cause.NOT_UNDONE, row.get().settlement(), their, "");
        } else {
            add(Cause.INSTITUTION_ONLY, Optional.empty(), Optional.of(their), "");
        }
    }

    private void missing(ByFund row) {
        var settlement = row.settlement();
        var undone =
                settlement.original().isPresent() || settlement.state() == Settlement.State.UNDONE;
        add(
                undone ? Cause.UNDONE : Cause.PLATFORM_ONLY,
                Optional.of(detail(settlement)),
                Optional.empty(),
                ChinaTime.date(settlement.at()).toString());
    }

    private void add(Cause cause, ByFund row, DetailRow their, String fact) {
        add(cause, row.settlement(), their, fact);
    }

    private void add(Cause cause, Settlement settlement, DetailRow their, String fact) {
        add(cause, Optional.of(detail(settlement)), Optional.of(their), fact);
    }

    private void add(
            Cause cause, Optional<DetailRow> ours, Optional<DetailRow> theirs, String fact) {
        var of = fact.isEmpty() ? "" : " " + fact;
        differences.add(
                new Difference(
                        cause, ours, theirs, "", cause.chinese() + of, cause.english() + of));
    }

    private static DetailRow detail(Settlement one) {
        return new DetailRow(
                one.number().toString(),
                "",
                one.personNo(),
                one.medfee(),
                one.fund(),
                one.account(),
                one.original().isPresent());
    }
}
