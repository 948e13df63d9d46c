package com.byeolshow.broadcast.show.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.show.model.Encoder.Heard;
import com.byeolshow.broadcast.show.model.Encoder.Reading;
import com.byeolshow.broadcast.show.model.Encoder.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class EncoderTest {

    private static final Instant START = Samples.LIVE_SINCE;

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private record Told(Signal signal, Instant at) {}

    @Property
    void signalsInAnyOrderAndTwiceEndAlike(@ForAll @Size(min = 1, max = 12) List<Signal> signals, @ForAll long seed) {
        List<Told> inOrder = IntStream.range(0, signals.size())
                .mapToObj(i -> new Told(signals.get(i), START.plusSeconds(i)))
                .toList();
        var shuffled = new ArrayList<>(inOrder);
        shuffled.addAll(inOrder);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(after(shuffled)).isEqualTo(after(inOrder));
    }

    private static Encoder after(List<Told> told) {
        Encoder known = Encoder.UNKNOWN;
        for (Told one : told) {
            known = switch (known.heard(one.signal(), one.at())) {
                case Heard.News(var encoder) -> encoder;
                case Heard.Old _ -> known;
                case Heard.Unclear _ -> throw new AssertionError("every signal has its own time");
            };
        }
        return known;
    }

    @Example
    void twoSignalsOfOneMomentAreUnclear() {
        var active = new Encoder(Signal.ACTIVE, START);
        assertThat(active.heard(Signal.IDLE, START)).isEqualTo(new Heard.Unclear());
        assertThat(active.heard(Signal.ACTIVE, START)).isEqualTo(new Heard.Old());
        assertThat(active.heard(Signal.IDLE, null)).isEqualTo(new Heard.Unclear());
        assertThat(active.heard(Signal.IDLE, START.minusSeconds(1))).isEqualTo(new Heard.Old());
    }

    @Example
    void whatThePlatformAnswersIsBelieved() {
        var later = START.plusSeconds(60);
        assertThat(Encoder.UNKNOWN.read(Reading.ACTIVE, later, WINDOW)).isEqualTo(new Encoder(Signal.ACTIVE, later));
        assertThat(new Encoder(Signal.ACTIVE, START).read(Reading.NOT_ACTIVE, later, WINDOW))
                .isEqualTo(new Encoder(Signal.IDLE, later));
        assertThat(new Encoder(Signal.IDLE, later).read(Reading.ACTIVE, START, WINDOW))
                .as("its clock is ahead of ours")
                .isEqualTo(new Encoder(Signal.ACTIVE, later));
    }

    @Example
    void anAnswerThatCannotTellChangesNothing() {
        for (var known : List.of(new Encoder(Signal.DISCONNECTED, START), new Encoder(Signal.ACTIVE, START))) {
            assertThat(known.read(Reading.ACTIVE, START.plusSeconds(1), WINDOW)).isEqualTo(known);
        }
        for (var known : List.of(new Encoder(Signal.CONNECTED, START), new Encoder(Signal.IDLE, START))) {
            assertThat(known.read(Reading.NOT_ACTIVE, START.plusSeconds(1), WINDOW))
                    .isEqualTo(known);
        }
    }

    @Example
    void anEncoderNobodyWaitsForAnyMoreHasComeBack() {
        var lost = new Encoder(Signal.DISCONNECTED, START);
        assertThat(lost.read(Reading.ACTIVE, START.plusSeconds(60), WINDOW)).isEqualTo(lost);
        var later = START.plusSeconds(61);
        assertThat(lost.read(Reading.ACTIVE, later, WINDOW)).isEqualTo(new Encoder(Signal.ACTIVE, later));
    }

    @Example
    void onlyALiveShowHasHealth() {
        var active = new Encoder(Signal.ACTIVE, START);
        for (Show show : List.of(Samples.ready(), Samples.closed(), Samples.completed())) {
            assertThat(Health.of(show.state(), active)).isEmpty();
        }
        assertThat(health(Encoder.UNKNOWN)).isEqualTo(Health.WAITING);
        assertThat(health(new Encoder(Signal.IDLE, START.minusSeconds(1)))).isEqualTo(Health.WAITING);
        assertThat(health(new Encoder(Signal.CONNECTED, START))).isEqualTo(Health.WAITING);
        assertThat(health(new Encoder(Signal.ACTIVE, START.minusSeconds(60))))
                .as("the encoder was there before the show")
                .isEqualTo(Health.ON_AIR);
        assertThat(health(new Encoder(Signal.DISCONNECTED, START))).isEqualTo(Health.RECONNECTING);
        assertThat(health(new Encoder(Signal.IDLE, START))).isEqualTo(Health.IDLE);
    }

    private static Health health(Encoder encoder) {
        return Health.of(Samples.live().state(), encoder).orElseThrow();
    }
}
