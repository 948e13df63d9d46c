package com.byeolshow.identity.recovery;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets every answer take the same time, whatever was found on the way, so that the time tells nothing. */
@Component
class EvenPace {

    private final Duration pace;

    EvenPace(RecoverySettings settings) {
        this.pace = settings.answerAfter();
    }

    /** The outcome of the work, refusals included, but not before the pace allows. */
    <T> Mono<T> of(Mono<T> work) {
        return Mono.zip(work.materialize(), Mono.delay(pace), (outcome, _) -> outcome)
                .dematerialize();
    }
}
