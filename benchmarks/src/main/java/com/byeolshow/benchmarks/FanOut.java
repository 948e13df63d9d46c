package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Customer;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.measure.Memory;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.demo.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A host with very many followers reserves a show, once per round. Each follower must be told exactly once, while other
 * customers go on reading their notifications: how long that takes them is measured, too.
 */
final class FanOut {

    static final String NAME = "fanout";

    private static final int FOLLOWERS = 100_000;
    private static final int READERS = 4;

    /** A customer at a screen, not a load: what is wanted is how long one call takes meanwhile. */
    private static final Duration READING_PAUSE = Duration.ofMillis(50);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Ground ground;
    private final int followers;

    FanOut(Ground ground) {
        this.ground = ground;
        int asked = ground.options().customers();
        this.followers = asked == 0 ? FOLLOWERS : asked;
    }

    Report run(double loadBefore, Path folder) {
        Options options = ground.options();
        var people = ground.customers(READERS + 1);
        var star = Star.of(people.getLast(), ground);
        Await.until(
                "the host can be followed",
                () -> people.getFirst()
                                .call("POST", "/user/influencer/like/", Map.of("InfluencerId", star.id()))
                                .status()
                        == 202);
        ground.database().change("social", """
                        INSERT INTO follows (customer_id, influencer_id, followed_at)
                        SELECT 'follower-' || n, '%s', now() FROM generate_series(2, %d) n""".formatted(star.id(), followers));
        ground.database().change("social", "ANALYZE follows");
        ground.progress().accept("%d followers".formatted(followers));
        for (int round = 1; round <= options.warmUp(); round++) {
            tell(star, "warm-up " + round);
        }
        var timings = new Timings();
        var readers = people.subList(0, READERS);
        var social = ground.stack().child("social-service");
        var measurement = new Measurement(ground, loadBefore);
        try (var memory = new Memory(social)) {
            for (int round = 1; round <= options.rounds(); round++) {
                String title = "round " + round;
                measurement.round(
                        followers, () -> whileOthersRead(readers, timings, () -> tell(star, title)), () -> {});
            }
            var outcomes = new LinkedHashMap<String, Long>();
            outcomes.put("MB of memory social-service held before", memory.before() >> 20);
            outcomes.put("MB of memory it held at most", memory.peak() >> 20);
            var report = measurement.report(NAME, "notification", parameters(options), timings, outcomes, folder);
            if (!timings.failures().isEmpty()) {
                throw new WrongResult("requests failed: " + timings.failures());
            }
            return report;
        }
    }

    private Map<String, String> parameters(Options options) {
        var told = new LinkedHashMap<String, String>();
        told.put("followers", Integer.toString(followers));
        told.put("measured rounds, one reserved show each", Integer.toString(options.rounds()));
        told.put("warm-up rounds", Integer.toString(options.warmUp()));
        told.put("customers who read their notifications meanwhile", Integer.toString(READERS));
        told.put("followers come", "from SQL: what is measured is telling them");
        told.put("profiled", options.profile() ? "yes" : "no");
        return told;
    }

    /** Reserves a show and waits until everybody is told; the time counts from the answer to the host. */
    private Duration tell(Star star, String title) {
        String show = star.reserve(title, 1);
        long began = System.nanoTime();
        String finished =
                "SELECT count(*) FROM fan_outs WHERE kind = 'show-scheduled' AND subject = '%s'".formatted(show)
                        + " AND finished_at IS NOT NULL";
        Await.until("everybody is told", PATIENCE, () -> ground.database().number("social", finished) == 1);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        long told = ground.database()
                .number(
                        "social",
                        "SELECT count(DISTINCT customer_id) FROM notifications WHERE kind = 'show-scheduled' AND subject = '%s'"
                                .formatted(show));
        if (told != followers) {
            throw new WrongResult("of %d followers %d were told".formatted(followers, told));
        }
        return took;
    }

    private static Duration whileOthersRead(List<Customer> readers, Timings timings, Supplier<Duration> telling) {
        var done = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (var reader : readers) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    int status = timings.time(
                            "read notifications meanwhile",
                            () -> reader.call("GET", "/v1/notifications", null).status());
                    if (status != 200) {
                        timings.fail("notifications answered " + status);
                    }
                    pause();
                }
            }));
        }
        try {
            return telling.get();
        } finally {
            done.set(true);
            threads.forEach(FanOut::join);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(READING_PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
