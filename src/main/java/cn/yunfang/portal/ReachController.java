package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reach.PlaceKind;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Township;
import cn.yunfang.reach.Travel;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where medicine can be collected, and who reaches it in how many minutes. */
@RestController
@RequestMapping("/api/v1/reach")
@Tag(name = "Reach 可及性")
class ReachController {
    private static final int MOST = 100;
    private static final int MOST_MINUTES = 240;
    private static final int MINUTE = 60;
    private static final int MOST_TOWNSHIPS = 1_000;

    /** How ways are measured, as query parameters. */
    record Options(
            @Parameter(description = "A mode of `modes`, WALK when absent") @Nullable String mode,
            @Parameter(description = "Kinds of places that count; all when absent")
                    @Nullable List<PlaceKind> kind,
            @Parameter(description = "Minutes within which a place is reached, 15 when absent")
                    @Nullable Integer minutes) {
        private static final int USUAL = 15;

        private Reach.Question question(Travel travel) {
            var code = mode == null ? "WALK" : mode;
            var how =
                    travel.mode(code)
                            .orElseThrow(
                                    () ->
                                            Limits.invalid(
                                                    "mode",
                                                    travel.modes().stream()
                                                            .map(Travel.Mode::code)
                                                            .collect(Collectors.joining(" | "))));
            int most = Limits.within("minutes", minutes == null ? USUAL : minutes, MOST_MINUTES);
            return new Reach.Question(
                    how, kind == null ? Set.of() : Set.copyOf(kind), (long) most * MINUTE);
        }
    }

    /** A way to go: the model that every figure was made by. */
    @Schema(name = "TravelMode")
    record ModeView(String mode, Words said, long metresPerMinute, long detourPercent) {
        private static ModeView of(Travel.Mode one) {
            return new ModeView(
                    one.code(),
                    new Words(one.chinese(), one.english()),
                    one.metresPerMinute(),
                    one.detourPercent());
        }
    }

    /**
     * A place and the way to it.
     *
     * @param straight metres as the crow flies; @param metres to go; @param seconds it takes
     */
    @Schema(name = "ReachPlace")
    record PlaceView(
            PrescriptionView.Party institution,
            String address,
            List<Kind> kinds,
            BigDecimal longitude,
            BigDecimal latitude,
            long straight,
            long metres,
            long seconds) {
        private static PlaceView of(Reach.Way way) {
            var one = way.place().institution();
            return new PlaceView(
                    new PrescriptionView.Party(one.code(), one.name()),
                    one.address(),
                    way.place().kinds().stream().sorted().map(Kind::of).toList(),
                    BigDecimal.valueOf(one.longitude()),
                    BigDecimal.valueOf(one.latitude()),
                    way.straight(),
                    way.metres(),
                    way.seconds());
        }
    }

    /** A kind of places. */
    @Schema(name = "PlaceKindView")
    record Kind(PlaceKind kind, Words said) {
        private static Kind of(PlaceKind one) {
            return new Kind(one, new Words(one.chinese(), one.english()));
        }
    }

    /**
     * A township by its middle.
     *
     * @param within places within the time
     */
    @Schema(name = "ReachTownship")
    record TownshipView(
            String code,
            String name,
            long people,
            BigDecimal longitude,
            BigDecimal latitude,
            boolean reaches,
            int within,
            Optional<PlaceView> nearest) {
        private static TownshipView of(Reach.Row row) {
            var one = row.township();
            return new TownshipView(
                    one.code(),
                    one.name(),
                    one.people(),
                    one.longitude(),
                    one.latitude(),
                    row.reaches(),
                    row.within(),
                    row.nearest().map(PlaceView::of));
        }
    }

    /**
     * Who reaches a place within the time.
     *
     * @param people in all townships; @param reaching in those whose middle reaches a place
     */
    @Schema(name = "ReachReport")
    record Report(
            ModeView mode,
            List<ModeView> modes,
            List<Kind> kinds,
            int minutes,
            long people,
            long reaching,
            List<TownshipView> townships) {}

    /** Of which kinds an institution is. */
    @Schema(name = "PlaceKinds")
    record Kinds(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable List<@Nullable PlaceKind> kinds) {}

    /**
     * @param code nine digits; @param longitude degrees east, GCJ-02
     */
    @Schema(name = "TownshipTold")
    record Told(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "371083100")
                    @Nullable String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Long people,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BigDecimal longitude,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BigDecimal latitude) {
        private Township township() {
            return new Township(
                    Limits.said("code", "乡镇编码", code),
                    Limits.said("name", "乡镇名称", name),
                    Limits.said("people", "人口", people),
                    Limits.said("longitude", "经度", longitude),
                    Limits.said("latitude", "纬度", latitude));
        }
    }

    /** How many were taken. */
    @Schema(name = "TownshipsTaken")
    record Taken(int townships) {}

    private final Reach reach;
    private final Travel travel;

    ReachController(Reach reach, Travel travel) {
        this.reach = reach;
        this.travel = travel;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Who reaches a place to collect medicine 取药可及性",
            description =
                    """
                    Each township of the bureau's region by its middle: the nearest place, and how \
                    many are within so many minutes (the 15-minute circle). Ways are straight \
                    lines times a detour at the speed of the mode; each figure is rounded up. The \
                    list behind a figure: `GET /reach/townships/{code}`.""")
    Report report(Caller caller, @ParameterObject Options options) {
        var question = options.question(travel);
        var rows = RefusedException.unless(reach.townships(caller, question));
        return new Report(
                ModeView.of(question.mode()),
                travel.modes().stream().map(ModeView::of).toList(),
                List.of(PlaceKind.values()).stream().map(Kind::of).toList(),
                Math.toIntExact(question.seconds() / MINUTE),
                rows.stream().mapToLong(one -> one.township().people()).sum(),
                rows.stream()
                        .filter(Reach.Row::reaches)
                        .mapToLong(one -> one.township().people())
                        .sum(),
                rows.stream().map(TownshipView::of).toList());
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/townships/{code}")
    @Operation(
            summary = "Places nearest to a township 乡镇周边取药点",
            description = "By the way to go, a hundred at most, also those beyond the minutes.")
    List<PlaceView> township(
            Caller caller, @PathVariable String code, @ParameterObject Options options) {
        var question = options.question(travel);
        return RefusedException.unless(reach.of(caller, code, question, MOST)).stream()
                .map(PlaceView::of)
                .toList();
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping("/places")
    @Operation(
            summary = "Where medicine can be collected near me 附近取药点",
            description =
                    """
                    Chronic-care centres, hospital pharmacies, retail pharmacies and village \
                    clinics nearest to a point (GCJ-02 degrees) by the way to go.""")
    List<PlaceView> places(
            @RequestParam BigDecimal lng,
            @RequestParam BigDecimal lat,
            @ParameterObject Options options,
            @RequestParam(defaultValue = "30") @Parameter(description = "1–100") int most) {
        Limits.point(lng.doubleValue(), lat.doubleValue());
        var size = Limits.within("most", most, MOST);
        return reach.near(lng, lat, options.question(travel), size).stream()
                .map(PlaceView::of)
                .toList();
    }

    @AllowedFor(Role.CLERK)
    @PutMapping(path = "/places/{fixmedinsCode}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Say of which kinds a place is 登记取药点类型",
            description =
                    """
                    Replaces what was told; no kind takes it off the list. What nobody told goes \
                    by its type: hospitals and pharmacies count, clinics do not.""")
    Kinds register(Caller caller, @PathVariable String fixmedinsCode, @RequestBody Kinds kinds) {
        var said =
                Limits.said("kinds", "取药点类型", kinds.kinds()).stream()
                        .map(one -> Limits.said("kinds", "取药点类型", one))
                        .collect(Collectors.toUnmodifiableSet());
        var place = RefusedException.unless(reach.register(caller, fixmedinsCode, said));
        return new Kinds(place.kinds().stream().sorted().<@Nullable PlaceKind>map(k -> k).toList());
    }

    @AllowedFor(Role.CLERK)
    @PutMapping(path = "/townships", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Register townships 登记乡镇",
            description = "Adds or replaces them by code, all or none; a thousand at most.")
    Taken townships(Caller caller, @RequestBody List<Told> townships) {
        if (townships.isEmpty() || townships.size() > MOST_TOWNSHIPS) {
            throw Limits.invalid("townships", "1–" + MOST_TOWNSHIPS);
        }
        var all = townships.stream().map(Told::township).toList();
        return new Taken(RefusedException.unless(reach.register(caller, all)));
    }
}
