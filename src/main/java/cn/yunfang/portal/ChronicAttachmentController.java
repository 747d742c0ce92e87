package cn.yunfang.portal;

import cn.yunfang.chronic.Applications;
import cn.yunfang.chronic.AttachFile;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files that go with applications for a chronic filing. */
@RestController
@RequestMapping("/api/v1/chronic-applications/{id}/attachments")
@Tag(name = "Chronic 慢特病")
class ChronicAttachmentController {
    private final AttachFile attach;
    private final Applications applications;

    ChronicAttachmentController(AttachFile attach, Applications applications) {
        this.attach = attach;
        this.applications = applications;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(consumes = {"image/jpeg", "image/png", "application/pdf"})
    @Operation(
            summary = "Add a file to an application 上传材料",
            description =
                    """
                    JPEG, PNG or PDF by what is in it, at most 2 MB, at most eight of them, as \
                    long as the application is open. The same file again is the same one.\
                    """,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "image/jpeg",
                                        schema = @Schema(format = "binary", type = "string")),
                                @Content(
                                        mediaType = "image/png",
                                        schema = @Schema(format = "binary", type = "string")),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(format = "binary", type = "string"))
                            }))
    ApplicationView.FileView attach(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "") @Parameter(description = "What people call it")
                    String name,
            HttpServletRequest request)
            throws IOException {
        // one byte more tells a file that is too large; the rest of it need not be read
        var content = request.getInputStream().readNBytes(AttachFile.MOST_BYTES + 1);
        return ApplicationView.FileView.of(
                RefusedException.unless(attach.attach(caller, id, name.strip(), content)));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.CLERK})
    @GetMapping("/{no}")
    @Operation(
            summary = "A file of an application 查看材料",
            description = "As it was sent; each look is logged.")
    ResponseEntity<byte[]> show(
            Caller caller,
            @PathVariable String id,
            @PathVariable int no,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var found =
                RefusedException.unless(
                        applications.attachment(caller, id, no, Sight.purpose(caller, purpose)));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.attachment().media().type()))
                .cacheControl(CacheControl.noStore())
                .body(found.content());
    }
}
