package com.byeolshow.broadcast.show.pin;

import com.byeolshow.broadcast.show.Audience;
import com.byeolshow.broadcast.show.OverseeShow;
import com.byeolshow.broadcast.show.PinState;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a pinned product down and tells who watches; without one nothing happens. */
@Component
public record UnpinProduct(OverseeShow overseeShow, Pins pins, Audience audience) {

    /** Because the host or a manager says so. */
    public Mono<Void> run(Caller caller, String showId) {
        return overseeShow
                .run(caller, showId)
                .flatMap(show -> pins.remove(show.id())
                        .doOnNext(version -> audience.pinned(show.id(), new PinState(version, null))))
                .then();
    }

    /**
     * Because the show has ended or does not list it any more, if that is so. Viewers are told although the transaction is
     * still open: such a pin is none already for whoever reads it.
     */
    public Mono<Void> ifVoid(ShowId id) {
        return pins.removeVoid(id)
                .doOnNext(version -> audience.pinned(id, new PinState(version, null)))
                .then();
    }
}
