package com.byeolshow.broadcast.sales;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets orders that change no sales any more. The sums stay; a fact that comes for a forgotten order after all finds
 * nothing it could change, as nothing is known of when it was placed.
 */
@Component
class ForgetOrders {

    private static final Logger log = LoggerFactory.getLogger(ForgetOrders.class);

    /** Small enough that a statement does not hold up the others. */
    static final int MOST = 1_000;

    private final SaleOrders orders;
    private final SalesSettings settings;
    private final Clock clock;

    ForgetOrders(SaleOrders orders, SalesSettings settings, Clock clock) {
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once an hour: nobody waits for it. */
    @Scheduled(fixedDelayString = "${byeolshow.broadcast.sales.forget-every:1h}")
    Mono<Void> run() {
        return Mono.defer(() -> {
                    Instant now = clock.instant();
                    return drop(false, now.minus(settings.keepUncounted()))
                            .then(drop(true, now.minus(settings.keepCounted())));
                })
                .onErrorResume(unavailable -> {
                    log.warn("old orders stay for now: {}", unavailable.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> drop(boolean counted, Instant since) {
        return Mono.defer(() -> orders.dropIdle(counted, since, MOST))
                .repeat()
                .takeUntil(dropped -> dropped < MOST)
                .then();
    }
}
