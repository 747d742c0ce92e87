package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Places that everybody knows, for whoever does not tell where he is. */
@RestController
@RequestMapping("/api/v1/landmarks")
@Tag(name = "Pharmacies 药店")
class LandmarkController {
    private static final int MOST = 100;

    /**
     * A hospital as a point to search from; degrees are GCJ-02.
     *
     * @param division where it lies, six digits
     */
    @Schema(name = "Landmark")
    record View(
            String code,
            String name,
            String address,
            @Schema(example = "371083") String division,
            String divisionName,
            double longitude,
            double latitude) {}

    private static final Comparator<Institution> AS_IT_IS = (_, _) -> 0;

    private final Registry registry;
    private final Formulary formulary;
    private final Clock clock;

    LandmarkController(Registry registry, Formulary formulary, Clock clock) {
        this.registry = registry;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping
    @Operation(
            summary = "Places to search pharmacies from 查找药店的参照地点",
            description =
                    """
                    Hospitals designated today, a hundred at most: for a patient whose phone does \
                    not tell where it is.""")
    List<View> list(
            @RequestParam(defaultValue = "")
                    @Parameter(description = "First digits of the division")
                    String division,
            @RequestParam(defaultValue = "")
                    @Parameter(
                            description =
                                    "Code of an institution: nearest to it first; else by code")
                    String near) {
        var today = ChinaTime.today(clock);
        return registry.institutions(Optional.of(Institution.Type.HOSPITAL)).stream()
                .filter(one -> one.designatedOn(today) && one.division().startsWith(division))
                .sorted(registry.institution(near).map(LandmarkController::from).orElse(AS_IT_IS))
                .limit(MOST)
                .map(this::view)
                .toList();
    }

    private static Comparator<Institution> from(Institution place) {
        return Comparator.comparingDouble(
                one -> one.metresFrom(place.longitude(), place.latitude()));
    }

    private View view(Institution one) {
        return new View(
                one.code(),
                one.name(),
                one.address(),
                one.division(),
                formulary.divisionName(one.division()).orElse(""),
                one.longitude(),
                one.latitude());
    }
}
