package com.byeolshow.commerce.order;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for expired orders again and again. */
@Component
class ExpirySweep {

    private final ExpireOrders expire;

    ExpirySweep(ExpireOrders expire) {
        this.expire = expire;
    }

    /** The next look starts a pause after this one ended; a failed look is logged by the scheduler and comes again. */
    @Scheduled(fixedDelayString = "${byeolshow.commerce.order.sweep-every:15s}")
    Mono<Void> look() {
        return expire.run().then();
    }
}
