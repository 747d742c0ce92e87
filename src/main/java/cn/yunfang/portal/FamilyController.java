package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.FamilyLink;
import cn.yunfang.person.LinkFamily;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whose personal account may pay for whom. */
@RestController
@RequestMapping("/api/v1/family-links")
@Tag(name = "Family 家庭共济")
class FamilyController {
    private static final LocalDate NO_END = LocalDate.of(2099, 12, 31);
    private static final BigDecimal MOST = new BigDecimal("9999999999.99");

    /**
     * What the owner consents to; amounts in yuan.
     *
     * @param memberName beside the number; both must be right
     * @param relation what the member is to the owner
     * @param from today when absent; @param to without end when absent
     * @param yearLimit most in a calendar year, none when absent; @param useLimit of one settlement
     */
    @Schema(name = "FamilyConsent")
    record Draft(
            @Schema(example = "37108300000000000012") @Nullable String memberNo,
            @Nullable String memberName,
            FamilyLink.@Nullable Relation relation,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Schema(example = "1000.00") @Nullable BigDecimal yearLimit,
            @Schema(example = "200.00") @Nullable BigDecimal useLimit) {}

    /** One of the two. */
    @Schema(name = "FamilyMember")
    record Party(String psnNo, String name) {
        static Party of(Person person, Caller caller) {
            var name = person.name();
            return new Party(person.no(), Sight.seesNames(caller) ? name : Draw.masked(name));
        }
    }

    /**
     * A link; amounts in yuan.
     *
     * @param usedThisYear what the account paid for the member in this calendar year
     * @param endedAt when owner or member ended it
     */
    @Schema(name = "FamilyLink")
    record View(
            @Schema(example = "0733000000000021001") String id,
            Party owner,
            Party member,
            FamilyLink.Relation relation,
            LocalDate from,
            LocalDate to,
            Optional<BigDecimal> yearLimit,
            Optional<BigDecimal> useLimit,
            BigDecimal usedThisYear,
            OffsetDateTime linkedAt,
            Optional<OffsetDateTime> endedAt) {}

    private final LinkFamily family;
    private final Clock clock;

    FamilyController(LinkFamily family, Clock clock) {
        this.family = family;
        this.clock = clock;
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Let my account pay for a member of my family 绑定家庭共济",
            description =
                    """
                    The owner's own consent. From then on, where `acct_used_flag` is 1, the \
                    member's own account pays first, then the accounts linked to him, the oldest \
                    link first, then he pays in cash. At most eight accounts for one person. Whom \
                    the account paid for stands in the statement of its owner; its balance is \
                    shown to nobody else.""")
    @ApiResponse(responseCode = "201", description = "The link as stored")
    ResponseEntity<View> link(Caller caller, @RequestBody Draft draft) {
        var linked = RefusedException.unless(family.link(caller, consent(draft)));
        return ResponseEntity.created(URI.create("/api/v1/family-links"))
                .body(view(linked, caller));
    }

    @AllowedFor({Role.PATIENT, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Family links of a person 家庭共济关系",
            description =
                    """
                    As owner and as member, ended ones too. A patient sees his own, a bureau \
                    those of persons insured in its division and says why; each look is logged.""")
    List<View> list(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "The caller himself when absent")
                    @Nullable String psnNo,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var person = psnNo == null ? caller.actor() : psnNo;
        if (!Sight.mayList(caller, person)) {
            throw RefusedException.of(Reason.NOT_ALLOWED);
        }
        if (psnNo == null && caller.role() != Role.PATIENT) {
            throw Limits.missing("psnNo", "人员编号");
        }
        var all = family.list(caller, person, Sight.purpose(caller, purpose));
        return RefusedException.unless(all).stream().map(one -> view(one, caller)).toList();
    }

    @AllowedFor(Role.PATIENT)
    @DeleteMapping("/{id}")
    @Operation(
            summary = "End a family link 解除家庭共济",
            description =
                    """
                    By the owner or by the member, at once: a settlement that is on its way is \
                    calculated again without it. What was paid stays paid; what is undone later \
                    returns to the account it came from.""")
    View end(Caller caller, @PathVariable String id) {
        return view(RefusedException.unless(family.end(caller, id)), caller);
    }

    private LinkFamily.Consent consent(Draft draft) {
        return new LinkFamily.Consent(
                Limits.said("memberNo", "人员编号", draft.memberNo),
                Limits.said("memberName", "姓名", draft.memberName),
                Limits.said("relation", "亲属关系", draft.relation),
                Optional.ofNullable(draft.from).orElseGet(() -> ChinaTime.today(clock)),
                Optional.ofNullable(draft.to).orElse(NO_END),
                fen("yearLimit", "年度限额", draft.yearLimit),
                fen("useLimit", "每次限额", draft.useLimit));
    }

    private static Optional<Fen> fen(String field, String name, @Nullable BigDecimal said) {
        if (said == null) {
            return Optional.empty();
        }
        var yuan = Limits.yuan(field, name, said);
        if (said.compareTo(MOST) > 0) {
            throw Limits.invalid(field, "0.01–" + MOST);
        }
        return Optional.of(yuan);
    }

    private View view(LinkFamily.Linked linked, Caller caller) {
        var link = linked.link();
        return new View(
                link.id().toString(),
                Party.of(linked.owner(), caller),
                Party.of(linked.member(), caller),
                link.relation(),
                link.from(),
                link.to(),
                link.yearLimit().map(Fen::yuan),
                link.useLimit().map(Fen::yuan),
                link.usedIn(ChinaTime.today(clock).getYear()).yuan(),
                link.linkedAt().atOffset(ChinaTime.ZONE),
                link.endedAt().map(at -> at.atOffset(ChinaTime.ZONE)));
    }
}
