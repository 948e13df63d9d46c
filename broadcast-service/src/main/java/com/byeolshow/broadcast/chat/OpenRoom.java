package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.FindHosting;
import com.byeolshow.broadcast.show.PinnedProducts;
import com.byeolshow.broadcast.show.ShowId;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what a room must know before anybody enters, and gives a show without a chat what it needs to have one. */
@Component
final class OpenRoom {

    private final FindHosting findHosting;
    private final PinnedProducts pins;
    private final RoomBooks books;
    private final Mutes mutes;
    private final Clock clock;

    OpenRoom(FindHosting findHosting, PinnedProducts pins, RoomBooks books, Mutes mutes, Clock clock) {
        this.findHosting = findHosting;
        this.pins = pins;
        this.books = books;
        this.mutes = mutes;
        this.clock = clock;
    }

    /** Empty if there is no such show. */
    Mono<OpenedRoom> run(ShowId id) {
        return findHosting.run(id).flatMap(hosting -> Mono.zip(
                        books.key(id), pins.of(id), mutes.of(Set.of(id), clock.instant()))
                .map(found -> new OpenedRoom(
                        hosting.influencerId(),
                        found.getT1(),
                        found.getT2(),
                        found.getT3().getOrDefault(id, Map.of()))));
    }
}
