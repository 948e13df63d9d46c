package com.byeolshow.commerce.order;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the table of checkout keys small: what nobody will repeat any more is forgotten, batch by batch. */
@Component
class ForgetCheckoutKeys {

    /** A sweep that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CheckoutKeys keys;
    private final CheckoutSettings settings;
    private final Clock clock;

    ForgetCheckoutKeys(CheckoutKeys keys, CheckoutSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A failed sweep is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.commerce.checkout.sweep-every:1h}")
    Mono<Void> run() {
        return Mono.defer(() -> keys.forget(clock.instant().minus(settings.keysKept()), settings.sweepBatch()))
                .repeat()
                .takeUntil(forgotten -> forgotten < settings.sweepBatch())
                .then()
                .timeout(LONGEST);
    }
}
