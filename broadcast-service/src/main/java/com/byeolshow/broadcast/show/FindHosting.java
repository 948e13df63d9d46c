package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.ShowState;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells other features whose show it is and since when it was on air. */
@Component
public record FindHosting(Shows shows) {

    /** Empty if there is no such show. */
    public Mono<Hosting> run(ShowId id) {
        return shows.hosted(id)
                .map(found -> new Hosting(
                        found.show().influencerId(), liveSince(found.show().state())));
    }

    private static Optional<Instant> liveSince(ShowState state) {
        return switch (state) {
            case Ready _ -> Optional.empty();
            case Live(var since) -> Optional.of(since);
            case Closed(var since, var _) -> Optional.of(since);
            case Completed(var since, var _, var _) -> Optional.of(since);
        };
    }
}
