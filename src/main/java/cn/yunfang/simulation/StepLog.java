package cn.yunfang.simulation;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The steps of one story as they happen; the story writes, the table reads. */
final class StepLog {
    /** One step: when who did what, how it ended, how long it took. */
    record Step(Instant at, String who, String what, String result, double millis) {}

    private final BlockingQueue<Optional<Step>> steps = new LinkedBlockingQueue<>();

    /** A call that must succeed; {@code shown} turns its answer into the result column. */
    Reply step(String who, String what, Supplier<Reply> call, Function<Reply, String> shown) {
        var reply = call.get();
        add(who, what, reply.ok() ? shown.apply(reply) : refusal(reply), reply.millis());
        reply.must();
        return reply;
    }

    /** A call that must be refused with this code. */
    Reply refused(String who, String what, int code, Supplier<Reply> call) {
        var reply = call.get();
        add(who, what, reply.ok() ? "not refused!" : refusal(reply), reply.millis());
        if (reply.code() != code) {
            throw new IllegalStateException(
                    what + ": expected refusal " + code + ", got " + reply.code());
        }
        return reply;
    }

    void add(String who, String what, String result, double millis) {
        steps.add(Optional.of(new Step(Clocks.instant(), who, what, result, millis)));
    }

    /** Several calls that must succeed, as one step. */
    <T> void add(String who, String what, Supplier<T> calls, Function<T, String> shown) {
        var began = System.nanoTime();
        var done = calls.get();
        add(who, what, shown.apply(done), (System.nanoTime() - began) / 1e6);
    }

    /** A line of text below the step before it. */
    void note(String text) {
        add("", "", text, 0);
    }

    void end() {
        steps.add(Optional.empty());
    }

    /** The next step; empty when the story is over. */
    Optional<Step> next() throws InterruptedException {
        return steps.take();
    }

    private static String refusal(Reply reply) {
        return "拒绝 refused " + reply.code() + " " + reply.message();
    }
}
