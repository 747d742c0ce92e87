package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reading.AcknowledgeAlert;
import cn.yunfang.reading.Alert;
import cn.yunfang.reading.Kinds;
import cn.yunfang.reading.Readings;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Values out of their range, before the doctor who is responsible and the patient. */
@RestController
@RequestMapping("/api/v1/reading-alerts")
@Tag(name = "Readings 测量值")
class ReadingAlertController {
    private static final int MOST = 100;
    private static final Duration SPAN = Duration.ofDays(180);

    /** What the doctor did about it. */
    @Schema(name = "ReadingAlertNote")
    record Note(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String note) {}

    /** That it was acknowledged, and when. */
    @Schema(name = "ReadingAlertDone")
    record Done(OffsetDateTime at, String note) {}

    private final Database database;
    private final Journal journal;
    private final Readings readings;
    private final AcknowledgeAlert acknowledge;
    private final ShowPersons people;
    private final Kinds kinds;

    ReadingAlertController(
            Database database,
            Journal journal,
            Readings readings,
            AcknowledgeAlert acknowledge,
            ShowPersons people,
            Kinds kinds) {
        this.database = database;
        this.journal = journal;
        this.readings = readings;
        this.acknowledge = acknowledge;
        this.people = people;
        this.kinds = kinds;
    }

    @AllowedFor({Role.MEDICAL, Role.PATIENT})
    @GetMapping
    @Operation(
            summary = "Values out of range 测量提醒",
            description =
                    """
                    A doctor sees his open ones, urgent ones first; a patient his own of half a \
                    year, newest first.""")
    List<ReadingView.AlertView> list(
            Caller caller,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–100") int most) {
        int limit = Limits.within("most", most, MOST);
        var all =
                database.read(
                        caller.role() == Role.PATIENT
                                ? readings.alertsOf(
                                        caller.actor(), journal.now().minus(SPAN), limit)
                                : readings.openAlerts(caller.institution(), caller.actor(), limit));
        var names =
                people.names(
                        caller, "listReadingAlerts", all.stream().map(Alert::personNo).toList());
        return all.stream()
                .map(
                        one ->
                                ReadingView.AlertView.of(
                                        one,
                                        kinds.of(one.kind()).orElseThrow(),
                                        names.getOrDefault(one.personNo(), "")))
                .toList();
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/{id}/acknowledgement", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Say what was done about it 处理测量提醒",
            description = "By the doctor whom it is for. The same note again is no error.")
    Done acknowledge(Caller caller, @PathVariable String id, @RequestBody Note note) {
        var said = Limits.said("note", "处理情况", note.note());
        var done = RefusedException.unless(acknowledge.acknowledge(caller, id, said));
        return new Done(ReadingView.time(done.at()), done.note());
    }
}
