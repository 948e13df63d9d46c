package com.byeolshow.broadcast.show;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Publishes shows whose views or alarms have changed, once in a while and not for every single one. */
@Component
class TellTallies {

    private static final Logger log = LoggerFactory.getLogger(TellTallies.class);

    private final UntoldTallies untold;
    private final Shows shows;
    private final ShowNews news;
    private final Clock clock;
    private final TransactionalOperator tx;

    TellTallies(UntoldTallies untold, Shows shows, ShowNews news, Clock clock, TransactionalOperator tx) {
        this.untold = untold;
        this.shows = shows;
        this.news = news;
        this.clock = clock;
        this.tx = tx;
    }

    /** Goes on until nothing is due, however many shows are watched at once. */
    @Scheduled(fixedDelayString = "${byeolshow.broadcast.tally.every:5s}")
    Mono<Void> run() {
        return Mono.defer(this::tellNext)
                .repeat()
                .takeWhile(told -> told > 0)
                .then()
                .onErrorResume(failed -> {
                    log.warn("tallies cannot be told now", failed);
                    return Mono.empty();
                });
    }

    private Mono<Integer> tellNext() {
        return untold.take(clock.instant())
                .flatMap(shows::allHosted)
                .delayUntil(news::tellStates)
                .map(List::size)
                .as(tx::transactional);
    }
}
