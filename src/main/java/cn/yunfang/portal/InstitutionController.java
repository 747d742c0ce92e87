package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Designated institutions (定点医药机构) of a bureau's region, from memory. */
@RestController
@RequestMapping("/api/v1/institutions")
@Tag(name = "Institutions 机构")
class InstitutionController {
    private static final int MOST = 1000;

    /**
     * A designated institution.
     *
     * @param level hosp_lv, "" for a pharmacy
     * @param designated whether it is designated today
     * @param designatedTo last day
     */
    @Schema(name = "Institution")
    record View(
            @Schema(example = "P37108300001") String code,
            String name,
            Institution.Type type,
            String division,
            String level,
            String address,
            boolean designated,
            LocalDate designatedFrom,
            LocalDate designatedTo) {}

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "InstitutionPage")
    record Page(List<View> items, Optional<String> next) {}

    /**
     * One institution with what it registered.
     *
     * @param application of its software, absent when it has none in use
     * @param pushEndpoint where a hospital takes pushes
     * @param practitioners doctors and pharmacists registered there
     */
    @Schema(name = "WholeInstitution")
    record Whole(
            View institution,
            Optional<String> application,
            Optional<String> pushEndpoint,
            int practitioners,
            boolean toldHours) {}

    private final Registry registry;
    private final Clock clock;

    InstitutionController(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Designated institutions 定点医药机构",
            description =
                    """
                    Those of the bureau's region in the order of their codes, past and future \
                    designations too.""")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "Part of name, code or address")
                    String q,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "200") @Parameter(description = "1–1000") int most) {
        var size = Limits.within("most", most, MOST);
        var region = RefusedException.unless(caller.region());
        var found =
                registry.institutions(Optional.empty()).stream()
                        .filter(one -> one.division().startsWith(region))
                        .filter(one -> one.code().compareTo(after) > 0)
                        .filter(one -> isMeant(one, q.strip()))
                        .limit(size)
                        .map(this::view)
                        .toList();
        return new Page(
                found,
                found.size() < size ? Optional.empty() : Optional.of(found.getLast().code()));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/{fixmedinsCode}")
    @Operation(
            summary = "One institution 机构详情",
            description = "Unknown to a bureau of another region.")
    Whole one(Caller caller, @PathVariable String fixmedinsCode) {
        var region = RefusedException.unless(caller.region());
        var one =
                registry.institution(fixmedinsCode)
                        .filter(found -> found.division().startsWith(region))
                        .orElseThrow(
                                () ->
                                        RefusedException.of(
                                                Reason.INSTITUTION_UNKNOWN, fixmedinsCode));
        return new Whole(
                view(one),
                registry.applicationOf(one.code())
                        .filter(it -> !it.revoked())
                        .map(Application::appId),
                registry.pushEndpoint(one.code()).map(URI::toString),
                registry.practitionersAt(one.code()).size(),
                registry.storefront(one.code()).isPresent());
    }

    private static boolean isMeant(Institution one, String words) {
        return one.name().contains(words)
                || one.code().contains(words)
                || one.address().contains(words);
    }

    private View view(Institution one) {
        return new View(
                one.code(),
                one.name(),
                one.type(),
                one.division(),
                one.level(),
                one.address(),
                one.designatedOn(ChinaTime.today(clock)),
                one.designatedFrom(),
                one.designatedTo());
    }
}
