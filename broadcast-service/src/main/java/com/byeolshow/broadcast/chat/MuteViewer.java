package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.ChatProblem;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has a viewer's words ignored in a show's chat, on whatever connection to whatever replica they come, or hears them again. */
@Component
public final class MuteViewer {

    /** Longer than any show may last. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private final Moderators moderators;
    private final Mutes mutes;
    private final ChatRooms rooms;
    private final Clock clock;

    MuteViewer(Moderators moderators, Mutes mutes, ChatRooms rooms, Clock clock) {
        this.moderators = moderators;
        this.mutes = mutes;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * Mutes; a later call replaces an earlier one. Completes when nothing the viewer says from now on is heard.
     *
     * @param length empty for {@link #LONGEST}
     */
    public Mono<Void> run(Caller caller, ShowId show, String viewer, Optional<Duration> length) {
        Duration lasting = length.orElse(LONGEST);
        if (!lasting.isPositive() || lasting.compareTo(LONGEST) > 0) {
            return Mono.error(new RefusedException(new ChatProblem.UnlikelyMute((int) LONGEST.toSeconds())));
        }
        return moderators.mayModerate(caller, show).then(Mono.defer(() -> {
            Instant until = clock.instant().plus(lasting);
            return Mono.just(viewer)
                    .filter(ViewerKey::couldBeId)
                    .filterWhen(named -> mutes.mute(show, named, caller.id(), until))
                    .switchIfEmpty(Mono.error(() -> new RefusedException(new ChatProblem.NoSuchViewer())))
                    .flatMap(named -> rooms.happen(show, new ChatEvent.Muted(named, until)));
        }));
    }

    /** Lets a viewer speak again, muted or not. */
    public Mono<Void> undo(Caller caller, ShowId show, String viewer) {
        return moderators
                .mayModerate(caller, show)
                .then(Mono.defer(() -> mutes.unmute(show, viewer, clock.instant())))
                .then(Mono.defer(() -> rooms.happen(show, new ChatEvent.Unmuted(viewer))));
    }
}
