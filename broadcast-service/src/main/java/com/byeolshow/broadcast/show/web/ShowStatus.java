package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.model.Health;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.ShowState;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.platform.web.SeoulTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a show stands, for clients that ask again and again.
 *
 * @param status ready, live, close or completed
 * @param health of a live show: waiting, on-air, reconnecting or idle; null for all others
 * @param replay preparing, ready or unavailable; null before the show's end
 * @param replayPlaybackId null unless there is a replay
 */
record ShowStatus(
        long id,
        String title,
        String influencerId,
        String influencerName,
        String status,
        @Nullable String health,
        String startsAt,
        @Nullable String liveSince,
        @Nullable String finishedAt,
        @Nullable String replay,
        String livePlaybackId,
        @Nullable String replayPlaybackId) {

    static ShowStatus of(HostedShow hosted) {
        var show = hosted.show();
        var stage = Stage.of(show.state());
        return new ShowStatus(
                show.id().value(),
                show.program().title(),
                show.influencerId(),
                hosted.host().name(),
                stage.status(),
                hosted.health().map(Health::word).orElse(null),
                SeoulTime.iso(show.program().startsAt()),
                SeoulTime.isoOrNull(stage.liveSince()),
                SeoulTime.isoOrNull(stage.finishedAt()),
                stage.replay(),
                show.feed().playbackId(),
                stage.replayPlaybackId());
    }

    private record Stage(
            String status,
            @Nullable Instant liveSince,
            @Nullable Instant finishedAt,
            @Nullable String replay,
            @Nullable String replayPlaybackId) {

        static Stage of(ShowState state) {
            return switch (state) {
                case Ready _ -> new Stage("ready", null, null, null, null);
                case Live(var since) -> new Stage("live", since, null, null, null);
                case Closed(var since, var finishedAt) -> new Stage("close", since, finishedAt, "preparing", null);
                case Completed(var since, var finishedAt, Recording(var _, var playback)) ->
                    new Stage("completed", since, finishedAt, playback == null ? "unavailable" : "ready", playback);
            };
        }
    }
}
