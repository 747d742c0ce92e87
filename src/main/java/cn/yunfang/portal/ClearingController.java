package cn.yunfang.portal;

import cn.yunfang.clearing.MonthStatement;
import cn.yunfang.clearing.ReadStatement;
import cn.yunfang.clearing.StatementPdf;
import cn.yunfang.clearing.StatementXlsx;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settlement statements of institutions, for a screen, a spreadsheet and a file to be sealed. */
@RestController
@RequestMapping("/api/v1/clearing/statements/{institution}")
@Tag(name = "Clearing 清算")
class ClearingController {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReadStatement statements;

    ClearingController(ReadStatement statements) {
        this.statements = statements;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{month}")
    @Operation(
            summary = "Settlement statement of a month 机构月度结算对账单",
            description =
                    """
                    Settlements and undoings of a month (`2026-11`, China time) with what each \
                    fund paid, their sums, and the sums of the ledger. An institution reads its \
                    own, a bureau those of its region; each look is logged. Also as `.csv`, \
                    `.xlsx` and `.pdf`.""")
    StatementView statement(
            Caller caller,
            @PathVariable String institution,
            @PathVariable YearMonth month,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return StatementView.of(read(caller, institution, month, purpose));
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/{month}.csv", produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "The statement as a table 对账单下载（CSV）",
            description =
                    """
                    One row for each settlement and undoing, the totals below, then what of the \
                    cash was paid by card (银行卡代收) and what of that is paid out; yuan. Numbers of \
                    many digits stand behind a tab, so that a spreadsheet keeps all of them.""")
    String table(
            Caller caller,
            @PathVariable String institution,
            @PathVariable YearMonth month,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return StatementView.table(read(caller, institution, month, purpose));
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/{month}.xlsx", produces = XLSX)
    @Operation(
            summary = "The statement as a workbook 对账单下载（XLSX）",
            description = "The same table for a spreadsheet, amounts as numbers.")
    byte[] workbook(
            Caller caller,
            @PathVariable String institution,
            @PathVariable YearMonth month,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return StatementXlsx.of(read(caller, institution, month, purpose));
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/{month}.pdf", produces = "application/pdf")
    @Operation(
            summary = "The statement on one page 对账单下载（PDF）",
            description = "Sums by kind, fund and day, to be sealed by both sides.")
    byte[] page(
            Caller caller,
            @PathVariable String institution,
            @PathVariable YearMonth month,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return StatementPdf.of(read(caller, institution, month, purpose));
    }

    private MonthStatement read(
            Caller caller, String institution, YearMonth month, @Nullable String purpose) {
        return RefusedException.unless(
                statements.read(
                        caller, institution, Months.sane(month), Sight.purpose(caller, purpose)));
    }
}
