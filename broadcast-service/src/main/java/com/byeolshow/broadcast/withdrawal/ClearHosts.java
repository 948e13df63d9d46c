package com.byeolshow.broadcast.withdrawal;

import com.byeolshow.broadcast.show.DeleteShow;
import com.byeolshow.broadcast.stream.ForgetStream;
import com.byeolshow.broadcast.withdrawal.LeavingHosts.Leaving;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes what a host leaves behind: every show, each as if its host had deleted it, then the stream. Nobody else could
 * start, end or delete them, and the recordings show a person who is gone. Tried again with growing pauses; watch
 * {@code broadcast.leaving.failures}.
 */
@Component
class ClearHosts {

    private static final Logger log = LoggerFactory.getLogger(ClearHosts.class);

    /** Long enough to leave a struggling platform alone. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final LeavingHosts hosts;
    private final DeleteShow deleteShow;
    private final ForgetStream forgetStream;
    private final Clock clock;
    private final Counter failures;

    ClearHosts(
            LeavingHosts hosts, DeleteShow deleteShow, ForgetStream forgetStream, Clock clock, MeterRegistry meters) {
        this.hosts = hosts;
        this.deleteShow = deleteShow;
        this.forgetStream = forgetStream;
        this.clock = clock;
        this.failures = Counter.builder("broadcast.leaving.failures").register(meters);
    }

    @Scheduled(fixedDelayString = "${byeolshow.broadcast.clear-hosts-every:1s}")
    Mono<Void> run() {
        return Flux.defer(() -> hosts.claimDue(clock.instant()))
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(this::clear)
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("shows of those who left cannot be removed now", unavailable);
                    return Mono.empty();
                });
    }

    private Mono<Void> clear(Leaving host) {
        return deleteShow
                .allOf(host.influencerId())
                .then(Mono.defer(() -> forgetStream.run(host.influencerId())))
                .then(Mono.defer(() -> hosts.done(host.influencerId())))
                .onErrorResume(failure -> {
                    failures.increment();
                    var pause = pauseAfter(host.attempts());
                    log.warn(
                            "what a host left is not removed at attempt {}, next in {}: {}",
                            host.attempts(),
                            pause,
                            failure.toString());
                    return hosts.postpone(host.influencerId(), clock.instant().plus(pause));
                });
    }

    private static Duration pauseAfter(int attempts) {
        return Duration.ofSeconds(Math.min(1L << Math.min(attempts, 20), LONGEST_PAUSE.toSeconds()));
    }
}
