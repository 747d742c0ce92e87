package cn.yunfang.portal;

import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.Designation;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Institutions that a person is designated to (定点), by himself or by an institution (2505). */
@RestController
@RequestMapping("/api/v1/designations")
@Tag(name = "Chronic 慢特病")
class DesignationController {
    private static final int MOST_PLACES = 100;
    private static final int LONGEST_CODE = 3;

    /**
     * What a patient chooses.
     *
     * @param business biz_appy_type, as policies name it; @param orderNo fix_srt_no: 1 when absent
     * @param from today when absent; @param to open when absent
     * @param replaces number of one of his own that ends with it
     */
    @Schema(name = "DesignationDraft")
    record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "03")
                    @Nullable String business,
            @Schema(example = "1") @Nullable String orderNo,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P37108300001")
                    @Nullable String institution,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String replaces) {}

    /** Its number. */
    @Schema(name = "DesignationNumber")
    record Number(@Schema(example = "BA0733000000000021001") String id) {}

    /**
     * A designation.
     *
     * @param own whether the person chose it himself and may change it
     * @param inForce whether it counts today
     */
    @Schema(name = "Designation")
    record View(
            String id,
            String business,
            String orderNo,
            String institution,
            String institutionName,
            LocalDate from,
            LocalDate to,
            boolean own,
            String declaredByName,
            boolean inForce) {}

    /** Somewhere to go. */
    @Schema(name = "DesignationPlace")
    record Place(String code, String name, Institution.Type type, String address) {}

    private final DesignateInstitution designate;
    private final Registry registry;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Database database;
    private final Clock clock;

    DesignationController(
            DesignateInstitution designate,
            Registry registry,
            Persons persons,
            AccessLog accessLog,
            Database database,
            Clock clock) {
        this.designate = designate;
        this.registry = registry;
        this.persons = persons;
        this.accessLog = accessLog;
        this.database = database;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.CLERK})
    @GetMapping
    @Operation(
            summary = "Designated institutions of a person 定点机构查询",
            description =
                    """
                    A patient sees his own, a bureau those of persons insured in its division and \
                    says why; each look is logged.\
                    """)
    List<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String psnNo,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var personNo =
                caller.role() == Role.PATIENT
                        ? caller.actor()
                        : Limits.said("psnNo", "人员编号", psnNo).strip();
        var why = Sight.purpose(caller, purpose);
        if (person(personNo)
                .filter(one -> isOwn(caller, one) || caller.covers(one.insuredDivision()))
                .isEmpty()) {
            throw new RefusedException(Refusal.at("psnNo", Reason.PERSON_UNKNOWN));
        }
        var trip = new RoundTrip();
        var all = trip.add(designate.of(personNo));
        trip.add(accessLog.look(caller, clock.instant(), "listDesignations", personNo, why));
        database.commit(trip);
        return all.get().stream().map(this::view).toList();
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Choose an institution 选择定点机构",
            description =
                    """
                    As 2505 does, for the patient himself: one institution for each business and \
                    order number at a time. `replaces` ends one that he chose himself in the same \
                    step; one that an institution declared is changed there.\
                    """)
    @ApiResponse(responseCode = "201", description = "Its number")
    ResponseEntity<Number> choose(Caller caller, @RequestBody Draft draft) {
        var data = new LinkedHashMap<String, Object>();
        data.put("psn_no", caller.actor());
        data.put("biz_appy_type", code("business", "业务申请类型", draft.business));
        data.put("fix_srt_no", draft.orderNo == null ? "1" : code("orderNo", "排序号", draft.orderNo));
        data.put("fixmedins_code", Limits.said("institution", "定点医药机构编号", draft.institution));
        var from = draft.from == null ? ChinaTime.today(clock) : draft.from;
        if (from.isBefore(ChinaTime.today(clock))) {
            throw Limits.invalid("from", "≥ " + ChinaTime.today(clock));
        }
        data.put("begndate", from.toString());
        data.put("enddate", draft.to == null ? "" : draft.to.toString());
        var fields = Fields.parse(Json.text(data)).orElseThrow();
        var number =
                RefusedException.unless(
                        spelt(
                                designate.designate(
                                        caller, fields, Optional.ofNullable(draft.replaces))));
        return ResponseEntity.created(URI.create("/api/v1/designations")).body(new Number(number));
    }

    @AllowedFor(Role.PATIENT)
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Take a chosen institution back 取消定点",
            description = "One that the patient chose himself; settlements made before stand.")
    Number end(Caller caller, @PathVariable String id) {
        var data = Map.of("psn_no", caller.actor(), "trt_dcla_detl_sn", id, "memo", "本人取消");
        var fields = Fields.parse(Json.text(data)).orElseThrow();
        return new Number(RefusedException.unless(designate.withdraw(caller, fields)));
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping("/places")
    @Operation(
            summary = "Where one may go 可选定点机构",
            description =
                    """
                    Institutions of the patient's city that are designated today, by part of the \
                    name, at most a hundred.\
                    """)
    List<Place> places(
            Caller caller,
            @RequestParam(defaultValue = "") @Parameter(description = "Part of the name")
                    String text) {
        var city = person(caller.actor()).map(Person::insuredDivision).orElse("000000");
        var today = ChinaTime.today(clock);
        return registry.institutions(Optional.empty()).stream()
                .filter(one -> one.designatedOn(today))
                .filter(one -> Division.sameCity(one.division(), city))
                .filter(one -> one.name().contains(text.strip()))
                .limit(MOST_PLACES)
                .map(one -> new Place(one.code(), one.name(), one.type(), one.address()))
                .toList();
    }

    private static String code(String field, String name, @Nullable String said) {
        var code = Limits.said(field, name, said).strip();
        if (!code.matches("\\d{1," + LONGEST_CODE + "}")) {
            throw Limits.invalid(field, "1–" + LONGEST_CODE + " digits");
        }
        return code;
    }

    // the use case speaks of the national message
    private static Outcome<String> spelt(Outcome<String> outcome) {
        return outcome instanceof Outcome.Refused<String>(var refusal)
                ? Outcome.refused(refusal.spelt(DesignationController::ours))
                : outcome;
    }

    private static String ours(String field) {
        return switch (field) {
            case "data.fixmedins_code" -> "institution";
            case "data.begndate" -> "from";
            case "data.enddate" -> "to";
            case "data.psn_no" -> "";
            default -> field;
        };
    }

    private static boolean isOwn(Caller caller, Person person) {
        return caller.role() == Role.PATIENT && caller.actor().equals(person.no());
    }

    private Optional<Person> person(String no) {
        return database.read(persons.byNo(no));
    }

    private View view(Designation one) {
        return new View(
                one.number(),
                one.business(),
                one.orderNo(),
                one.institution(),
                nameOf(one.institution()),
                one.from(),
                one.to(),
                one.declaredBy().isEmpty(),
                nameOf(one.declaredBy()),
                one.inForceOn(ChinaTime.today(clock)));
    }

    private String nameOf(String code) {
        return registry.institution(code).map(Institution::name).orElse(code);
    }
}
