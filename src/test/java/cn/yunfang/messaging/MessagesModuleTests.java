package cn.yunfang.messaging;

import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who run the platform see of its messages. */
class MessagesModuleTests {
    private final OutboxDesk desk = new OutboxDesk();
    private final HospitalServer server = new HospitalServer();
    private final String hospital = desk.hospital(server.address());

    @AfterEach
    void goHome() {
        server.close();
    }

    @Test
    void onlyTheDeadAreRetriedAndOnlyByTheirReceiver() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        var id = desk.only(hospital, MessageState.WAITING).id();

        assertThat(refusal(desk.messages.retry(OutboxDesk.medical(hospital), id)))
                .contains(Reason.MESSAGE_NOT_DEAD);
        assertThat(refusal(desk.messages.retry(OutboxDesk.medical("H00000000000"), id)))
                .contains(Reason.MESSAGE_UNKNOWN);
        assertThat(refusal(desk.messages.retry(OutboxDesk.OFFICE, Long.MAX_VALUE)))
                .contains(Reason.MESSAGE_UNKNOWN);
    }

    @Test
    void aBureauSeesAndRetriesThoseOfItsOwnRegionAlone() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        var id = desk.only(hospital, MessageState.WAITING).id();

        var own = OutboxDesk.clerk(desk.desk.division.substring(0, 4));
        assertThat(ids(own)).contains(id);
        assertThat(ids(OutboxDesk.OFFICE)).contains(id);
        assertThat(ids(OutboxDesk.clerk("11"))).doesNotContain(id);
        assertThat(refusal(desk.messages.retry(OutboxDesk.clerk("11"), id)))
                .contains(Reason.MESSAGE_UNKNOWN);
    }

    private List<Long> ids(Caller bureau) {
        return must(desk.messages.list(bureau, MessageState.WAITING, Long.MAX_VALUE, 1000)).stream()
                .map(Message::id)
                .toList();
    }

    @Test
    void whatIsWaitingAndWhatIsDeadIsMeasured() {
        var meters = new SimpleMeterRegistry();
        var watched =
                new Messages(
                        desk.desk.database, OutboxDesk.properties(true), meters, desk.desk.clock);
        var waiting = meters.get("yunfang.messaging.waiting").gauge();
        var dead = meters.get("yunfang.messaging.dead").gauge();
        assertThat(waiting.value()).isZero();
        assertThat(dead.value()).isZero();

        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        watched.count();
        assertThat(waiting.value()).isPositive();

        server.behave(at -> HospitalServer.answer(at, 500, ""));
        for (int i = 0; i < OutboxDesk.ATTEMPTS; i++) {
            desk.outbox.sendTo(hospital);
            desk.desk.clock.pass(Duration.ofHours(1));
        }
        watched.count();
        assertThat(dead.value()).isPositive();
    }

    @Test
    void whatWasSentIsForgottenInTimeAndTheDeadAreNot() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        desk.outbox.sendTo(hospital);
        desk.desk.clock.pass(Duration.ofDays(29));
        desk.messages.forget();
        assertThat(desk.in(hospital, MessageState.SENT)).hasSize(1);

        server.behave(at -> HospitalServer.answer(at, 500, ""));
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        for (int i = 0; i < OutboxDesk.ATTEMPTS; i++) {
            desk.outbox.sendTo(hospital);
            desk.desk.clock.pass(Duration.ofHours(1));
        }
        desk.desk.clock.pass(Duration.ofDays(40));
        desk.messages.forget();

        assertThat(desk.in(hospital, MessageState.SENT)).isEmpty();
        assertThat(
                        must(desk.messages.retry(
                                        OutboxDesk.medical(hospital),
                                        desk.only(hospital, MessageState.DEAD).id()))
                                .attempts())
                .isZero();
    }
}
