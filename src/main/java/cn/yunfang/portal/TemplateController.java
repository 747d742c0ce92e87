package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.writing.OwnTemplates;
import cn.yunfang.writing.RxDraft;
import cn.yunfang.writing.Template;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A doctor's own templates. */
@RestController
@RequestMapping("/api/v1/prescription-templates")
@Tag(name = "Doctor's desk 医生工作台")
class TemplateController {
    /** What is kept; diagnoses and lines as in a draft. */
    @Schema(name = "TemplateContent")
    record Content(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "感冒三联")
                    @Nullable String name,
            @Nullable List<RxDraft.Diagnosis> diagnoses,
            @Nullable List<RxDraft.Line> lines) {}

    private final OwnTemplates templates;

    TemplateController(OwnTemplates templates) {
        this.templates = templates;
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping
    @Operation(summary = "My templates 我的模板", description = "The caller's own, by name.")
    List<Template> list(Caller caller) {
        return RefusedException.unless(templates.of(caller));
    }

    @AllowedFor(Role.MEDICAL)
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Save a template 保存模板",
            description = "Under a UUID of the caller; the same again replaces it. At most 200.")
    Template put(Caller caller, @PathVariable UUID id, @RequestBody Content body) {
        return RefusedException.unless(
                templates.put(
                        caller,
                        new Template(
                                id,
                                Optional.ofNullable(body.name()).orElse("").strip(),
                                Optional.ofNullable(body.diagnoses()).orElse(List.of()),
                                Optional.ofNullable(body.lines()).orElse(List.of()))));
    }

    @AllowedFor(Role.MEDICAL)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a template 删除模板", description = "It may be gone already.")
    void delete(Caller caller, @PathVariable UUID id) {
        RefusedException.unless(templates.delete(caller, id));
    }
}
