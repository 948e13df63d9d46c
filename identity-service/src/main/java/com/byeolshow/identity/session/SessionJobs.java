package com.byeolshow.identity.session;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What has to be looked after again and again. Replicas may do so at the same time; they only find less. */
@Component
class SessionJobs {

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Longer than any pause of a log-in, and than anybody asks why one was refused. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RotateKeys rotateKeys;
    private final Sessions sessions;
    private final Tries tries;
    private final Clock clock;

    SessionJobs(RotateKeys rotateKeys, Sessions sessions, Tries tries, Clock clock) {
        this.rotateKeys = rotateKeys;
        this.sessions = sessions;
        this.tries = tries;
        this.clock = clock;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.identity.keys.look-every:1m}")
    Mono<Void> rotate() {
        return rotateKeys.run().timeout(LONGEST);
    }

    @Scheduled(
            initialDelayString = "${byeolshow.identity.sessions.sweep-every:1h}",
            fixedDelayString = "${byeolshow.identity.sessions.sweep-every:1h}")
    Mono<Void> sweep() {
        return Mono.defer(() -> {
                    var before = clock.instant().minus(KEPT);
                    return sessions.forgetBefore(before).then(tries.forgetBefore(before));
                })
                .timeout(LONGEST);
    }
}
