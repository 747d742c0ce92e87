package cn.yunfang.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is to happen on which day; all of one patient by one thread, so that he is in one place. */
final class BenchYearAgenda implements AutoCloseable {
    private final int stripes;
    private final List<List<Queue<Runnable>>> days = new ArrayList<>();
    private final ExecutorService threads;

    BenchYearAgenda(int days, int stripes) {
        this.stripes = stripes;
        this.threads = Executors.newFixedThreadPool(stripes);
        for (int day = 0; day < days; day++) {
            var lanes = new ArrayList<Queue<Runnable>>();
            for (int i = 0; i < stripes; i++) {
                lanes.add(new ConcurrentLinkedQueue<>());
            }
            this.days.add(lanes);
        }
    }

    /** On a day; what would come after the last one is left out. */
    void on(int day, BenchYearPatient patient, Runnable task) {
        if (day < days.size()) {
            days.get(day).get(Math.floorMod(patient.no().hashCode(), stripes)).add(task);
        }
    }

    /** Does what is due on a day, that which it brings for the same day too. */
    void play(int day) {
        together(
                days.get(day).stream()
                        .map(
                                lane ->
                                        (Runnable)
                                                () -> {
                                                    for (var task = lane.poll();
                                                            task != null;
                                                            task = lane.poll()) {
                                                        task.run();
                                                    }
                                                })
                        .toList());
    }

    /** Does many things side by side. */
    void together(List<Runnable> tasks) {
        try {
            for (var done : threads.invokeAll(tasks.stream().map(BenchYearAgenda::call).toList())) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Callable<Boolean> call(Runnable task) {
        return () -> {
            task.run();
            return true;
        };
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
