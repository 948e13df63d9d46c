package com.byeolshow.broadcast.show.messaging;

import com.byeolshow.broadcast.mux.MuxSettings;
import com.byeolshow.broadcast.mux.StillImages;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.Host;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.LeadProduct;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.broadcast.show.model.Samples;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What this service writes about the shows of the contract's samples. */
public final class ShowMessages {

    /** A show whose host said nothing that could be left out. */
    static final HostedShow BARE = new HostedShow(
            new Show(
                    new ShowId(8),
                    "INF2",
                    new Show.Feed("ls_02", "pb_live_02"),
                    Program.of(
                                    "첫 방송",
                                    null,
                                    null,
                                    LeadProduct.of(null, null, null, null, null, null),
                                    List.of(),
                                    Instant.parse("2030-05-02T11:00:00Z"))
                            .orElseThrow(),
                    new Ready(),
                    new Show.Tally(0, 0),
                    1,
                    Samples.STARTS_AT),
            new Host("", ""));

    private ShowMessages() {}

    static OutboxShowNews into(Outbox outbox) {
        return new OutboxShowNews(
                outbox,
                new StillImages(
                        new MuxSettings("id", "secret", "secret", URI.create("https://image.mux.com"), Duration.ZERO)));
    }

    public static OutgoingEvent completed() {
        return state(new HostedShow(
                Samples.show(new Completed(Samples.LIVE_SINCE, Samples.FINISHED_AT, Samples.RECORDING), 4, 42),
                Samples.HOST));
    }

    public static OutgoingEvent bare() {
        return state(BARE);
    }

    private static OutgoingEvent state(HostedShow show) {
        var written = new ArrayList<OutgoingEvent>();
        into(events -> {
                    written.addAll(events);
                    return Mono.empty();
                })
                .tell(show, List.of())
                .block();
        return written.getFirst();
    }
}
