package com.byeolshow.catalog.search;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for products that cannot be found yet: after an update of this service all of them. */
@Component
class IndexJob {

    private static final Logger log = LoggerFactory.getLogger(IndexJob.class);

    /** A look that hangs, because an answer of the database got lost, must not be the last one. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final IndexMissing missing;

    IndexJob(IndexMissing missing) {
        this.missing = missing;
    }

    @Scheduled(fixedDelayString = "${byeolshow.catalog.search.index-every:10m}")
    Mono<Void> look() {
        return missing.run()
                .timeout(LONGEST)
                .doOnNext(indexed -> {
                    if (indexed > 0) {
                        log.info("Indexed {} products for search", indexed);
                    }
                })
                .then();
    }
}
