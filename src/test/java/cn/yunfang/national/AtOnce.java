package cn.yunfang.national;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Calls that start at the same moment, each in a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    /** What each of them answered, in the order given. */
    @SafeVarargs
    static <T> List<T> all(Callable<T>... calls) {
        return all(List.of(calls));
    }

    static <T> List<T> all(List<Callable<T>> calls) {
        var start = new CyclicBarrier(calls.size());
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            var running =
                    calls.stream()
                            .map(
                                    call ->
                                            pool.submit(
                                                    () -> {
                                                        start.await();
                                                        return call.call();
                                                    }))
                            .toList();
            var answers = new ArrayList<T>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
