package com.byeolshow.social.push;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rounds of pushes, on every replica: pushes are taken with a lease, so replicas share the work. */
@Component
class PushJobs {

    private static final Logger log = LoggerFactory.getLogger(PushJobs.class);

    /** After a failed round, so that a database that is away is not asked, and logged about, several times a second. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final SendPushes sendPushes;

    PushJobs(SendPushes sendPushes) {
        this.sendPushes = sendPushes;
    }

    @Scheduled(fixedDelayString = "${byeolshow.social.push.every}")
    Mono<Void> sendPushes() {
        return guarded("sending pushes", sendPushes::run);
    }

    @Scheduled(fixedDelayString = "5s")
    Mono<Void> countPushes() {
        return guarded("counting pushes", sendPushes::count);
    }

    /** The scheduler calls a method once and subscribes to its answer again and again, so a round is made anew each time. */
    private static Mono<Void> guarded(String what, Supplier<Mono<Void>> round) {
        return Mono.defer(round).onErrorResume(failed -> {
            log.warn("{} failed, trying again soon", what, failed);
            return Mono.delay(PAUSE).then();
        });
    }
}
