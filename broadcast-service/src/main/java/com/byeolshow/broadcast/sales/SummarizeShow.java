package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.chat.ChatFigures;
import com.byeolshow.broadcast.show.OverseeShow;
import com.byeolshow.broadcast.show.OverseeShow.Overseen;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a show amounted to. Computed at each call and never frozen: orders that were placed during the show are paid, and
 * money goes back, for days after its end.
 */
@Component
public record SummarizeShow(OverseeShow overseeShow, Sales sales, ChatFigures chat) {

    private static final int TOP = 5;

    /**
     * A show that is over.
     *
     * @param viewers people who watched it while it was live, each once
     * @param topProducts at most five, best first
     */
    public record Summary(
            Overseen show,
            Instant startedAt,
            Instant endedAt,
            int viewers,
            ChatFigures.Figures chat,
            Sales.OfShow sales,
            List<Sales.OfProduct> topProducts) {

        public Duration duration() {
            return Duration.between(startedAt, endedAt);
        }
    }

    /** Refused with {@code show-not-over} until the show has ended. */
    public Mono<Summary> run(Caller caller, String showId) {
        return overseeShow.run(caller, showId).flatMap(this::summarize);
    }

    private Mono<Summary> summarize(Overseen show) {
        Instant started = show.liveSince();
        Instant ended = show.finishedAt();
        if (started == null || ended == null) {
            return Mono.error(new RefusedException(new SalesProblem.ShowNotOver()));
        }
        return Mono.zip(
                sales.of(show.id()),
                chat.of(show.id()),
                (sold, said) -> new Summary(
                        show,
                        started,
                        ended,
                        show.liveViewers(),
                        said,
                        sold,
                        sold.products().stream().limit(TOP).toList()));
    }
}
