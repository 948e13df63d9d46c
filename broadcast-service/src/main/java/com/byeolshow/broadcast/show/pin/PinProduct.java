package com.byeolshow.broadcast.show.pin;

import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.OverseeShow;
import com.byeolshow.broadcast.show.OverseeShow.Overseen;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds up a product that the show lists, in place of the one before, and tells who watches. */
@Component
public record PinProduct(OverseeShow overseeShow, Pins pins, Audience audience, Clock clock) {

    /** The product as viewers see it; refused unless the caller's show is live and lists it. */
    public Mono<PinnedProduct> run(Caller caller, String showId, String productId) {
        return overseeShow
                .run(caller, showId)
                .flatMap(show -> show.isLive() ? pin(show, productId) : Mono.empty())
                // Asked again, since the show may have ended while the pin waited for it.
                .switchIfEmpty(overseeShow.run(caller, showId).flatMap(show -> Mono.error(() -> refusal(show))));
    }

    /** Tells what is pinned now rather than what was asked: of two at once, the later one stays. */
    private Mono<PinnedProduct> pin(Overseen show, String productId) {
        return pins.put(show.id(), productId, clock.instant())
                .filter(pinned -> pinned)
                .flatMap(_ -> pins.of(show.id()))
                .doOnNext(state -> audience.pinned(show.id(), state))
                .mapNotNull(PinState::product);
    }

    private static RefusedException refusal(Overseen show) {
        return new RefusedException(show.isLive() ? new PinProblem.NotListed() : new PinProblem.NotLive());
    }
}
