package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.Fund;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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

    /** All settlements of a prescription and their undoings, oldest first. */
    public Sql<List<Settlement>> of(PrescriptionId id) {
        return SettlementTable.of(id);
    }

    /** All settlements of a person and their undoings, newest first. */
    public Sql<List<Settlement>> ofPerson(String personNo, Instant since) {
        return SettlementTable.ofPerson(personNo, since);
    }

    /** All of an institution from a moment on and before another, with the ledger's sums. */
    public Sql<OfInstitution> ofInstitution(String institution, Instant from, Instant to) {
        return SettlementTable.ofInstitution(institution, from, to);
    }

    /** One settlement with its split, its rows and the explanation of every figure. */
    public Sql<Optional<Settled>> find(SettlementNumber number) {
        var stored = SettlementTable.stored(number);
        return Sql.read(
                stored.text(),
                stored.params(),
                rows -> stored.reader().read(rows).map(SettlementTable.Stored::settled));
    }

    /** Whose purchases some settlements were. */
    public Sql<Map<SettlementNumber, String>> buyers(List<SettlementNumber> numbers) {
        return PersonTable.buyers(numbers);
    }

    /** Whether a settlement stands; empty when there is none of that number. */
    public Sql<Optional<Settlement.State>> state(SettlementNumber number) {
        var stored = SettlementTable.stored(number);
        return Sql.read(
                stored.text(),
                stored.params(),
                rows -> stored.reader().read(rows).map(SettlementTable.Stored::state));
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
