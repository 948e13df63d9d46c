package com.byeolshow.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Many people at once, each doing one thing after the other: a closed model, as nobody pays before checking out. */
public final class Crowd {

    private Crowd() {}

    /**
     * Lets so many people work through the tasks and returns how long all of it took. A failure of one task is counted
     * and the next one taken.
     *
     * @param atOnce how many tasks are under way at a time
     * @throws IllegalStateException when it is not done in time
     */
    public static <T> Duration work(List<T> tasks, int atOnce, Duration patience, Timings timings, Consumer<T> doing) {
        var waiting = new ConcurrentLinkedQueue<>(tasks);
        var start = new CountDownLatch(1);
        int people = Math.min(atOnce, tasks.size());
        var done = new CountDownLatch(people);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < people; person++) {
                threads.execute(() -> {
                    try {
                        start.await();
                        for (T task = waiting.poll(); task != null; task = waiting.poll()) {
                            attempt(task, timings, doing);
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } finally {
                        done.countDown();
                    }
                });
            }
            long began = System.nanoTime();
            start.countDown();
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                throw new IllegalStateException(
                        "not done after %d s; %d tasks not begun".formatted(patience.toSeconds(), waiting.size()));
            }
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static <T> void attempt(T task, Timings timings, Consumer<T> doing) {
        try {
            doing.accept(task);
        } catch (RequestFailure failure) {
            timings.fail(failure.kind());
        } catch (RuntimeException unforeseen) {
            timings.fail(unforeseen.toString());
        }
    }
}
