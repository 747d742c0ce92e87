package cn.yunfang.clearing;

import cn.yunfang.clearing.MonthStatement.Sum;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** 3201 医药机构费用结算对总账: holds an institution's totals against the platform's own. */
@Component
public class ReconcileTotals {
    /**
     * Which settlements: of one insurance, one kind of clearing and one agency.
     *
     * @param insuranceType insutype
     * @param clearingType clr_type; @param agency setl_optins, the insured's division
     * @param from first day; @param to last day, China time
     * @param refunds refd_setl_flag: the undoings of the period instead of its settlements
     */
    public record Period(
            String insuranceType,
            String clearingType,
            String agency,
            LocalDate from,
            LocalDate to,
            boolean refunds) {}

    private static final long MOST_DAYS = 366;

    private final Database database;
    private final Settlements settlements;
    private final Registry registry;

    ReconcileTotals(Database database, Settlements settlements, Registry registry) {
        this.database = database;
        this.settlements = settlements;
        this.registry = registry;
    }

    /**
     * The platform's own totals of the caller. What was reversed by msgid (2601) never was, so
     * neither side of it counts. FIELD_INVALID for a period that ends before it begins or is longer
     * than a year.
     */
    public Outcome<Sum> own(Caller caller, Period period) {
        var days = ChronoUnit.DAYS.between(period.from, period.to);
        if (days < 0 || days >= MOST_DAYS) {
            return Outcome.refused(
                    Refusal.invalid(
                            "data.stmt_enddate",
                            "对账结束日期",
                            "≥ stmt_begndate, ≤ " + MOST_DAYS + " d"));
        }
        return registry.institution(caller.institution())
                .map(institution -> Outcome.done(totals(institution, period)))
                .orElseGet(() -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, caller.institution()));
    }

    private Sum totals(Institution institution, Period period) {
        if (!ApplyClearing.Type.of(institution).code().equals(period.clearingType)) {
            return Sum.of(List.of());
        }
        var from = ChinaTime.startOf(period.from);
        var to = ChinaTime.startOf(period.to.plusDays(1));
        var rows = database.read(settlements.ofInstitution(institution.code(), from, to)).rows();
        return Sum.of(rows.stream().filter(row -> counts(row, period)).toList());
    }

    private static boolean counts(ByFund row, Period period) {
        return !row.reversed()
                && row.insuranceType().equals(period.insuranceType)
                && row.insuredDivision().equals(period.agency)
                && MonthStatement.isUndoing(row) == period.refunds;
    }
}
