package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at a person's data: his own question. */
@RestController
@RequestMapping("/api/v1/access-log")
@Tag(name = "Access log 查阅记录")
class AccessLogController {
    private static final int MOST = 200;

    /**
     * One look of somebody else.
     *
     * @param words what was done, for people; @param operation the same for machines
     * @param actorName of a doctor or pharmacist; empty for whom no register names
     */
    @Schema(name = "OwnDataLook")
    record View(
            OffsetDateTime at,
            @Schema(example = "PHARMACY") String role,
            String institution,
            String institutionName,
            String actorName,
            String operation,
            Words words,
            String purpose) {}

    /**
     * @param next what {@code before} takes for the next page; absent on the last one
     */
    @Schema(name = "OwnDataLooks")
    record Page(List<View> items, Optional<OffsetDateTime> next) {}

    private final ShowLooks looks;
    private final Registry registry;
    private final Clock clock;

    AccessLogController(ShowLooks looks, Registry registry, Clock clock) {
        this.looks = looks;
        this.registry = registry;
        this.clock = clock;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "Who looked at my data 谁看过我的数据",
            description =
                    """
                    Every look of somebody else at the patient himself, at his prescriptions and \
                    at his settlements, newest first: who, at which institution, what for, when. \
                    Looks of one moment stay on one page, which may be a little longer for it.""")
    Page list(
            Caller caller,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "`next` of the page before")
                    @Nullable OffsetDateTime before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var from = before == null ? clock.instant().plusSeconds(1) : before.toInstant();
        var all = looks.of(caller, from, size);
        return new Page(
                all.stream().map(this::view).toList(),
                all.size() < size
                        ? Optional.empty()
                        : Optional.of(all.getLast().at().atOffset(ChinaTime.ZONE)));
    }

    private View view(AccessLog.Look look) {
        return new View(
                look.at().atOffset(ChinaTime.ZONE),
                look.role().name(),
                look.institution(),
                registry.institution(look.institution()).map(Institution::name).orElse(""),
                registry.practitioner(look.actor()).map(Practitioner::name).orElse(""),
                look.operation(),
                LookWords.of(look.operation(), look.role()),
                look.purpose());
    }
}
