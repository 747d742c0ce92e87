package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.evidence.DecisionLog.Decision;
import cn.yunfang.evidence.RefusalLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.Rules;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why the rules refused a pre-check. */
@RestController
@RequestMapping("/api/v1/refused-pre-checks")
@Tag(name = "Prescriptions 处方")
class RefusedPreCheckController {
    @Schema(name = "RefusedPreCheck")
    record View(String hospRxno, OffsetDateTime refusedAt, @JsonUnwrapped DecisionView decision) {}

    private final Database database;
    private final Registry registry;
    private final Rules rules;
    private final AccessLog accessLog;
    private final Clock clock;

    RefusedPreCheckController(
            Database database, Registry registry, Rules rules, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.rules = rules;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @AllowedFor({Role.MEDICAL, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Why a pre-check was refused 预核验拒绝依据",
            description =
                    """
                    The refusals of one of the hospital's numbers, the newest first, twenty at \
                    most: each finding with rule, version and source, the facts all rules looked \
                    at, and whether taking the decision again gives the same. A bureau names the \
                    hospital; it sees those of its region.""")
    List<View> refused(
            Caller caller,
            @RequestParam @Parameter(description = "The hospital's own number") String hospRxno,
            @RequestParam(defaultValue = "") @Parameter(description = "For bureaus")
                    String institution,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var whose = caller.role() == Role.MEDICAL ? caller.institution() : institution;
        var why = Sight.purpose(caller, purpose);
        if (caller.role() != Role.MEDICAL && !inRegion(caller, whose)) {
            return List.of();
        }
        var trip = new RoundTrip();
        trip.add(accessLog.look(caller, clock.instant(), "getRefusedPreChecks", hospRxno, why));
        var refused = trip.add(RefusalLog.of(whose, hospRxno));
        database.commit(trip);
        return refused.get().stream().map(one -> view(hospRxno, one)).toList();
    }

    private boolean inRegion(Caller bureau, String institution) {
        var region = RefusedException.unless(bureau.region());
        return registry.institution(institution)
                .filter(one -> one.division().startsWith(region))
                .isPresent();
    }

    private View view(String hospRxno, Decision decision) {
        return new View(
                hospRxno, decision.at().atOffset(ChinaTime.ZONE), DecisionView.of(rules, decision));
    }
}
