package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the chat needs done from time to time, on every replica. */
@Component
class ChatUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ChatUpkeep.class);

    /** Small enough that a statement does not hold up the others. */
    private static final int MOST_DROPPED = 5_000;

    /** As long as the archive may lag behind the rooms: their topic remembers no more. */
    private static final Duration ARCHIVED_BY_THEN = Duration.ofDays(1);

    private final ChatRooms rooms;
    private final RoomBooks books;
    private final Mutes mutes;
    private final ChatMessages messages;
    private final ChatSettings settings;
    private final Clock clock;
    private Map<ShowId, Integer> written = Map.of();

    ChatUpkeep(
            ChatRooms rooms, RoomBooks books, Mutes mutes, ChatMessages messages, ChatSettings settings, Clock clock) {
        this.rooms = rooms;
        this.books = books;
        this.mutes = mutes;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes how full rooms were, and reads mutes another replica could not tell about. */
    @Scheduled(fixedDelayString = "${byeolshow.broadcast.chat.upkeep:3s}")
    Mono<Void> compare() {
        return Mono.defer(this::writePeaks).then(Mono.defer(this::readMutes)).onErrorResume(unavailable -> {
            log.warn("the chat's figures wait for the database: {}", unavailable.toString());
            return Mono.empty();
        });
    }

    private Mono<Void> writePeaks() {
        var peaks = rooms.peaks();
        var grown = new HashMap<>(peaks);
        grown.entrySet().removeAll(written.entrySet());
        return books.raisePeaks(grown).doOnSuccess(_ -> {
            written = peaks;
            rooms.forgetPeaks(peaks);
        });
    }

    private Mono<Void> readMutes() {
        var open = rooms.open();
        return open.isEmpty()
                ? Mono.empty()
                : mutes.of(open, clock.instant())
                        .doOnNext(found ->
                                open.forEach(show -> rooms.learnMutes(show, found.getOrDefault(show, Map.of()))))
                        .then();
    }

    /** Once an hour: nobody waits for old messages to go. */
    @Scheduled(fixedDelayString = "${byeolshow.broadcast.chat.clean:1h}")
    Mono<Void> drop() {
        return Mono.defer(() -> mutes.dropEnded(clock.instant().minus(ARCHIVED_BY_THEN)))
                .then(Mono.defer(() -> messages.dropBefore(clock.instant().minus(settings.keep()), MOST_DROPPED)))
                .expand(dropped -> dropped == MOST_DROPPED
                        ? messages.dropBefore(clock.instant().minus(settings.keep()), MOST_DROPPED)
                        : Mono.empty())
                .then()
                .onErrorResume(unavailable -> {
                    log.warn("old chat messages stay for now: {}", unavailable.toString());
                    return Mono.empty();
                });
    }
}
