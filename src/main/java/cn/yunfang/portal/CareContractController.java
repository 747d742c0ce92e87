package cn.yunfang.portal;

import cn.yunfang.care.AnswerContract;
import cn.yunfang.care.CareRules;
import cn.yunfang.care.Contract;
import cn.yunfang.care.Contracts;
import cn.yunfang.care.MakeContract;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contracts of persons with family and village doctors. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Family doctors 家庭医生")
class CareContractController {
    private static final int MOST = 100;

    /**
     * What is offered.
     *
     * @param psnNo needed of a doctor; a patient offers for himself
     * @param name of the person, needed of a doctor
     * @param doctor needed of a patient; a doctor offers for himself
     */
    @Schema(name = "CareOffer")
    record Offer(
            @Nullable String psnNo,
            @Nullable String name,
            @Schema(example = "D371083100000") @Nullable String doctor,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "MB")
                    @Nullable String servicePackage) {}

    /**
     * @param agreed false declines, or takes an own offer back
     */
    @Schema(name = "CareOfferAnswer")
    record OfferAnswer(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean agreed,
            @Nullable String reason) {}

    @Schema(name = "CareEnding")
    record Ending(@Nullable String reason) {}

    private final MakeContract make;
    private final AnswerContract answer;
    private final Contracts contracts;
    private final CareRules rules;
    private final ShowCare show;
    private final DrawCare draw;

    CareContractController(
            MakeContract make,
            AnswerContract answer,
            Contracts contracts,
            CareRules rules,
            ShowCare show,
            DrawCare draw) {
        this.make = make;
        this.answer = answer;
        this.contracts = contracts;
        this.rules = rules;
        this.show = show;
        this.draw = draw;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.CLERK, Role.REGULATOR})
    @GetMapping("/care-packages")
    @Operation(
            summary = "Service packages 签约服务包",
            description = "What a contract with a family doctor promises, and its fee a year.")
    List<CareView.Package> packages() {
        return rules.packages().stream().map(draw::pack).toList();
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping("/family-doctors")
    @Operation(
            summary = "Doctors to contract with 可签约的家庭医生",
            description =
                    """
                    Doctors of the clinics in the city of the patient's insurance; those of a \
                    hospital may be named in an offer too.""")
    List<CareView.Doctor> doctors(Caller caller) {
        return show.doctors(caller);
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(path = "/care-contracts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Offer a contract 发起家庭医生签约",
            description =
                    """
                    By the patient, or by the doctor with number and name of the person. The \
                    other of the two has to agree. In the last 60 days of a contract the same two \
                    renew it so. One contract is in force for a person at a time.""")
    @ApiResponse(responseCode = "201", description = "The offer, which waits for the other")
    ResponseEntity<CareView.OneContract> offer(Caller caller, @RequestBody Offer body) {
        boolean patient = caller.role() == Role.PATIENT;
        var offer =
                new MakeContract.Offer(
                        patient ? caller.actor() : Limits.said("psnNo", "人员编号", body.psnNo),
                        patient ? "" : Limits.said("name", "姓名", body.name),
                        patient ? Limits.said("doctor", "医师", body.doctor) : caller.actor(),
                        Limits.said("servicePackage", "服务包", body.servicePackage));
        var made = view(caller, make.offer(caller, offer));
        return ResponseEntity.created(URI.create("/api/v1/care-contracts")).body(made);
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(path = "/care-contracts/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Agree or decline 答复签约",
            description =
                    """
                    From the agreement on the contract is in force, and what it renews has ended; \
                    of two that race one is in force. Who offered may only take it back.""")
    CareView.OneContract answer(
            Caller caller, @PathVariable String id, @RequestBody OfferAnswer body) {
        boolean agreed = Limits.said("agreed", "是否同意", body.agreed);
        return view(
                caller,
                agreed ? answer.agree(caller, id) : answer.decline(caller, id, said(body.reason)));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(path = "/care-contracts/{id}/ending", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "End a contract 解约",
            description = "By either of the two, at once; visits that are due are no longer.")
    CareView.OneContract end(Caller caller, @PathVariable String id, @RequestBody Ending body) {
        return view(caller, answer.end(caller, id, said(body.reason)));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping("/care-contracts")
    @Operation(
            summary = "My contracts 我的签约",
            description =
                    """
                    A patient's own, ended ones too; a doctor's own at his institution. The \
                    newest first; each look at a person is logged.""")
    CareView.Contracts list(
            Caller caller,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–100") int most) {
        var size = Limits.within("most", most, MOST);
        var read =
                caller.role() == Role.PATIENT
                        ? contracts.of(caller.actor())
                        : contracts.ofDoctor(caller.institution(), caller.actor(), before, size);
        var all = show.read(read);
        var last = caller.role() == Role.PATIENT || all.size() < size;
        var persons =
                show.persons(
                        caller, "listContracts", all.stream().map(Contract::personNo).toList());
        return new CareView.Contracts(
                all.stream()
                        .map(one -> draw.contract(one, persons.get(one.personNo()), caller))
                        .toList(),
                last ? Optional.empty() : Optional.of(all.getLast().number().serial()));
    }

    private CareView.OneContract view(Caller caller, Outcome<Contract> outcome) {
        var one = RefusedException.unless(outcome);
        var persons = show.persons(caller, "offerContract", List.of(one.personNo()));
        return draw.contract(one, persons.get(one.personNo()), caller);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
