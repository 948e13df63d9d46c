package com.byeolshow.commerce.order;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for expired orders again and again. */
@Component
class ExpirySweep {

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ExpireOrders expire;

    ExpirySweep(ExpireOrders expire) {
        this.expire = expire;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.commerce.order.sweep-every:15s}")
    Mono<Void> look() {
        return expire.run().timeout(LONGEST).then();
    }
}
