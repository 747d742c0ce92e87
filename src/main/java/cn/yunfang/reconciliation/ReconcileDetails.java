package cn.yunfang.reconciliation;

import cn.yunfang.clearing.ApplyClearing;
import cn.yunfang.reconciliation.TransferFiles.Stored;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.settlement.Settlements.Numbered;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 3202 医药机构费用结算对明细账: holds the rows of an institution's file against the platform's. */
@Component
public class ReconcileDetails {
    /**
     * Which settlements, by which file, and what the file adds up to.
     *
     * @param file file_qury_no of 9101
     * @param clearingType clr_type; @param agency setl_optins, the insured's division
     * @param insurance insutype, "" for all
     * @param from first day; @param to last day, China time
     */
    public record Asked(
            String file,
            String clearingType,
            String agency,
            String insurance,
            LocalDate from,
            LocalDate to,
            Fen medfee,
            Fen fund) {}

    /** What came of it, and the file that says so. */
    public record Made(Reconciliation reconciliation, Stored file) {}

    private static final long MOST_DAYS = 31;

    private final Database database;
    private final Settlements settlements;
    private final Registry registry;
    private final TransferFiles files;
    private final Journal journal;

    ReconcileDetails(
            Database database,
            Settlements settlements,
            Registry registry,
            TransferFiles files,
            Journal journal) {
        this.database = database;
        this.settlements = settlements;
        this.registry = registry;
        this.files = files;
        this.journal = journal;
    }

    /**
     * Compares and keeps the differences. Refusals: FILE_UNKNOWN, those of {@link DetailFile},
     * AMOUNT_DIFFERS when the file does not add up to what the message says, FIELD_INVALID for a
     * period of more than 31 days.
     */
    public Outcome<Made> reconcile(Caller caller, Asked asked) {
        var days = ChronoUnit.DAYS.between(asked.from, asked.to);
        if (days < 0 || days >= MOST_DAYS) {
            return Outcome.refused(
                    Refusal.invalid(
                            "data.stmt_enddate",
                            "对账结束日期",
                            "≥ stmt_begndate, ≤ " + MOST_DAYS + " d"));
        }
        var institution = registry.institution(caller.institution());
        if (institution.isEmpty()) {
            return Outcome.refused(Reason.INSTITUTION_UNKNOWN, caller.institution());
        }
        var type = ApplyClearing.Type.of(institution.get()).code();
        if (!asked.clearingType.equals(type)) {
            return Outcome.refused(Refusal.invalid("data.clr_type", "清算类别", type));
        }
        return files.download(caller, asked.file)
                .then(file -> DetailFile.read(file.content()))
                .then(rows -> addsUp(asked, rows))
                .then(rows -> compare(caller, institution.get(), asked, rows));
    }

    private static Outcome<List<DetailRow>> addsUp(Asked asked, List<DetailRow> rows) {
        var wrong = new ArrayList<Refusal>();
        differs("medfee_sumamt", "医疗费总额", asked.medfee, sum(rows, DetailRow::medfee), wrong);
        differs("fund_pay_sumamt", "基金支付总额", asked.fund, sum(rows, DetailRow::fund), wrong);
        return wrong.isEmpty() ? Outcome.done(rows) : Outcome.refused(Refusal.joined(wrong));
    }

    private static void differs(
            String field, String name, Fen said, Fen summed, List<Refusal> wrong) {
        if (!said.equals(summed)) {
            var what = "%s（%s，文件合计）".formatted(field, name);
            wrong.add(Refusal.at("data." + field, Reason.AMOUNT_DIFFERS, what, said, summed));
        }
    }

    private static Fen sum(List<DetailRow> rows, Function<DetailRow, Fen> part) {
        return rows.stream().map(part).reduce(Fen.ZERO, Fen::plus);
    }

    private Outcome<Made> compare(
            Caller caller, Institution institution, Asked asked, List<DetailRow> theirs) {
        var from = ChinaTime.startOf(asked.from);
        var to = ChinaTime.startOf(asked.to.plusDays(1));
        var own = database.read(settlements.ofInstitution(institution.code(), from, to)).rows();
        var compared =
                new CompareDetails(
                                own,
                                row -> counts(row, asked),
                                elsewhere(institution.code(), own, theirs))
                        .with(theirs);
        var differences = told(compared);
        var file =
                files.file(
                        institution.code(),
                        "result" + asked.from + "_" + asked.to + ".zip",
                        DetailFile.result(differences));
        var run =
                new Reconciliation(
                        journal.nextId(),
                        institution.code(),
                        institution.division(),
                        asked.agency,
                        asked.insurance,
                        asked.from,
                        asked.to,
                        theirs.size(),
                        differences.size(),
                        file.id(),
                        journal.now(),
                        caller.actor());
        return journal.commit(
                new Made(run, file),
                caller,
                List.of(
                        FileTable.add(file, run.at()),
                        ReconciliationTable.add(run),
                        ReconciliationTable.add(run.id(), differences)),
                List.of());
    }

    private static boolean counts(ByFund row, Asked asked) {
        return row.insuredDivision().equals(asked.agency)
                && (asked.insurance.isEmpty() || row.insuranceType().equals(asked.insurance));
    }

    // the institution's own of another period; those of others are as unknown
    private Map<SettlementNumber, Numbered> elsewhere(
            String institution, List<ByFund> own, List<DetailRow> theirs) {
        var here = own.stream().map(row -> row.settlement().number()).toList();
        var others =
                theirs.stream()
                        .flatMap(row -> SettlementNumber.parse(row.settlement()).stream())
                        .collect(Collectors.toSet());
        others.removeAll(Set.copyOf(here));
        var found = new HashMap<SettlementNumber, Numbered>();
        if (!others.isEmpty()) {
            database.read(settlements.numbered(others)).stream()
                    .filter(one -> one.settlement().institution().equals(institution))
                    .forEach(one -> found.put(one.settlement().number(), one));
        }
        return found;
    }

    // with the msgid and the visit of what the platform has
    private List<Difference> told(List<Difference> compared) {
        var numbers =
                compared.stream()
                        .flatMap(one -> one.own().stream())
                        .flatMap(own -> SettlementNumber.parse(own.settlement()).stream())
                        .toList();
        if (numbers.isEmpty()) {
            return compared;
        }
        var known = new HashMap<String, Numbered>();
        database.read(settlements.numbered(numbers))
                .forEach(one -> known.put(one.settlement().number().toString(), one));
        return compared.stream().map(one -> told(one, known)).toList();
    }

    private static Difference told(Difference one, Map<String, Numbered> known) {
        var numbered = one.own().map(own -> known.get(own.settlement()));
        if (numbered.isEmpty()) {
            return one;
        }
        var own = one.own().orElseThrow();
        var withVisit =
                new DetailRow(
                        own.settlement(),
                        numbered.get().visit(),
                        own.personNo(),
                        own.medfee(),
                        own.fund(),
                        own.account(),
                        own.refund());
        return new Difference(
                one.cause(),
                Optional.of(withVisit),
                one.theirs(),
                numbered.get().msgid(),
                one.chinese(),
                one.english());
    }
}
