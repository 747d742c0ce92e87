package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.quality.PlantCases;
import cn.yunfang.quality.PlantedCase;
import cn.yunfang.quality.PlantedCases;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A bureau plants made-up cases into the work list (docs/review-quality.md). */
@RestController
@RequestMapping("/api/v1/review-quality/planted")
@Tag(name = "Review quality 审方质量")
class PlantedCaseController {
    /**
     * @param institution whose prescriptions they seem to be
     * @param count how many, 1–20; without it a share of what waits
     * @param cases ids to choose from; without them any
     */
    @Schema(name = "PlantedOrder")
    record Order(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "H37020000001")
                    @Nullable String institution,
            @Schema(example = "2") @Nullable Integer count,
            @Schema(example = "[\"P05\"]") @Nullable List<String> cases) {}

    /** Their numbers, which no prescription has. */
    @Schema(name = "PlantedNumbers")
    record Numbers(List<String> hiRxnos) {}

    /**
     * @param kind what is wrong, GOOD when nothing is; @param right decisions that are right
     */
    @Schema(name = "PlantedCase")
    record View(
            String id,
            @Schema(example = "INTERACTION") String kind,
            List<Ruling.Kind> right,
            String zh,
            String en,
            String source) {
        private static View of(PlantedCase one) {
            return new View(
                    one.id(), one.kind(), one.right(), one.chinese(), one.english(), one.source());
        }
    }

    private final PlantCases plant;
    private final PlantedCases cases;
    private final Repeats repeats;

    PlantedCaseController(PlantCases plant, PlantedCases cases, Repeats repeats) {
        this.plant = plant;
        this.cases = cases;
        this.repeats = repeats;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Plant test cases into the work list 投放测试病例",
            description =
                    """
                    Prescriptions that were made up, most with an error, wait among the others \
                    and look like them. Who decides one is told at once what it was. They cannot \
                    be collected, and no count of prescriptions contains them. `Idempotency-Key` \
                    makes a repetition safe.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Numbers.class)))
    ResponseEntity<String> plant(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Order order) {
        var wanted = wanted(order);
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        "plant " + wanted,
                        by -> plant.plant(by, wanted).map(Numbers::new)));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "The cases that can be planted 测试病例目录",
            description = "What is wrong with each, and which decisions are right.")
    List<View> catalogue() {
        return cases.all().stream().map(View::of).toList();
    }

    private static PlantCases.Wanted wanted(Order order) {
        if (order.institution == null || order.institution.isBlank()) {
            throw Limits.missing("institution", "机构编号");
        }
        return new PlantCases.Wanted(
                order.institution.strip(),
                Optional.ofNullable(order.count)
                        .map(count -> Limits.within("count", count, PlantCases.MOST)),
                order.cases == null
                        ? new TreeSet<>()
                        : order.cases.stream()
                                .filter(Objects::nonNull)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
