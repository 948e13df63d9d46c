package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.ChatCrowd;
import com.byeolshow.benchmarks.load.Timings;
import com.byeolshow.benchmarks.measure.Memory;
import com.byeolshow.benchmarks.report.Report;
import com.byeolshow.suite.demo.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One show with a full chat room: viewers speak in turn, and every message must reach every viewer. What is counted is
 * one message at one reader.
 */
final class LiveChat {

    static final String NAME = "chat";

    private static final int VIEWERS = 5_000;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final Duration COMING = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Ground ground;
    private final int viewers;
    private final URI door;

    LiveChat(Ground ground) {
        this.ground = ground;
        int asked = ground.options().customers();
        this.viewers = asked == 0 ? VIEWERS : asked;
        this.door = ground.options().throughGateway()
                ? ground.stack().doors().gateway()
                : ground.stack().operations("broadcast-service");
    }

    Report run(double loadBefore, Path folder) {
        Options options = ground.options();
        String show = startShow();
        try (var service = new Memory(ground.stack().child("broadcast-service"));
                var gateway = new Memory(ground.stack().child("gateway"));
                var crowd = new ChatCrowd(door, show)) {
            var coming = new Timings();
            crowd.come(viewers, COMING, coming);
            if (!coming.failures().isEmpty()) {
                throw new WrongResult("viewers could not come in: " + coming.failures());
            }
            long atService = service.peak();
            long atGateway = gateway.peak();
            ground.progress().accept("%d viewers are in the room".formatted(viewers));
            for (int round = 1; round <= options.warmUp(); round++) {
                talk(crowd, new Timings());
            }
            var timings = new Timings();
            var measurement = new Measurement(ground, loadBefore);
            long messages = ROUND.toSeconds() * options.messages();
            for (int round = 1; round <= options.rounds(); round++) {
                measurement.round(messages * viewers, () -> talk(crowd, timings), () -> {});
            }
            var outcomes = new LinkedHashMap<String, Long>();
            grown(outcomes, "broadcast-service", service, atService);
            grown(outcomes, "gateway", gateway, atGateway);
            outcomes.put("connections that ended", (long) crowd.lost());
            return measurement.report(
                    NAME, "message delivered to one viewer", parameters(options), timings, outcomes, folder);
        }
    }

    /** Garbage of coming in counts as well, so a socket holds less than this. */
    private void grown(Map<String, Long> outcomes, String part, Memory memory, long entered) {
        outcomes.put("MB of memory %s held before anybody came".formatted(part), memory.before() >> 20);
        outcomes.put("MB %s held when all were in the room".formatted(part), entered >> 20);
        outcomes.put("MB %s held at most".formatted(part), memory.peak() >> 20);
        outcomes.put("KB %s took per socket".formatted(part), ((entered - memory.before()) / viewers) >> 10);
    }

    private Map<String, String> parameters(Options options) {
        var told = new LinkedHashMap<String, String>();
        told.put("viewers in the room", Integer.toString(viewers));
        told.put("messages per second", Integer.toString(options.messages()));
        told.put(
                "measured rounds of %d s".formatted(ROUND.toSeconds()),
                "%d after %d to warm up".formatted(options.rounds(), options.warmUp()));
        told.put("sockets are opened at", options.throughGateway() ? "the gateway" : "broadcast-service itself");
        told.put("profiled", options.profile() ? "yes" : "no");
        return told;
    }

    /** One round; fails unless everybody heard everything. */
    private Duration talk(ChatCrowd crowd, Timings timings) {
        long before = crowd.heard();
        long began = System.nanoTime();
        int said = crowd.talk(ground.options().messages(), ROUND, timings);
        long due = before + (long) said * viewers;
        try {
            Await.until("every viewer heard every message", PATIENCE, () -> crowd.heard() >= due);
        } catch (RuntimeException late) {
            long[] heard = crowd.leastAndMost();
            throw new WrongResult(
                    "of %d messages to readers %d arrived; one reader has %d, another %d; %d connections ended"
                            .formatted(
                                    said * (long) viewers, crowd.heard() - before, heard[0], heard[1], crowd.lost()));
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String startShow() {
        var star = Star.of(ground.customers(1).getFirst(), ground);
        String show = star.reserve("가득 찬 방송", 0);
        star.start(show);
        return show;
    }
}
