package com.byeolshow.sandbox.mux;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.sandbox.Product.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that a test injects. */
class EmittedEventsTest extends MuxCalls {
    private String id = "";

    @BeforeEach
    void aimAtTheProduct() {
        id = text(create(USUAL), "id");
        aim("mux", Map.of("url", product.url("/hook")));
    }

    @Test
    void emitsAgainOutOfOrderAndBadlySigned() {
        goLive(id);
        product.next(5);
        emit(Map.of("event", "video.live_stream.active", "objectId", id, "repeat", 2));
        var twice = product.next(2);
        assertThat(twice.getFirst().json().get("id"))
                .isEqualTo(twice.getLast().json().get("id"));

        emit(Map.of(
                "objectId",
                id,
                "order",
                List.of("video.live_stream.idle", "video.asset.ready", "video.asset.created")));
        assertThat(product.nextTypes(3))
                .containsExactly("video.live_stream.idle", "video.asset.ready", "video.asset.created");

        for (var sign : List.of("bad", "tampered")) {
            assertThat(signedWith(emitted(sign), SECRET)).as(sign).isFalse();
        }
        for (var sign : List.of("good", "double", "old", "future")) {
            assertThat(signedWith(emitted(sign), SECRET)).as(sign).isTrue();
        }
        assertThat(age(emitted("old"))).isGreaterThan(300);
        assertThat(age(emitted("future"))).isLessThan(-300);
        assertThat(emitted("none").header("Mux-Signature")).isEmpty();
    }

    @Test
    void emitsARawBodyAndLater() {
        emit(Map.of("raw", "{\"type\":\"forged\"}", "sign", "good"));
        var raw = product.next();
        assertThat(raw.body()).isEqualTo("{\"type\":\"forged\"}");
        assertThat(signedWith(raw, SECRET)).isTrue();

        control("/__sandbox/clock", Map.of("freezeAt", Instant.now().toString()));
        emit(Map.of("event", "video.live_stream.active", "objectId", id, "delayMs", 60_000));
        int before = deliveries("mux").size();
        advance(Duration.ofSeconds(59));
        assertThat(deliveries("mux")).hasSize(before);
        advance(Duration.ofSeconds(1));
        assertThat(product.nextTypes(1)).containsExactly("video.live_stream.active");
    }

    @Test
    void refusesARawBodyBeyondTheLimit() {
        control.post()
                .uri("/__sandbox/webhooks/mux/emit")
                .bodyValue(Map.of("raw", "x".repeat(16_385)))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private Received emitted(String sign) {
        emit(Map.of("event", "video.live_stream.active", "objectId", id, "sign", sign));
        return product.next();
    }

    private void emit(Map<String, Object> body) {
        control("/__sandbox/webhooks/mux/emit", body);
    }

    private static long age(Received webhook) {
        return Instant.now().getEpochSecond() - sentAt(webhook);
    }
}
