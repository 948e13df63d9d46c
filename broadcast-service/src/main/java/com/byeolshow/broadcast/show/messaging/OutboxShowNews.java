package com.byeolshow.broadcast.show.messaging;

import com.byeolshow.broadcast.mux.StillImages;
import com.byeolshow.broadcast.show.ShowEvent;
import com.byeolshow.broadcast.show.ShowEvent.ShowCompleted;
import com.byeolshow.broadcast.show.ShowEvent.ShowEnded;
import com.byeolshow.broadcast.show.ShowEvent.ShowScheduled;
import com.byeolshow.broadcast.show.ShowEvent.ShowStarted;
import com.byeolshow.broadcast.show.ShowNews;
import com.byeolshow.broadcast.show.model.Health;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.LeadProduct;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes a show's news into the outbox: its state for projections, its facts for those who react. */
@Component
final class OutboxShowNews implements ShowNews {

    private final Outbox outbox;
    private final StillImages images;

    OutboxShowNews(Outbox outbox, StillImages images) {
        this.outbox = outbox;
        this.images = images;
    }

    @Override
    public Mono<Void> tell(HostedShow show, List<ShowEvent> events) {
        String key = show.show().id().toString();
        var outgoing = new ArrayList<OutgoingEvent>();
        outgoing.add(stateOf(show));
        for (ShowEvent event : events) {
            outgoing.add(new OutgoingEvent(BroadcastTopics.LIFECYCLE, typeOf(event), key, fact(show, event)));
        }
        return outbox.append(outgoing);
    }

    @Override
    public Mono<Void> tellStates(List<HostedShow> shows) {
        return outbox.append(shows.stream().map(this::stateOf).toList());
    }

    private OutgoingEvent stateOf(HostedShow show) {
        return new OutgoingEvent(
                BroadcastTopics.SHOWS, "broadcast.show.v1", show.show().id().toString(), state(show));
    }

    @Override
    public Mono<Void> tellGone(HostedShow last, List<ShowEvent> events) {
        String key = last.show().id().toString();
        var outgoing = new ArrayList<OutgoingEvent>();
        for (ShowEvent event : events) {
            outgoing.add(new OutgoingEvent(BroadcastTopics.LIFECYCLE, typeOf(event), key, fact(last, event)));
        }
        outgoing.add(OutgoingEvent.tombstone(BroadcastTopics.SHOWS, "broadcast.show.v1", key));
        return outbox.append(outgoing);
    }

    /** {@code broadcast.show.v1}: everything public about a show. Views and alarms are told once in a while. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShowData(
            long id,
            String title,
            String notice,
            String description,
            String influencerId,
            String influencerName,
            @Nullable String influencerThumbnail,
            String status,
            @Nullable String health,
            @Nullable Instant liveSince,
            Instant startsAt,
            @Nullable Instant finishedAt,
            @Nullable LeadData leadProduct,
            List<String> productIds,
            String livePlaybackId,
            @Nullable String vodPlaybackId,
            String thumbnailUrl,
            int viewCount,
            int alarmCount,
            long version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeadData(
            String id,
            @Nullable String name,
            String price,
            String sale,
            @Nullable String brand,
            @Nullable String thumbnail) {}

    /** The shape of every {@code broadcast.lifecycle} fact. */
    record FactData(
            long showId,
            String influencerId,
            String influencerName,
            String title,
            Instant startsAt,
            List<String> productIds,
            String thumbnailUrl,
            Instant occurredAt) {}

    private static String typeOf(ShowEvent event) {
        return switch (event) {
            case ShowScheduled _ -> "broadcast.scheduled.v1";
            case ShowStarted _ -> "broadcast.started.v1";
            case ShowEnded _ -> "broadcast.ended.v1";
            case ShowCompleted _ -> "broadcast.completed.v1";
        };
    }

    private FactData fact(HostedShow hosted, ShowEvent event) {
        var show = hosted.show();
        return new FactData(
                show.id().value(),
                show.influencerId(),
                hosted.host().name(),
                show.program().title(),
                show.program().startsAt(),
                show.program().productIds(),
                picture(show),
                event.at());
    }

    /** The leading product's, as the app has it in its messages: a show that just begins has no still image yet. */
    private String picture(Show show) {
        return show.program().leadProduct().thumbnail() instanceof String product && product.startsWith("https://")
                ? product
                : images.of(show.shownPlaybackId());
    }

    private ShowData state(HostedShow hosted) {
        var show = hosted.show();
        var program = show.program();
        var status = StatusData.of(show.state());
        return new ShowData(
                show.id().value(),
                program.title(),
                program.notice(),
                program.description(),
                show.influencerId(),
                hosted.host().name(),
                hosted.host().thumbnail().isEmpty() ? null : hosted.host().thumbnail(),
                status.status(),
                hosted.health().map(OutboxShowNews::word).orElse(null),
                status.liveSince(),
                program.startsAt(),
                status.finishedAt(),
                leadData(program.leadProduct()),
                program.productIds(),
                show.feed().playbackId(),
                status.vodPlaybackId(),
                images.of(show.shownPlaybackId()),
                show.tally().views(),
                show.tally().alarms(),
                show.version());
    }

    /** Others need not tell a picture that has not come from one that has gone. */
    private static String word(Health health) {
        return switch (health) {
            case ON_AIR -> "active";
            case RECONNECTING -> "disconnected";
            case WAITING, IDLE -> "idle";
        };
    }

    private static @Nullable LeadData leadData(LeadProduct lead) {
        String id = lead.id();
        return id == null
                ? null
                : new LeadData(id, lead.name(), lead.price(), lead.sale(), lead.brand(), lead.thumbnail());
    }

    private record StatusData(
            String status,
            @Nullable Instant liveSince,
            @Nullable Instant finishedAt,
            @Nullable String vodPlaybackId) {

        static StatusData of(ShowState state) {
            return switch (state) {
                case Ready _ -> new StatusData("ready", null, null, null);
                case Live(var since) -> new StatusData("live", since, null, null);
                case Closed(var since, var finishedAt) -> new StatusData("close", since, finishedAt, null);
                case Completed(var since, var finishedAt, var recording) ->
                    new StatusData("completed", since, finishedAt, recording.playbackId());
            };
        }
    }
}
