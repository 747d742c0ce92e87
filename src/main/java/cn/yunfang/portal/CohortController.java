package cn.yunfang.portal;

import cn.yunfang.cohort.AgeBand;
import cn.yunfang.cohort.Cohort;
import cn.yunfang.cohort.Export;
import cn.yunfang.cohort.Figures;
import cn.yunfang.cohort.Filter;
import cn.yunfang.cohort.RebuildCohort;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reach.Township;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The registry of the chronically ill in figures, lists and persons, and what may leave it. */
@RestController
@RequestMapping("/api/v1/cohort")
@Tag(name = "Chronic registry 慢病登记")
class CohortController {
    private static final int MOST = 200;
    private static final List<String> COLUMNS =
            List.of(
                    "township",
                    "township_name",
                    "age_band",
                    "sex",
                    "disease",
                    "disease_name",
                    "severity",
                    "control",
                    "adherence",
                    "gap",
                    "polypharmacy");

    private final Cohort cohort;
    private final RebuildCohort rebuild;
    private final ShowCohort show;
    private final DrawCohort draw;

    CohortController(Cohort cohort, RebuildCohort rebuild, ShowCohort show, DrawCohort draw) {
        this.cohort = cohort;
        this.rebuild = rebuild;
        this.show = show;
        this.draw = draw;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR, Role.MEDICAL})
    @GetMapping("/figures")
    @Operation(
            summary = "Chronic care in figures 慢病管理统计",
            description =
                    """
                    Counts of rows (a person and a disease filed for), whole and by township, age, \
                    sex, disease, severity, contracted institution and doctor, and drug class: \
                    controlled by the latest fresh values, adherent (medicine on 80 of 100 days of \
                    the last 180), without medicine now, on five generics or more. A bureau sees \
                    its region, an institution those it has a contract with or treated. Nobody's \
                    data, so no purpose is asked; the list behind each figure: `GET /cohort/rows` \
                    with the same filter.""")
    CohortView.Overall figures(Caller caller, @ParameterObject CohortAsked asked) {
        return show.figures(RefusedException.unless(cohort.figures(caller, asked.filter())));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR, Role.MEDICAL})
    @GetMapping("/rows")
    @Operation(
            summary = "The list behind a figure 慢病登记清单",
            description =
                    """
                    Most urgent first: out of control, iller, longer without medicine. Names are \
                    masked for bureaus, who say the purpose; the look at each person is logged.""")
    CohortView.Rows rows(
            Caller caller,
            @ParameterObject CohortAsked asked,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var why = Sight.purpose(caller, purpose);
        var size = Limits.within("most", most, MOST);
        var page = RefusedException.unless(cohort.list(caller, asked.filter(), place(after), size));
        return new CohortView.Rows(
                show.rows(caller, page.rows(), "listCohort", why),
                page.entries(),
                page.persons(),
                page.next()
                        .map(
                                one ->
                                        String.join(
                                                "~",
                                                Integer.toString(one.urgency()),
                                                one.personNo(),
                                                one.disease())));
    }

    private static Cohort.Place place(String after) {
        if (after.isEmpty()) {
            return Cohort.Place.FIRST;
        }
        var parts = after.split("~", -1);
        try {
            return new Cohort.Place(Integer.parseInt(parts[0]), parts[1], parts[2]);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Limits.invalid("after", "next");
        }
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR, Role.MEDICAL})
    @GetMapping("/persons/{psnNo}")
    @Operation(
            summary = "One person of the registry 慢病患者详情",
            description =
                    """
                    A row for each disease and how each drug class is collected: days covered of \
                    the last 180 and 365, and every gap. A bureau says the purpose; the look is \
                    logged, and the patient can read that.""")
    CohortView.OnePerson person(
            Caller caller,
            @PathVariable String psnNo,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var why = Sight.purpose(caller, purpose);
        return show.person(caller, RefusedException.unless(cohort.of(caller, psnNo)), why);
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/export.csv", produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "De-identified rows 去标识化导出",
            description =
                    """
                    No numbers or names of persons, ages in bands; at least five rows share \
                    township, age band, sex and disease (k-anonymity). Where fewer do, a row says \
                    less (`*`), or is left out; how many, the headers `Yunfang-Generalised` and \
                    `Yunfang-Left-Out` say. The look is logged with its purpose.""")
    ResponseEntity<String> export(
            Caller caller,
            @ParameterObject CohortAsked asked,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var why = Sight.purpose(caller, purpose);
        var export = RefusedException.unless(cohort.export(caller, asked.filter()));
        var townships = show.exported(caller, why);
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"chronic-registry.csv\"")
                .header("Yunfang-Rows", Integer.toString(export.rows().size()))
                .header("Yunfang-Generalised", Integer.toString(export.generalised()))
                .header("Yunfang-Left-Out", Integer.toString(export.leftOut()))
                .body(
                        Csv.of(
                                COLUMNS,
                                export.rows().stream()
                                        .map(row -> record(row, townships))
                                        .toList()));
    }

    private List<String> record(Export.Row row, Map<String, Township> townships) {
        var township = row.township().isEmpty() ? Filter.NONE : row.township();
        boolean any = township.equals(Export.ANY);
        return List.of(
                township,
                any ? Export.ANY : draw.key(Figures.Cut.TOWNSHIP, township, townships).name().zh(),
                row.band().map(AgeBand::label).orElse(Export.ANY),
                row.sex(),
                row.disease(),
                draw.key(Figures.Cut.DISEASE, row.disease(), townships).name().zh(),
                row.said().severity(),
                row.said().control().name(),
                row.said().adherence().name(),
                row.said().gap() ? "1" : "0",
                row.said().polypharmacy() ? "1" : "0");
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Make the registry anew 重算慢病登记",
            description =
                    """
                    Everybody of the bureau's region is made again from what filings, contracts, \
                    hand-overs and readings say, some hundred persons a second; `GET \
                    /cohort/figures` says how many still wait.""")
    CohortView.Rebuild rebuild(Caller caller) {
        return new CohortView.Rebuild(RefusedException.unless(rebuild.ask(caller)));
    }
}
