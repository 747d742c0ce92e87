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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was settled for a person, one line each. */
@RestController
@RequestMapping("/api/v1/persons")
@Tag(name = "Settlements 结算")
class PersonSettlementController {
    private static final int MOST = 100;

    /**
     * One settlement, in yuan.
     *
     * @param undoes the settlement that this one undoes; its amounts are negative then
     * @param account the personal accounts, own and family's; @param cash what is left to pay
     */
    @Schema(name = "PersonSettlement")
    record View(
            @Schema(example = "0733000000000021001") String setlId,
            Settlement.State state,
            Optional<String> undoes,
            OffsetDateTime at,
            PrescriptionView.Party institution,
            BigDecimal total,
            BigDecimal fundsPay,
            BigDecimal account,
            BigDecimal cash) {}

    /**
     * @param next what {@code after} takes for the next page; absent on the last one
     */
    @Schema(name = "PersonSettlements")
    record Page(List<View> items, Optional<String> next) {}

    private final ShowSettlements show;
    private final Draw draw;
    private final Clock clock;

    PersonSettlementController(ShowSettlements show, Draw draw, Clock clock) {
        this.show = show;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{psnNo}/settlements")
    @Operation(
            summary = "Settlements of a person 个人结算记录",
            description =
                    """
                    And what undid them, newest first. A patient sees his own, a hospital or \
                    pharmacy those it made, a bureau those of its region and says why; each look \
                    is logged.""")
    Page list(
            Caller caller,
            @PathVariable String psnNo,
            @RequestParam(required = false) @Parameter(description = "`next` of the page before")
                    @Nullable String after,
            @RequestParam(defaultValue = "20") @Parameter(description = "1–100") int most,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var size = Limits.within("most", most, MOST);
        var start = clock.instant().plusSeconds(1);
        var before = Moment.parse(Optional.ofNullable(after).orElse(""), start);
        var why = Sight.purpose(caller, purpose);
        var found = show.ofPerson(caller, psnNo, before, size, why);
        var listed = RefusedException.unless(found);
        return new Page(
                listed.items().stream().map(this::view).toList(),
                listed.last().map(one -> new Moment(one.at(), one.number().serial()).text()));
    }

    private View view(Settlement one) {
        return new View(
                one.number().toString(),
                one.state(),
                one.original().map(SettlementNumber::toString),
                one.at().atOffset(ChinaTime.ZONE),
                draw.institution(one.institution()),
                one.medfee().yuan(),
                one.fund().yuan(),
                one.account().yuan(),
                one.cash().yuan());
    }
}
