package cn.yunfang.portal;

import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.Designation;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is designated to an institution (2505, 2506), as its bureau reads it. */
@RestController
@RequestMapping("/api/v1/institutions/{fixmedinsCode}/designations")
@Tag(name = "Chronic 慢特病")
class DesignatedController {
    /**
     * One person.
     *
     * @param business biz_appy_type; @param orderNo fix_srt_no: the first, second … of it
     * @param to last day; @param inForce whether it counts today
     */
    @Schema(name = "DesignatedPerson")
    record View(
            String id,
            String psnNo,
            String business,
            String orderNo,
            LocalDate from,
            LocalDate to,
            boolean inForce,
            String memo) {
        static View of(Designation one, LocalDate today) {
            return new View(
                    one.number(),
                    one.personNo(),
                    one.business(),
                    one.orderNo(),
                    one.from(),
                    one.to(),
                    one.inForceOn(today),
                    one.memo());
        }
    }

    private static final int MOST = 500;

    private final Database database;
    private final DesignateInstitution designations;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    DesignatedController(
            Database database,
            DesignateInstitution designations,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.designations = designations;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @AllowedFor(Role.CLERK)
    @GetMapping
    @Operation(
            summary = "Who is designated to an institution 机构定点人员（2505）",
            description =
                    """
                    The last 500, past ones too, withdrawn ones (2506) not; of an institution of \
                    the bureau's region, which says why. Each look is logged.""")
    List<View> list(
            Caller caller,
            @PathVariable String fixmedinsCode,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var why = Sight.purpose(caller, purpose);
        var found =
                registry.institution(fixmedinsCode)
                        .filter(one -> caller.covers(one.division()))
                        .map(one -> read(caller, one, why))
                        .orElseGet(
                                () -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, fixmedinsCode));
        var today = ChinaTime.today(clock);
        return RefusedException.unless(found).stream().map(one -> View.of(one, today)).toList();
    }

    private Outcome<List<Designation>> read(Caller caller, Institution site, String purpose) {
        var trip = new RoundTrip();
        var found = trip.add(designations.at(site.code(), MOST));
        trip.add(accessLog.look(caller, clock.instant(), "listDesignated", site.code(), purpose));
        return database.commit(trip)
                .<Outcome<List<Designation>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(found.get()));
    }
}
