package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.writing.Desk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a doctor's desk is made of. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Doctor's desk 医生工作台")
class DeskController {
    private static final int MOST = 50;

    private final Registry registry;
    private final Formulary formulary;
    private final Clock clock;

    DeskController(Registry registry, Formulary formulary, Clock clock) {
        this.registry = registry;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/desk")
    @Operation(
            summary = "The caller's desk 我的工作台",
            description =
                    "For a doctor who works at the institution; another is refused"
                            + " (`DOCTOR_UNKNOWN`, `DOCTOR_NOT_LICENSED`).")
    DeskView desk(Caller caller) {
        var desk = RefusedException.unless(Desk.of(registry, caller, ChinaTime.today(clock)));
        return DeskView.of(desk.doctor(), desk.institution(), registry, formulary);
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.REVIEWER, Role.CLERK, Role.REGULATOR})
    @GetMapping("/diagnoses")
    @Operation(
            summary = "Find diagnoses 查诊断",
            description =
                    """
                    Insurance ICD-10 (医保版) by part of the name, pinyin initials or head of the \
                    code; best first.""")
    List<DeskView.Choice> diagnoses(
            @RequestParam @Parameter(example = "gxy", description = "名称、拼音首字母或编码") String q,
            @RequestParam(defaultValue = "20") @Parameter(description = "1–50") int most) {
        return formulary.searchDiagnoses(q.strip(), Limits.within("most", most, MOST)).stream()
                .map(one -> new DeskView.Choice(one.code(), one.name()))
                .toList();
    }
}
