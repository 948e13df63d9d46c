package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.OversightProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows a show's inside to those it concerns: its host and managers. To anybody else it does not exist. */
@Component
public record OverseeShow(DatabaseClient db) {

    /**
     * A show from inside.
     *
     * @param liveSince null before it went on air
     * @param finishedAt null before it ended
     * @param liveViewers people who watched it on air, each once
     */
    public record Overseen(
            ShowId id,
            String hostId,
            @Nullable Instant liveSince,
            @Nullable Instant finishedAt,
            int liveViewers) {

        public boolean isLive() {
            return liveSince != null && finishedAt == null;
        }
    }

    /** The show, or refused with {@code no-such-show}. */
    public Mono<Overseen> run(Caller caller, @Nullable String showId) {
        return Mono.justOrEmpty(ShowId.of(showId))
                .flatMap(this::find)
                .filter(show -> caller.is(Role.MANAGER) || caller.id().equals(show.hostId()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OversightProblem.NoSuchShow())));
    }

    private Mono<Overseen> find(ShowId id) {
        return db.sql("SELECT influencer_id, live_since, finished_at, live_viewers FROM shows WHERE id = :id")
                .bind("id", id.value())
                .map(row -> new Overseen(
                        id,
                        Objects.requireNonNull(row.get("influencer_id", String.class)),
                        row.get("live_since", Instant.class),
                        row.get("finished_at", Instant.class),
                        Objects.requireNonNull(row.get("live_viewers", Integer.class))))
                .one();
    }
}
