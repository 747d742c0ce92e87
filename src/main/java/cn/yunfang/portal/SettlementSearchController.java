package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settlements that a bureau looks for, without knowing their numbers. */
@RestController
@RequestMapping("/api/v1/settlements")
@Tag(name = "Settlements 结算")
class SettlementSearchController {
    /**
     * A settlement or an undoing, in yuan.
     *
     * @param undoes the settlement that this one undoes; its amounts are negative then
     */
    @Schema(name = "SettlementRow")
    record Row(
            String setlId,
            Settlement.State state,
            Optional<String> undoes,
            OffsetDateTime at,
            String institution,
            String psnNo,
            String medType,
            BigDecimal total,
            BigDecimal fundsPay,
            BigDecimal account,
            BigDecimal cash) {
        static Row of(Settlement one) {
            return new Row(
                    one.number().toString(),
                    one.state(),
                    one.original().map(SettlementNumber::toString),
                    one.at().atOffset(ChinaTime.ZONE),
                    one.institution(),
                    one.personNo(),
                    one.medType(),
                    one.medfee().yuan(),
                    one.fund().yuan(),
                    one.account().yuan(),
                    one.cash().yuan());
        }
    }

    /** Of whom or of which institution, and of which days. */
    record Question(
            @Nullable String psnNo,
            @Nullable String institution,
            @Parameter(description = "First day, 30 days ago when absent") @Nullable LocalDate from,
            @Parameter(description = "Last day, today when absent; a year at most")
                    @Nullable LocalDate to) {
        String code() {
            return Limits.said("institution", "机构编码", institution).strip();
        }
    }

    private final SearchSettlements search;
    private final Clock clock;

    SettlementSearchController(SearchSettlements search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Find settlements 查结算单",
            description =
                    """
                    Of a person or else of an institution, the newest first, undone ones and their \
                    undoings too. A bureau finds what was bought in its region and what its \
                    insured bought elsewhere; each look is logged.""")
    List<Row> find(
            Caller caller,
            @ParameterObject Question question,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var days = Days.asked(question.from, question.to, clock);
        var why = Sight.purpose(caller, purpose);
        var person = question.psnNo == null ? "" : question.psnNo.strip();
        var found =
                person.isEmpty()
                        ? search.ofInstitution(caller, question.code(), days, why)
                        : search.ofPerson(caller, person, days, why);
        return RefusedException.unless(found).stream().map(Row::of).toList();
    }
}
