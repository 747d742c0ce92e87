package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.messaging.Message;
import cn.yunfang.messaging.MessageState;
import cn.yunfang.messaging.Messages;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is on its way to other systems, for those who run the platform and the receivers. */
@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "Messages 消息")
class MessageController {
    private static final int MOST = 200;

    /**
     * @param receiver code of the institution, or sms
     * @param kind infno of a push, or the kind of a short message
     * @param msgid the same at every try
     * @param error why the last try failed
     * @param nextTry when it is tried again; while it is being sent, when it would be
     */
    @Schema(name = "Message")
    record View(
            String id,
            String receiver,
            String kind,
            String hiRxno,
            String msgid,
            MessageState state,
            int attempts,
            String error,
            OffsetDateTime toldAt,
            Optional<OffsetDateTime> nextTry,
            Optional<OffsetDateTime> endedAt) {}

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "MessagePage")
    record Page(List<View> items, Optional<String> next) {}

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR, Role.MEDICAL})
    @GetMapping
    @Operation(
            summary = "Messages by state 消息发送情况",
            description =
                    """
                    Newest first, without what they say. A hospital sees those to itself; a bureau \
                    those of its region's prescriptions, short messages (receiver sms) too.""")
    Page list(
            Caller caller,
            @RequestParam @Parameter(description = "What became of them") MessageState state,
            @RequestParam(defaultValue = "0") @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var below = before == 0 ? Long.MAX_VALUE : before;
        var found = RefusedException.unless(messages.list(caller, state, below, size));
        return new Page(
                found.stream().map(MessageController::view).toList(),
                found.size() < size
                        ? Optional.empty()
                        : Optional.of(Long.toString(found.getLast().id())));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR, Role.MEDICAL})
    @PostMapping("/{id}/retry")
    @Operation(
            summary = "Try a dead message anew 重发",
            description = "Under the msgid that it always had, with a new count of tries.")
    View retry(Caller caller, @PathVariable long id) {
        return view(RefusedException.unless(messages.retry(caller, id)));
    }

    private static View view(Message message) {
        return new View(
                Long.toString(message.id()),
                message.receiver(),
                message.kind(),
                message.hiRxno(),
                message.msgid(),
                message.state(),
                message.attempts(),
                message.error(),
                message.toldAt().atOffset(ChinaTime.ZONE),
                message.state() == MessageState.WAITING
                        ? Optional.of(message.dueAt().atOffset(ChinaTime.ZONE))
                        : Optional.empty(),
                message.endedAt().map(at -> at.atOffset(ChinaTime.ZONE)));
    }
}
