package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.mux.StillImages;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import com.byeolshow.platform.web.SeoulTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts shows into the app's forms. */
@Component
record MediaForms(StillImages images) {

    Media media(HostedShow hosted) {
        Show show = hosted.show();
        var program = show.program();
        var lead = program.leadProduct();
        var status = Status.of(show.state());
        return new Media(
                show.id().value(),
                program.title(),
                program.notice(),
                program.description(),
                show.influencerId(),
                hosted.host().name(),
                hosted.host().thumbnail(),
                lead.id(),
                lead.name(),
                lead.brand(),
                lead.price(),
                lead.sale(),
                lead.thumbnail(),
                show.feed().playbackId(),
                status.recordedPlaybackId(),
                images.of(show.shownPlaybackId()),
                status.word(),
                SeoulTime.iso(program.startsAt()),
                show.tally().views(),
                show.tally().alarms());
    }

    MediaFull full(HostedShow hosted) {
        Show show = hosted.show();
        var status = Status.of(show.state());
        return new MediaFull(
                media(hosted),
                show.feed().streamId(),
                status.assetId(),
                String.join(",", show.program().productIds()),
                status.finishedAt(),
                SeoulTime.iso(show.updatedAt()));
    }

    private record Status(
            String word,
            @Nullable String finishedAt,
            @Nullable String assetId,
            @Nullable String recordedPlaybackId) {

        static Status of(ShowState state) {
            return switch (state) {
                case Ready _ -> new Status("ready", null, null, null);
                case Live _ -> new Status("live", null, null, null);
                case Closed(var _, var finishedAt) -> new Status("close", SeoulTime.iso(finishedAt), null, null);
                case Completed(var _, var finishedAt, Recording(var asset, var playback)) ->
                    new Status("completed", SeoulTime.iso(finishedAt), asset, playback);
            };
        }
    }
}
