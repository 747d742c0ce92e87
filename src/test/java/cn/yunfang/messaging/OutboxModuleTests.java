package cn.yunfang.messaging;

import static cn.yunfang.review.ReviewDesk.must;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.messaging.HospitalServer.Behaviour;
import cn.yunfang.messaging.HospitalServer.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxModuleTests {
    private final OutboxDesk desk = new OutboxDesk();
    private final HospitalServer server = new HospitalServer();
    private final String hospital = desk.hospital(server.address());

    @AfterEach
    void goHome() {
        server.close();
    }

    @Test
    void whatIsReceivedIsSentOnceAndSaysNothingAfterwards() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");

        assertThat(desk.outbox.sendTo(hospital)).isEqualTo(1);
        assertThat(desk.outbox.sendTo(hospital)).isZero();

        var sent = desk.only(hospital, MessageState.SENT);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(sent.endedAt()).contains(desk.desk.clock.instant());
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().msgid())
                .isEqualTo(sent.msgid())
                .matches(hospital + "\\d{18}");
        assertThat(body(sent.id())).isEmpty();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                hostile("HTTP 500", at -> HospitalServer.answer(at, 500, "{\"infcode\":0}")),
                hostile("no infcode in the answer", at -> HospitalServer.answer(at, 200, "<ok/>")),
                hostile("no infcode in the answer", at -> HospitalServer.answer(at, 200, "")),
                hostile(
                        "infcode -1",
                        at ->
                                HospitalServer.answer(
                                        at, 200, "{\"infcode\":-1,\"err_msg\":\"张三\"}")),
                hostile("no answer within 500 ms", HospitalServer::silence),
                hostile("no answer within 500 ms", HospitalServer::drip),
                hostile("IOException", at -> HospitalServer.answer(at, 200, "x".repeat(1 << 20))),
                hostile("IOException", at -> at.close()));
    }

    private static Arguments hostile(String said, Behaviour behaviour) {
        return Arguments.of(said, behaviour);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whoeverDoesNotReceiveItGetsItLaterUnderTheSameNumber(String said, Behaviour behaviour) {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        server.behave(behaviour);

        desk.outbox.sendTo(hospital);

        var waiting = desk.only(hospital, MessageState.WAITING);
        assertThat(waiting.error()).isEqualTo(said);
        assertThat(Duration.between(desk.desk.clock.instant(), waiting.dueAt()))
                .isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        assertThat(desk.outbox.sendTo(hospital)).isZero();

        server.behave(HospitalServer.RECEIVES);
        desk.desk.clock.pass(Duration.ofSeconds(5));
        desk.outbox.sendTo(hospital);

        assertThat(desk.only(hospital, MessageState.SENT).attempts()).isEqualTo(2);
        assertThat(server.received().stream().map(Received::msgid))
                .hasSize(2)
                .containsOnly(waiting.msgid());
    }

    @Test
    void followsNoRedirect() {
        try (var elsewhere = new HospitalServer()) {
            desk.waiting(hospital, desk.desk.aNumber(), "同意");
            server.behave(at -> HospitalServer.redirect(at, elsewhere.address()));

            desk.outbox.sendTo(hospital);

            assertThat(desk.only(hospital, MessageState.WAITING).error()).isEqualTo("HTTP 302");
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void isDeadAfterSoManyTriesAndLivesAgainWhenRetried() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        server.behave(at -> HospitalServer.answer(at, 503, ""));
        for (int i = 0; i < OutboxDesk.ATTEMPTS; i++) {
            assertThat(desk.outbox.sendTo(hospital)).isEqualTo(1);
            desk.desk.clock.pass(Duration.ofHours(1));
        }
        assertThat(desk.outbox.sendTo(hospital)).isZero();
        var dead = desk.only(hospital, MessageState.DEAD);
        assertThat(dead.error()).isEqualTo("HTTP 503");
        assertThat(dead.attempts()).isEqualTo(OutboxDesk.ATTEMPTS);
        server.behave(HospitalServer.RECEIVES);

        var again = must(desk.messages.retry(OutboxDesk.medical(hospital), dead.id()));

        assertThat(again.state()).isEqualTo(MessageState.WAITING);
        desk.outbox.sendTo(hospital);
        assertThat(desk.only(hospital, MessageState.SENT).msgid()).isEqualTo(dead.msgid());
        assertThat(server.received().stream().map(Received::msgid)).containsOnly(dead.msgid());
    }

    @Test
    void messagesOfOnePrescriptionKeepTheirOrderAndHoldUpNoOther() {
        var first = desk.desk.aNumber();
        var second = desk.desk.aNumber();
        desk.waiting(hospital, first, "提问");
        desk.waiting(hospital, first, "同意");
        desk.waiting(hospital, second, "其他");
        server.behave(
                at ->
                        HospitalServer.answer(
                                at, server.received().size() == 1 ? 500 : 200, "{\"infcode\":0}"));
        sendAll();
        desk.desk.clock.pass(Duration.ofSeconds(5));
        server.behave(HospitalServer.RECEIVES);
        sendAll();

        var said = server.received().stream().map(OutboxModuleTests::said).toList();
        assertThat(desk.in(hospital, MessageState.SENT)).hasSize(3);
        assertThat(said).contains("其他");
        assertThat(said.lastIndexOf("提问")).isLessThan(said.indexOf("同意"));
    }

    @Test
    void aNodeThatDiesAfterSendingLosesNothing() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        var dying = desk.outbox(true);
        var taken = dying.take(hospital);
        assertThat(dying.attempt(taken.getFirst())).isEqualTo(new Tried.Delivered());

        // its lease lasts: nobody else sends
        assertThat(desk.outbox.sendTo(hospital)).isZero();
        desk.desk.clock.pass(OutboxDesk.TIMEOUT.multipliedBy(3));
        assertThat(desk.outbox.sendTo(hospital)).isEqualTo(1);

        assertThat(desk.only(hospital, MessageState.SENT).attempts()).isEqualTo(2);
        assertThat(server.received().stream().map(Received::msgid))
                .hasSize(2)
                .containsOnly(taken.getFirst().message().msgid());
    }

    @Test
    void whoComesBackLateChangesNothing() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        var late = desk.outbox.take(hospital).getFirst().message();
        desk.desk.clock.pass(Duration.ofMinutes(1));
        desk.outbox(true).sendTo(hospital);

        desk.desk.database.commit(
                MessageTable.mark(
                        List.of(
                                new MessageTable.Mark(
                                        late.id(),
                                        late.attempts(),
                                        MessageState.DEAD,
                                        "late",
                                        late.dueAt())),
                        desk.desk.clock.instant()));

        assertThat(desk.only(hospital, MessageState.SENT).error()).isEmpty();
    }

    @Test
    void nodesAtOnceSendEachMessageOnce() throws Exception {
        int count = 200;
        for (int i = 0; i < count; i++) {
            desk.waiting(hospital, desk.desk.aNumber(), "同意");
        }
        var nodes = List.of(desk.outbox(true), desk.outbox(true), desk.outbox(true));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                nodes.forEach(node -> work.add(() -> drain(node)));
            }
            int sent = 0;
            for (var done : threads.invokeAll(work)) {
                sent += done.get();
            }
            assertThat(sent).isEqualTo(count);
        }
        assertThat(server.received().stream().map(Received::msgid))
                .hasSize(count)
                .doesNotHaveDuplicates();
        assertThat(desk.in(hospital, MessageState.SENT)).hasSize(count);
    }

    @Test
    void oneThatDoesNotAnswerDelaysNoOther() throws Exception {
        try (var dead = new HospitalServer()) {
            dead.behave(HospitalServer::silence);
            var silent = desk.hospital(dead.address());
            for (int i = 0; i < 20; i++) {
                desk.waiting(silent, desk.desk.aNumber(), "同意");
                desk.waiting(hospital, desk.desk.aNumber(), "同意");
            }
            var started = System.nanoTime();
            desk.outbox.send();
            while (desk.in(hospital, MessageState.SENT).size() < 20) {
                assertThat(Duration.ofNanos(System.nanoTime() - started))
                        .isLessThan(Duration.ofSeconds(20));
                Thread.sleep(5);
            }
            // not one try of the other can have ended well by then
            assertThat(desk.in(silent, MessageState.SENT)).isEmpty();
            desk.outbox.stop();
        }
    }

    private void sendAll() {
        drain(desk.outbox);
    }

    private int drain(Outbox node) {
        int all = 0;
        for (int sent = node.sendTo(hospital); sent > 0; sent = node.sendTo(hospital)) {
            all += sent;
        }
        return all;
    }

    private static String said(Received received) {
        return received.message().object("input").object("data").text("rx_chk_opnn");
    }

    private String body(long id) {
        return BodyLook.of(desk.desk.database, id);
    }
}
