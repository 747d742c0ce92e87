package cn.yunfang.portal;

import cn.yunfang.benefit.Policies;
import cn.yunfang.benefit.Policy;
import cn.yunfang.benefit.PolicyWords;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The policies that are loaded, as they are read (docs/money.md). */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "Policies 待遇政策")
class PolicyController {
    private static final Pattern ZEROS = Pattern.compile("(00)+$");

    /** Whether it counts today. */
    @Schema(name = "PolicyValidity")
    enum Validity {
        COMING,
        IN_FORCE,
        OVER
    }

    /**
     * One version of a policy.
     *
     * @param name as a settlement's explanation names it
     * @param region {@code 000000} counts where a place has none of its own
     * @param personType beginning of psn_type, {@code *} for all; @param level likewise
     * @param to last day; of an open version the day before the next begins
     * @param status how far its figures can be trusted
     */
    @Schema(name = "PolicyVersion")
    record View(
            String name,
            String region,
            @Schema(example = "310") String insuranceType,
            @Schema(example = "11") String medType,
            String personType,
            String level,
            String version,
            LocalDate from,
            LocalDate to,
            Validity validity,
            Words title,
            List<Words> rules,
            String status) {}

    private final Policies policies;
    private final Clock clock;

    PolicyController(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Policies that are loaded 待遇政策版本",
            description =
                    """
                    All versions of the places of the bureau's region and of what counts there, \
                    with their rules in words.""")
    List<View> list(Caller caller) {
        var region = RefusedException.unless(caller.region());
        return policies.inForce().stream()
                .filter(one -> counts(one.key().region(), region))
                .map(this::view)
                .toList();
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/files/{region}/{version}")
    @Operation(
            summary = "A policy file 政策文件",
            description =
                    """
                    All policies of a place and version as a file that can be changed and tried \
                    with `POST /policies/simulations`, amounts and ratios as texts.""")
    Map<String, Object> file(
            Caller caller, @PathVariable String region, @PathVariable String version) {
        var own = RefusedException.unless(caller.region());
        if (!counts(region, own)) {
            throw RefusedException.of(Reason.POLICY_UNKNOWN, region, version);
        }
        return policies.file(region, version)
                .orElseThrow(() -> RefusedException.of(Reason.POLICY_UNKNOWN, region, version));
    }

    // that of a city counts for its districts, and a district's is seen by its city
    private static boolean counts(String place, String own) {
        var head = ZEROS.matcher(place).replaceFirst("");
        return place.startsWith(own) || own.startsWith(head);
    }

    private View view(Policy one) {
        var key = one.key();
        return new View(
                one.name(),
                key.region(),
                key.insuranceType(),
                key.medType(),
                key.personType(),
                key.level(),
                one.version(),
                one.from(),
                one.to(),
                validity(one),
                words(PolicyWords.title(one)),
                PolicyWords.rules(one).stream().map(PolicyController::words).toList(),
                one.status());
    }

    private Validity validity(Policy one) {
        var today = ChinaTime.today(clock);
        if (one.inForceOn(today)) {
            return Validity.IN_FORCE;
        }
        return one.from().isAfter(today) ? Validity.COMING : Validity.OVER;
    }

    private static Words words(PolicyWords.Said said) {
        return new Words(said.chinese(), said.english());
    }
}
