package com.byeolshow.broadcast.chat.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.chat.model.Line;
import com.byeolshow.broadcast.chat.model.Pin;
import com.byeolshow.broadcast.chat.model.ViewerName;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ChatNewsTest {

    private static final String REPLICA = "3q8YkP0c1Zr5uV2nM7bT9w";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "said",
                        new ChatEvent.Said(new Line(
                                "5fXg2LqW8sJ0kD4hB6tRyA",
                                "q1W2e3R4t5Y6u7I8",
                                "U1",
                                new ViewerName("은하"),
                                "안녕하세요",
                                Instant.parse("2030-05-01T11:20:00Z")))),
                Arguments.of("entered", new ChatEvent.Entered("41", new ViewerName("은하"), 12)),
                Arguments.of("muted", new ChatEvent.Muted("q1W2e3R4t5Y6u7I8", Instant.parse("2030-05-01T11:30:00Z"))),
                Arguments.of(
                        "pinned",
                        new ChatEvent.Pinned(7, new Pin("P1", "립", "https://img.example/p1.jpg", 20_000, 17_000))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reproducesTheSamplesAndReadsThem(String sample, ChatEvent event) {
        String text = EventContracts.sample(ChatNews.TYPE, sample);
        EventContracts.assertValid(ChatNews.TYPE, text);
        // As text: a number's type in memory is no part of the contract.
        assertThat(JSON.readTree(
                        EventContracts.asEvent(ChatNews.of(REPLICA, event)).toString()))
                .isEqualTo(JSON.readTree(text));
        assertThat(read(text).event()).contains(event);
        assertThat(read(text.replaceFirst("\\{", "{\"later\":1,")).event()).contains(event);
    }

    static Stream<ChatEvent> events() {
        return Stream.of(
                new ChatEvent.Left(3),
                new ChatEvent.Beat(0),
                new ChatEvent.Removed("m1"),
                new ChatEvent.Unmuted("v1"),
                new ChatEvent.Pinned(8, null));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyOtherKindComesBackAsItWas(ChatEvent event) {
        var wire = EventContracts.asEvent(ChatNews.of(REPLICA, event));
        EventContracts.assertValid(ChatNews.TYPE, wire);
        assertThat(read(wire.toString()).event()).contains(event);
    }

    @Test
    void aHelloIsNoEventOfARoom() {
        String text = EventContracts.sample(ChatNews.TYPE, "hello");
        assertThat(EventContracts.asEvent(ChatNews.hello(REPLICA))).isEqualTo(JSON.readTree(text));
        assertThat(read(text).event()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"kind\":\"said\"}", "{\"kind\":\"entered\",\"members\":1}", "{\"kind\":\"of-tomorrow\"}"})
    void whatCannotBeUnderstoodIsNothing(String text) {
        assertThat(read(text).event()).isEmpty();
    }

    private static ChatNews read(String text) {
        return JSON.readValue(text, ChatNews.class);
    }
}
