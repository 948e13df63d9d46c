package com.byeolshow.commerce.cart;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for old carts again and again. */
@Component
class CartPruning {

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final PruneCarts prune;

    CartPruning(PruneCarts prune) {
        this.prune = prune;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.commerce.cart.prune-every:10m}")
    Mono<Void> look() {
        return prune.run().timeout(LONGEST).then();
    }
}
