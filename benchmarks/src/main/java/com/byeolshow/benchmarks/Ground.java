package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Crowd;
import com.byeolshow.benchmarks.load.Customer;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.load.Wire;
import com.byeolshow.benchmarks.measure.Database;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a scenario stands on: a running suite, a way to talk to it, and where to say what goes on.
 *
 * @param progress receives lines for the person who waits
 */
record Ground(Options options, Stack stack, Wire wire, Database database, Consumer<String> progress) {

    /** More at a time would only queue in front of the few threads that hash passwords. */
    private static final int SIGN_UPS_AT_ONCE = 8;

    private static final Duration SIGN_UP_PATIENCE = Duration.ofMinutes(10);

    /** A client with a manager's token. */
    App manager() {
        return App.anonymous(stack.doors().gateway()).login("manager1", "manager1pw!");
    }

    /**
     * New customers, signed up and logged in through the gateway like any other.
     *
     * @throws WrongResult when one of them cannot
     */
    List<Customer> customers(int count) {
        var arrived = Collections.synchronizedList(new ArrayList<Customer>());
        var tried = new AtomicInteger();
        var failures = new Timings();
        int step = Math.max(1, count / 5);
        Duration took = Crowd.work(
                IntStream.range(0, count).boxed().toList(), SIGN_UPS_AT_ONCE, SIGN_UP_PATIENCE, failures, number -> {
                    arrived.add(Customer.arrive(
                            wire, stack.doors().gateway(), stack.doors().control(), "bench%05d".formatted(number)));
                    int done = tried.incrementAndGet();
                    if (done % step == 0) {
                        progress.accept("  %d of %d customers signed up".formatted(done, count));
                    }
                });
        if (arrived.size() < count) {
            throw new WrongResult(
                    "only %d of %d customers could sign up: %s".formatted(arrived.size(), count, failures.failures()));
        }
        progress.accept("%d customers after %.1f s".formatted(count, took.toMillis() / 1000.0));
        return List.copyOf(arrived);
    }
}
