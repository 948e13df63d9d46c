package com.byeolshow.broadcast.show.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.ShowEvent;
import com.byeolshow.broadcast.show.ShowEvent.ShowCompleted;
import com.byeolshow.broadcast.show.ShowEvent.ShowEnded;
import com.byeolshow.broadcast.show.ShowEvent.ShowScheduled;
import com.byeolshow.broadcast.show.ShowEvent.ShowStarted;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.Encoder;
import com.byeolshow.broadcast.show.model.Encoder.Signal;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.Samples;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** The publisher reproduces every sample of its contracts. */
class OutboxShowNewsTest {

    private static final String STATE = "broadcast.show.v1";
    private static final ShowId ID = new ShowId(7);

    private final List<OutgoingEvent> written = new ArrayList<>();
    private final Outbox outbox = events -> {
        written.addAll(events);
        return Mono.empty();
    };
    private final OutboxShowNews news = ShowMessages.into(outbox);

    @Test
    void reservedThenLiveThenClosedThenCompleted() {
        tell(Samples.show(new Ready(), 1, 0), new ShowScheduled(ID, Instant.parse("2030-04-30T09:00:00Z")));
        var live = Samples.show(new Live(Samples.LIVE_SINCE), 2, 0);
        var started = new ShowStarted(ID, Instant.parse("2030-05-01T11:00:05Z"));
        StepVerifier.create(news.tell(
                        new HostedShow(live, Samples.HOST, new Encoder(Signal.ACTIVE, Samples.STARTS_AT)),
                        List.of(started)))
                .verifyComplete();
        tell(
                Samples.show(new Closed(Samples.LIVE_SINCE, Samples.FINISHED_AT), 3, 42),
                new ShowEnded(ID, Samples.FINISHED_AT));
        tell(
                Samples.show(new Completed(Samples.LIVE_SINCE, Samples.FINISHED_AT, Samples.RECORDING), 4, 42),
                new ShowCompleted(ID, Instant.parse("2030-05-01T12:01:00Z")));

        reproduces(0, "broadcast.shows", STATE, "ready");
        reproduces(1, "broadcast.lifecycle", "broadcast.scheduled.v1", "spring-sale");
        reproduces(2, "broadcast.shows", STATE, "live");
        reproduces(3, "broadcast.lifecycle", "broadcast.started.v1", "spring-sale");
        reproduces(4, "broadcast.shows", STATE, "close");
        reproduces(5, "broadcast.lifecycle", "broadcast.ended.v1", "spring-sale");
        reproduces(6, "broadcast.shows", STATE, "completed");
        reproduces(7, "broadcast.lifecycle", "broadcast.completed.v1", "spring-sale");
        assertThat(written).hasSize(8).extracting(OutgoingEvent::key).containsOnly("7");
    }

    @Test
    void aDeletedShowLeavesItsLastFactAndNoState() {
        var live = new HostedShow(Samples.live(), Samples.HOST);
        StepVerifier.create(news.tellGone(live, List.of(new ShowEnded(ID, Samples.FINISHED_AT))))
                .verifyComplete();
        reproduces(0, "broadcast.lifecycle", "broadcast.ended.v1", "spring-sale");
        assertThat(written.get(1)).isEqualTo(OutgoingEvent.tombstone("broadcast.shows", STATE, "7"));
        assertThat(written).hasSize(2);
    }

    @Test
    void othersLearnWhetherThereIsAPicture() {
        var health = List.of(Signal.CONNECTED, Signal.ACTIVE, Signal.DISCONNECTED, Signal.IDLE);
        for (Signal signal : health) {
            StepVerifier.create(news.tell(
                            new HostedShow(Samples.live(), Samples.HOST, new Encoder(signal, Samples.FINISHED_AT)),
                            List.of()))
                    .verifyComplete();
        }
        assertThat(written)
                .extracting(event -> JsonMapper.shared()
                        .readTree(EventContracts.asEvent(Objects.requireNonNull(event.data()))
                                .toString())
                        .get("health")
                        .stringValue())
                .containsExactly("idle", "active", "disconnected", "idle");
    }

    @Test
    void newsOfAShowWithoutAProductPictureShowTheShow() {
        StepVerifier.create(news.tell(ShowMessages.BARE, List.of(new ShowStarted(ID, Samples.LIVE_SINCE))))
                .verifyComplete();
        assertThat(EventContracts.asEvent(
                                Objects.requireNonNull(written.getLast().data()))
                        .toString())
                .contains("\"https://image.mux.com/");
    }

    @Test
    void aShowWithoutFrills() {
        StepVerifier.create(news.tell(ShowMessages.BARE, List.of())).verifyComplete();
        reproduces(0, "broadcast.shows", STATE, "bare");
    }

    private void tell(Show show, ShowEvent event) {
        StepVerifier.create(news.tell(new HostedShow(show, Samples.HOST), List.of(event)))
                .verifyComplete();
    }

    private void reproduces(int index, String topic, String type, String sample) {
        var event = written.get(index);
        assertThat(event.topic()).isEqualTo(topic);
        assertThat(event.type()).isEqualTo(type);
        var data = JsonMapper.shared()
                .readTree(EventContracts.asEvent(Objects.requireNonNull(event.data()))
                        .toString());
        String contract = EventContracts.sample(type, sample);
        assertThat(data).isEqualTo(JsonMapper.shared().readTree(contract));
        EventContracts.assertValid(type, contract);
    }
}
