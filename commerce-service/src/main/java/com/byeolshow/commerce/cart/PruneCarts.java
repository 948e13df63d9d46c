package com.byeolshow.commerce.cart;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drops carts that were left behind, so that the tables do not grow for ever. */
@Component
public final class PruneCarts {

    private static final Logger log = LoggerFactory.getLogger(PruneCarts.class);

    private final Carts carts;
    private final CartSettings settings;
    private final Clock clock;

    PruneCarts(Carts carts, CartSettings settings, Clock clock) {
        this.carts = carts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Drops one batch and answers how many carts that were. Safe on several replicas at once. */
    public Mono<Long> run() {
        return Mono.defer(() -> carts.prune(clock.instant().minus(settings.keptFor()), settings.pruneBatch()))
                .doOnNext(dropped -> {
                    if (dropped > 0) {
                        log.info("{} carts dropped, unchanged for {}", dropped, settings.keptFor());
                    }
                });
    }
}
