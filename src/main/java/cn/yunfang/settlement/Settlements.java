package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.Fund;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Settlements for those who show them, hand over what was paid, or check the books. */
@Component
public class Settlements {
    /**
     * A settlement with what each fund paid.
     *
     * @param insuranceType insutype; @param insuredDivision insuplc_admdvs
     * @param reversed by 2601: it or the settlement that it turns round
     * @param inScope inscp_scp_amt
     */
    public record ByFund(
            Settlement settlement,
            String insuranceType,
            String insuredDivision,
            boolean reversed,
            Fen inScope,
            Map<Fund, Fen> funds) {}

    /**
     * What an institution did in a period, and what the ledger has of it.
     *
     * @param rows settlements and undoings, oldest first
     * @param earned booked on its account {@code institution:}; @param cash on {@code cash:}
     */
    public record OfInstitution(List<ByFund> rows, Fen earned, Fen cash) {}

    /**
     * A standing settlement as it was stored, to be calculated again.
     *
     * @param place its number
     */
    public record Past(
            SettlementNumber place,
            String personNo,
            Instant at,
            String usedBeforeText,
            String answerText) {
        /** Empty when what was stored cannot be read any more. */
        public Optional<Settled> settled() {
            return read(answerText, Settled.class);
        }

        /** What the year had used up before it. */
        public Optional<Accumulators> usedBefore() {
            return read(usedBeforeText, Accumulators.class);
        }

        private static <T> Optional<T> read(String text, Class<T> type) {
            try {
                return Optional.of(Json.read(text, type));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * @param region first digits of the insured division
     * @param from first moment; @param to the moment after the last
     * @param after last of the page before
     */
    public record PastPage(
            String region, Instant from, Instant to, Optional<Past> after, int most) {}

    /**
     * What was settled within a span of time, undoings taken off.
     *
     * @param settled settlements made; @param undone undoings made; @param standing of those made,
     *     the ones that nobody has undone since
     * @param total medfee_sumamt; @param account acct_pay, family accounts included
     */
    public record Sums(
            long settled, long undone, long standing, Fen total, Fen fund, Fen account, Fen cash) {
        public static final Sums NONE = new Sums(0, 0, 0, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

        /** Both together. */
        public Sums plus(Sums other) {
            return new Sums(
                    settled + other.settled,
                    undone + other.undone,
                    standing + other.standing,
                    total.plus(other.total),
                    fund.plus(other.fund),
                    account.plus(other.account),
                    cash.plus(other.cash));
        }
    }

    /** What some institutions settled, by the hour in which they did; without hours of nothing. */
    public Sql<Map<Instant, Sums>> byHour(
            Collection<String> institutions, Instant from, Instant to) {
        return SumTable.byHour(institutions, from, to);
    }

    /** The same by institution; without those that settled nothing. */
    public Sql<Map<String, Sums>> byInstitution(
            Collection<String> institutions, Instant from, Instant to) {
        return SumTable.byInstitution(institutions, from, to);
    }

    /** Standing settlements, person after person, each in the order in which he bought. */
    public Sql<List<Past>> past(PastPage page) {
        return PersonTable.past(page);
    }

    /**
     * A settlement with what its messages say of it.
     *
     * @param msgid by which it came; @param visit mdtrt_id
     */
    public record Numbered(Settlement settlement, String msgid, String visit) {}

    /** Those of these numbers that there are, in any order. */
    public Sql<List<Numbered>> numbered(Collection<SettlementNumber> numbers) {
        return MessageTable.numbered(numbers);
    }

    /** All settlements of a prescription and their undoings, oldest first. */
    public Sql<List<Settlement>> of(PrescriptionId id) {
        return SettlementTable.of(id);
    }

    /** All settlements of a person and their undoings, newest first. */
    public Sql<List<Settlement>> ofPerson(String personNo, Instant since) {
        return SettlementTable.ofPerson(personNo, since);
    }

    /**
     * The same, so many at most.
     *
     * @param before only what was settled before it, or at it with a smaller serial
     */
    public Sql<List<Settlement>> ofPerson(String personNo, Instant before, long serial, int most) {
        return PersonTable.page(personNo, before, serial, most);
    }

    /** All of an institution from a moment on and before another, with the ledger's sums. */
    public Sql<OfInstitution> ofInstitution(String institution, Instant from, Instant to) {
        return SettlementTable.ofInstitution(institution, from, to);
    }

    /** One settlement with its split, its rows and the explanation of every figure. */
    public Sql<Optional<Settled>> find(SettlementNumber number) {
        return SettlementTable.stored(number)
                .map(stored -> stored.map(SettlementTable.Stored::settled));
    }

    /** Whose purchases some settlements were. */
    public Sql<Map<SettlementNumber, String>> buyers(List<SettlementNumber> numbers) {
        return PersonTable.buyers(numbers);
    }

    /** Whether a settlement stands; empty when there is none of that number. */
    public Sql<Optional<Settlement.State>> state(SettlementNumber number) {
        return SettlementTable.stored(number)
                .map(stored -> stored.map(SettlementTable.Stored::state));
    }

    /**
     * A write that misses when the settlement no longer stands, and holds up its undoing until the
     * commit that it belongs to: for whatever hangs on it ({@link UndoSettlement.AlsoUndone}).
     */
    public Sql<@Nullable Void> stands(SettlementNumber number) {
        return SettlementTable.end(number, Settlement.State.SETTLED);
    }

    /** What the year had used up when it was calculated: with the claim, enough to do it again. */
    public Sql<Optional<Accumulators>> usedBefore(SettlementNumber number) {
        return SettlementTable.usedBefore(number);
    }

    /** How much of each prescription line a standing settlement paid for; empty when none. */
    public Sql<Map<Integer, BigDecimal>> paidQuantities(SettlementNumber number) {
        var stored = SettlementTable.stored(number);
        return Sql.read(
                stored.text(),
                stored.params(),
                rows ->
                        stored.reader()
                                .read(rows)
                                .filter(one -> one.state() == Settlement.State.SETTLED)
                                .map(one -> one.settled().paidQuantities())
                                .orElse(Map.of()));
    }

    /** The year's use of deductible and ceilings, by scope. */
    public Sql<Accumulators> used(String personNo, int year) {
        return AccumulatorTable.of(personNo, year);
    }
}
