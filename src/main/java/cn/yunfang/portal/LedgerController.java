package cn.yunfang.portal;

import cn.yunfang.clearing.ReadLedger;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The double-entry ledger as it is read (docs/money.md). */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Ledger 总账")
class LedgerController {
    private final ReadLedger ledger;
    private final PaidFor paidFor;
    private final Clock clock;

    LedgerController(ReadLedger ledger, PaidFor paidFor, Clock clock) {
        this.ledger = ledger;
        this.paidFor = paidFor;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/trial-balance")
    @Operation(
            summary = "Trial balance 试算平衡表",
            description =
                    """
                    What every account was debited and credited up to the end of a day, and their \
                    difference; all differences add up to zero. Of the whole platform, also \
                    for the bureau of a region. Personal accounts stand as one account; a single \
                    one is read by its statement.""")
    LedgerView.Trial trialBalance(
            @RequestParam(required = false)
                    @Parameter(description = "Last day counted, today when absent")
                    @Nullable LocalDate until) {
        return LedgerView.of(ledger.trialBalance(Days.day("until", until, clock)));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/trial-balance.csv", produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "Trial balance as a table 试算平衡表下载",
            description = "One row for each account, the totals last.")
    String trialBalanceTable(@RequestParam(required = false) @Nullable LocalDate until) {
        return trialBalance(until).table();
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/accounts/{account}/statement")
    @Operation(
            summary = "Statement of an account 账户对账单",
            description =
                    """
                    Opening balance, every entry with the account on its other side, closing \
                    balance. A patient reads his own personal account, an institution its own \
                    `institution:`, `cash:` and `prepaid:`, a bureau those of its region: of \
                    institutions and insured persons there, `fund:TYPE:DIVISION`, \
                    `bank:DIVISION`. Each look is logged, a refused one too. Of what a personal \
                    account paid for the family (家庭共济) `paidFor` says for whom.""")
    LedgerView.Statement statement(
            Caller caller,
            @PathVariable
                    @Parameter(
                            description =
                                    "`fund:TYPE:DIVISION`, `account:PERSON`, "
                                            + "`institution:CODE`, `cash:CODE`, "
                                            + "`prepaid:CODE` or `bank:DIVISION`")
                    String account,
            @ParameterObject LedgerPage page,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var days = page.days(clock);
        var found =
                ledger.statement(caller, account, page.of(days), Sight.purpose(caller, purpose));
        var statement = RefusedException.unless(found);
        return LedgerView.of(days, page.size(), statement, paidFor.of(statement, caller));
    }
}
