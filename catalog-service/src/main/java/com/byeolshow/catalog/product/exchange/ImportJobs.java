package com.byeolshow.catalog.product.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rounds of work on imports, on every replica: each takes an import no other is at. */
@Component
class ImportJobs {

    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    /** After a failed round, so that a database that is away is not asked, and logged about, without end. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final WorkOffImports workOff;
    private final Imports imports;
    private final ImportSettings settings;
    private final Clock clock;

    ImportJobs(WorkOffImports workOff, Imports imports, ImportSettings settings, Clock clock) {
        this.workOff = workOff;
        this.imports = imports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Step after step until there is nothing to do. */
    @Scheduled(fixedDelayString = "${byeolshow.catalog.imports.every:1s}")
    Mono<Void> workOff() {
        return guarded(
                "working off imports",
                () -> workOff.step().repeat().takeWhile(worked -> worked).then());
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1m")
    Mono<Void> forget() {
        return guarded("forgetting imports", () -> {
            var now = clock.instant();
            return imports.forget(now.minus(settings.abandonedAfter()), now.minus(settings.kept()))
                    .then();
        });
    }

    /** The scheduler calls a method once and subscribes to its answer again and again, so a round is made anew each time. */
    private static Mono<Void> guarded(String what, Supplier<Mono<Void>> round) {
        return Mono.defer(round).onErrorResume(failed -> {
            log.warn("{} failed, trying again soon", what, failed);
            return Mono.delay(PAUSE).then();
        });
    }
}
