package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.ChatMessages.Kept;
import com.byeolshow.broadcast.chat.model.ChatProblem;
import com.byeolshow.broadcast.show.FindHosting;
import com.byeolshow.broadcast.show.Hosting;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what was said in a show, in pages, for a replay or for those who keep order. */
@Component
public final class ReadChat {

    public static final int LONGEST_PAGE = 500;

    /**
     * A message.
     *
     * @param offset since the show went on air
     * @param viewer opaque id of the speaker, for moderators only
     */
    public record Replayed(
            String id,
            Instant at,
            Duration offset,
            String username,
            String message,
            @Nullable String viewer) {}

    /** @param next the place after the last message */
    public record Page(List<Replayed> messages, long next) {}

    private final FindHosting findHosting;
    private final ChatMessages messages;

    ReadChat(FindHosting findHosting, ChatMessages messages) {
        this.findHosting = findHosting;
        this.messages = messages;
    }

    /**
     * A page.
     *
     * @param after place of an earlier page, 0 for the beginning
     * @param limit cut to 1 to {@link #LONGEST_PAGE}
     */
    public Mono<Page> run(Optional<Caller> caller, ShowId show, long after, int limit) {
        return findHosting
                .run(show)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ChatProblem.NoSuchShow())))
                .flatMap(hosting -> messages.after(show, after, Math.clamp(limit, 1, LONGEST_PAGE))
                        .collectList()
                        .map(kept -> page(hosting, kept, after, moderates(caller, hosting))));
    }

    private static boolean moderates(Optional<Caller> caller, Hosting hosting) {
        return caller.filter(known -> Moderators.moderates(known, hosting.influencerId()))
                .isPresent();
    }

    private static Page page(Hosting hosting, List<Kept> kept, long after, boolean moderator) {
        var replayed = kept.stream()
                .map(one -> new Replayed(
                        one.id(),
                        one.at(),
                        Duration.between(hosting.liveSince().orElse(one.at()), one.at()),
                        one.username(),
                        one.message(),
                        moderator && !one.viewer().isEmpty() ? one.viewer() : null))
                .toList();
        return new Page(replayed, kept.isEmpty() ? after : kept.getLast().seq());
    }
}
