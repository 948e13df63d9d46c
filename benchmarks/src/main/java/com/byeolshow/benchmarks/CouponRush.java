package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Crowd;
import com.byeolshow.benchmarks.load.Customer;
import com.byeolshow.benchmarks.load.Reply;
import com.byeolshow.benchmarks.load.RequestFailure;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.app.App;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A coupon of which there are few: every customer claims it several times, all at once. Afterwards exactly as many must
 * have been issued as there were, to as many customers.
 */
final class CouponRush {

    static final String NAME = "coupon-rush";

    private static final int CUSTOMERS = 2_000;
    private static final int AT_ONCE = 200;
    private static final int CHECKS_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Ground ground;
    private final int people;
    private final int atOnce;
    private final App manager;

    CouponRush(Ground ground) {
        this.ground = ground;
        Options options = ground.options();
        this.people = options.customers() == 0 ? CUSTOMERS : options.customers();
        this.atOnce = options.atOnce() == 0 ? Math.min(people, AT_ONCE) : options.atOnce();
        this.manager = ground.manager();
    }

    Report run(double loadBefore, Path folder) {
        Options options = ground.options();
        List<Customer> customers = ground.customers(people);
        for (int round = 1; round <= options.warmUp(); round++) {
            var warming = new Timings();
            var counted = claim(
                    coupon("몸풀기 " + round, options.issues()), customers, options.warmingAtOnce(round, atOnce), warming);
            ground.progress().accept("  warm-up %d: %s".formatted(round, counted));
            failOn(warming);
        }
        String coupon = coupon("선착순", options.issues());
        var timings = new Timings();
        var outcomes = new LinkedHashMap<String, Long>();
        var measurement = new Measurement(ground, loadBefore);
        measurement.round(
                options.claims(),
                () -> {
                    long began = System.nanoTime();
                    outcomes.putAll(claim(coupon, customers, atOnce, timings));
                    return Duration.ofNanos(System.nanoTime() - began);
                },
                () -> {});
        long held = held(coupon, customers);
        outcomes.put("held afterwards", held);
        var report = measurement.report(NAME, "claim", parameters(options), timings, outcomes, folder);
        failOn(timings);
        long due = Math.min(options.issues(), people);
        if (outcomes.getOrDefault("issued", 0L) != due || held != due) {
            throw new WrongResult("of %d coupons these were issued: %s".formatted(due, outcomes));
        }
        return report;
    }

    private Map<String, String> parameters(Options options) {
        var told = new LinkedHashMap<String, String>();
        told.put("customers", Integer.toString(people));
        told.put("at once", Integer.toString(atOnce));
        told.put("claims", Integer.toString(options.claims()));
        told.put("coupons", Integer.toString(options.issues()));
        told.put("warm-up rounds, each on a coupon of its own", Integer.toString(options.warmUp()));
        told.put("sign-ups", "through the gateway, with the lighter Argon2id of the profile local");
        told.put("profiled", options.profile() ? "yes" : "no");
        return told;
    }

    private String coupon(String name, int issues) {
        var body = Map.of(
                "name", name, "type", "cart", "discount", Map.of("type", "fixed", "value", 1_000), "quantity", issues);
        return manager.send(
                        "POST",
                        "/v1/manager/coupons",
                        body,
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .text("/id");
    }

    /** Customers take turns until all claims were made; neighbours in the queue are different people. */
    private Map<String, Long> claim(String coupon, List<Customer> customers, int people, Timings timings) {
        var claims = new ArrayList<Customer>();
        while (claims.size() < ground.options().claims()) {
            var turn = new ArrayList<>(customers);
            Collections.shuffle(turn);
            claims.addAll(turn.subList(0, Math.min(turn.size(), ground.options().claims() - claims.size())));
        }
        var body = Map.of("payload", Map.of("coupon", coupon));
        Map<String, Long> outcomes = new ConcurrentHashMap<>();
        Crowd.work(claims, people, PATIENCE, timings, customer -> {
            Reply reply = timings.time("claim", () -> customer.call("POST", "/coupon/add/", body));
            outcomes.merge(outcome(reply), 1L, Long::sum);
        });
        return outcomes;
    }

    /** Only these three are right; whatever else comes back has failed. */
    private static String outcome(Reply reply) {
        if (reply.status() == 200) {
            return "issued";
        }
        if (reply.body().contains("already-issued-coupon")) {
            return "refused: already issued to this customer";
        }
        if (reply.body().contains("exhausted-coupon")) {
            return "refused: none left";
        }
        throw new RequestFailure(reply.kind());
    }

    /** How many customers have the coupon, each asked for its own. */
    private long held(String coupon, List<Customer> customers) {
        var held = new AtomicLong();
        var wrong = new Timings();
        Crowd.work(customers, CHECKS_AT_ONCE, PATIENCE, wrong, customer -> {
            Reply reply = customer.call("GET", "/coupon/", null);
            if (reply.status() != 200) {
                throw new RequestFailure("coupons cannot be read: " + reply.kind());
            }
            for (var mine : reply.json()) {
                held.addAndGet(mine.at("/_id").asString().equals(coupon) ? 1 : 0);
            }
        });
        failOn(wrong);
        return held.get();
    }

    private static void failOn(Timings timings) {
        if (!timings.failures().isEmpty()) {
            throw new WrongResult("requests failed: " + timings.failures());
        }
    }
}
