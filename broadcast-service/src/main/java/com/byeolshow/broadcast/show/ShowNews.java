package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import java.util.List;
import reactor.core.publisher.Mono;

/** Tells the rest of the suite what happened to a show, in the transaction that made it happen. */
public interface ShowNews {

    /**
     * Publishes the show's whole state and then each event.
     *
     * @param show as it is after the events
     */
    Mono<Void> tell(HostedShow show, List<ShowEvent> events);

    /** Publishes the whole state of each of these shows, to which nothing happened but that its numbers grew. */
    Mono<Void> tellStates(List<HostedShow> shows);

    /**
     * Publishes the events of a show's deletion and then that there is no such show any more.
     *
     * @param last as it was before
     */
    Mono<Void> tellGone(HostedShow last, List<ShowEvent> events);
}
