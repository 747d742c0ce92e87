package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.messaging.Inbox;
import cn.yunfang.messaging.InboxMessage;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a patient is told of his prescriptions. */
@RestController
@RequestMapping("/api/v1/inbox")
@Tag(name = "Messages 消息")
class InboxController {
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 7;

    /**
     * @param kind EFFECTIVE, REJECTED, ASKED, ISSUE_OPEN, ISSUE_HELD, ISSUE_BRIDGED,
     *     ISSUE_UNCOLLECTED, ISSUES_STOPPED, PATIENT_ASKED, DISPENSED, EXPIRING, REVOKED, EXPIRED,
     *     ALERTED, READING_ALERTED, RENEWED or RENEWAL_REFUSED
     */
    @Schema(name = "InboxMessage")
    record View(
            String id, String kind, String hiRxno, OffsetDateTime at, Words text, boolean read) {}

    /**
     * @param unread how many of them have not been read
     * @param phone where short messages go, as 139****5678
     */
    @Schema(name = "Inbox")
    record Page(List<View> items, long unread, Optional<String> phone) {}

    /**
     * @param phone 11 digits; "" for no short messages
     */
    @Schema(name = "Phone")
    record Phone(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "10012345678")
                    @Nullable String phone) {}

    private final Inbox inbox;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Database database;
    private final Clock clock;

    InboxController(
            Inbox inbox, Persons persons, AccessLog accessLog, Database database, Clock clock) {
        this.inbox = inbox;
        this.persons = persons;
        this.accessLog = accessLog;
        this.database = database;
        this.clock = clock;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "My messages 我的消息",
            description =
                    """
                    What happened to the patient's own prescriptions within half a year, newest \
                    first, at most 200.""")
    Page list(Caller caller) {
        var trip = new RoundTrip();
        trip.add(
                accessLog.look(
                        caller,
                        clock.instant(),
                        "listInbox",
                        caller.actor(),
                        Sight.purpose(caller, null)));
        var phone = trip.add(persons.phone(caller.actor()));
        database.commit(trip);
        var all = inbox.of(caller.actor()).stream().map(InboxController::view).toList();
        return new Page(
                all,
                all.stream().filter(one -> !one.read).count(),
                phone.get().map(InboxController::masked));
    }

    @AllowedFor(Role.PATIENT)
    @PutMapping("/{id}/read")
    @Operation(summary = "Mark a message as read 标为已读")
    View read(Caller caller, @PathVariable String id) {
        return view(RefusedException.unless(inbox.read(caller.actor(), id)));
    }

    @AllowedFor(Role.PATIENT)
    @PutMapping(path = "/phone", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Where I want short messages 短信手机号",
            description =
                    """
                    Only who gives his number gets short messages; they hold no name, no number \
                    of a prescription, no medicine and no diagnosis. "" ends them.""")
    Phone phone(Caller caller, @RequestBody Phone phone) {
        if (phone.phone() == null) {
            throw Limits.missing("phone", "手机号");
        }
        return new Phone(RefusedException.unless(inbox.reachAt(caller.actor(), phone.phone())));
    }

    private static String masked(String phone) {
        return phone.substring(0, SHOWN_FIRST) + "****" + phone.substring(SHOWN_LAST);
    }

    private static View view(InboxMessage message) {
        return new View(
                message.id(),
                message.kind(),
                message.hiRxno(),
                message.at().atOffset(ChinaTime.ZONE),
                new Words(message.chinese(), message.english()),
                message.read());
    }
}
