package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.supervision.Alert;
import cn.yunfang.supervision.Alerts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What later looks at open prescriptions found. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Alerts 复查提示")
class AlertController {
    private static final int MOST = 200;

    /**
     * @param finding rule, version and source, as at the pre-check
     */
    @Schema(name = "Alert")
    record View(
            String hiRxno,
            PrescriptionView.Party institution,
            OffsetDateTime foundAt,
            Verdict.Finding finding) {}

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "Alerts")
    record Page(List<View> items, Optional<Long> next) {}

    private final Alerts alerts;
    private final Draw draw;

    AlertController(Alerts alerts, Draw draw) {
        this.alerts = alerts;
        this.draw = draw;
    }

    @AllowedFor({Role.MEDICAL, Role.CLERK, Role.REGULATOR})
    @GetMapping("/alerts")
    @Operation(
            summary = "What later looks found 复查提示",
            description =
                    """
                    Open prescriptions that a new rule or recall warns of or would refuse, the \
                    newest first: a hospital's own, a bureau's region's.""")
    Page alerts(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var found = RefusedException.unless(alerts.list(caller, before, size));
        return new Page(
                found.stream().map(this::view).toList(),
                found.size() < size ? Optional.empty() : Optional.of(found.getLast().serial()));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/rechecks")
    @Operation(
            summary = "Later looks through all open prescriptions 复查进度",
            description = "What caused each, how far it is, and what it found; the newest first.")
    List<Alerts.Run> rechecks() {
        return alerts.runs();
    }

    private View view(Alert alert) {
        return new View(
                alert.hiRxno(),
                draw.institution(alert.institution()),
                alert.foundAt().atOffset(ChinaTime.ZONE),
                alert.finding());
    }
}
