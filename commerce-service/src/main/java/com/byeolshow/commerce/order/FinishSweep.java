package com.byeolshow.commerce.order;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for orders that are over again and again. */
@Component
class FinishSweep {

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final FinishOrders finish;

    FinishSweep(FinishOrders finish) {
        this.finish = finish;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.commerce.order.finish-every:1m}")
    Mono<Void> look() {
        return finish.run().timeout(LONGEST).then();
    }
}
