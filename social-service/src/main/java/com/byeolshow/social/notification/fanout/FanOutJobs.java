package com.byeolshow.social.notification.fanout;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rounds of fan-outs, on every replica: slices are taken with a lease, so replicas share the work. */
@Component
class FanOutJobs {

    private static final Logger log = LoggerFactory.getLogger(FanOutJobs.class);

    /** After a failed round, so that a database that is away is not asked, and logged about, several times a second. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final TellAudiences tellAudiences;

    FanOutJobs(TellAudiences tellAudiences) {
        this.tellAudiences = tellAudiences;
    }

    @Scheduled(fixedDelayString = "${byeolshow.social.fan-out.every}")
    Mono<Void> tellAudiences() {
        return guarded("telling audiences", tellAudiences::run);
    }

    @Scheduled(fixedDelayString = "5s")
    Mono<Void> countFanOuts() {
        return guarded("counting fan-outs", tellAudiences::count);
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    Mono<Void> forgetFanOuts() {
        return guarded("forgetting fan-outs", tellAudiences::forget);
    }

    /** The scheduler calls a method once and subscribes to its answer again and again, so a round is made anew each time. */
    private static Mono<Void> guarded(String what, Supplier<Mono<Void>> round) {
        return Mono.defer(round).onErrorResume(failed -> {
            log.warn("{} failed, trying again soon", what, failed);
            return Mono.delay(PAUSE).then();
        });
    }
}
