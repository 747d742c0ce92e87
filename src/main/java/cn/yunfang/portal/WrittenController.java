package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.refill.WriteRepeat;
import cn.yunfang.review.ReviewWork.Place;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.writing.CopiedDraft;
import cn.yunfang.writing.RxDraft;
import cn.yunfang.writing.WritePrescription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

/** What a doctor writes at the platform's own desk, and what he wrote. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Doctor's desk 医生工作台")
class WrittenController {
    private static final int MOST = 50;
    private static final Place LATEST =
            new Place(Instant.parse("9999-12-31T00:00:00Z"), new PrescriptionId(new Bucket(0), 1));

    private final WritePrescription write;
    private final WriteRepeat writeRepeat;
    private final ShowWritten show;
    private final Formulary formulary;
    private final Clock clock;

    WrittenController(
            WritePrescription write,
            WriteRepeat writeRepeat,
            ShowWritten show,
            Formulary formulary,
            Clock clock) {
        this.write = write;
        this.writeRepeat = writeRepeat;
        this.show = show;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/written-prescriptions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Write, sign and upload 开具处方",
            description =
                    """
                    A doctor's draft goes the way of D001, D002 and D003; the platform draws the \
                    document and signs it with the institution's certificate. The same draft with \
                    the same `key` again gives the same answer. A warning needs a reason in \
                    `overrides`. With `release`, issues after the first wait for fresh readings \
                    in range.""")
    ResponseEntity<WrittenView.Number> write(Caller caller, @RequestBody RxDraft draft) {
        var hiRxno = RefusedException.unless(writeRepeat.write(caller, draft));
        return ResponseEntity.created(URI.create("/api/v1/prescriptions/" + hiRxno))
                .body(new WrittenView.Number(hiRxno));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(
            path = "/written-prescriptions/advice",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the rules would say 实时审方提示",
            description =
                    """
                    The rules of the pre-check (D001) over an unfinished draft and all that the \
                    patient takes; nothing is kept. `REFUSE` would be refused, `WARN` needs a \
                    reason and goes to a pharmacist.""")
    List<Verdict.Finding> advise(Caller caller, @RequestBody RxDraft draft) {
        return RefusedException.unless(write.advise(caller, draft));
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/prescriptions")
    @Operation(
            summary = "What a doctor wrote 我开的处方",
            description =
                    """
                    Uploaded prescriptions of the caller at his institution, newest first. The \
                    system of an institution names the `doctor`; a doctor sees his own.""")
    WrittenView.Page list(
            Caller caller,
            @RequestParam(defaultValue = "") @Parameter(description = "Only these states")
                    Set<PrescriptionState> state,
            @RequestParam(required = false) @Parameter(example = "D371083000100")
                    @Nullable String doctor,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "20") @Parameter(description = "1–50") int most) {
        var place = after.isEmpty() ? LATEST : Places.parse(after);
        return show.page(
                caller,
                new Prescriptions.Written(
                        caller.institution(),
                        doctor == null || doctor.isBlank() ? caller.actor() : doctor,
                        published(state),
                        place.at(),
                        place.id().number(),
                        Limits.within("most", most, MOST)));
    }

    private static Set<PrescriptionState> published(Set<PrescriptionState> asked) {
        return Arrays.stream(PrescriptionState.values())
                .filter(PrescriptionState::isPublished)
                .filter(one -> asked.isEmpty() || asked.contains(one))
                .collect(Collectors.toUnmodifiableSet());
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/written-prescriptions/{hiRxno}")
    @Operation(
            summary = "To write it again, and its review 再开与审方意见",
            description =
                    """
                    As a draft for the same patient, with what a reviewing pharmacist asked, \
                    suggested or decided. Of the caller's institution only.""")
    WrittenView.Again again(Caller caller, @PathVariable String hiRxno) {
        var seen = RefusedException.unless(show.one(caller, hiRxno, "readWritten", "treatment"));
        var today = ChinaTime.today(clock);
        return new WrittenView.Again(
                CopiedDraft.of(seen.message()),
                seen.message().list("rxdrugdetail").stream()
                        .map(line -> formulary.drug(line.text("medListCodg"), today))
                        .flatMap(Optional::stream)
                        .map(DrugController.DrugView::of)
                        .toList(),
                seen.task().map(WrittenView.Reviewed::of));
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping(path = "/prescriptions/{hiRxno}/file", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "The signed document 处方原件",
            description = "As the institution signed it (PDF). Of the caller's institution only.")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable String hiRxno) {
        var seen = RefusedException.unless(show.one(caller, hiRxno, "readFile", "treatment"));
        return seen.file()
                .map(file -> ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(file))
                .orElseThrow(() -> RefusedException.of(Reason.PRESCRIPTION_UNKNOWN));
    }
}
