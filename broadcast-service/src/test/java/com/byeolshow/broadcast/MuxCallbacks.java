package com.byeolshow.broadcast;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The video platform's callbacks as it would send them. */
public record MuxCallbacks(WebTestClient http) {

    /** The recording of a stream is final. */
    public static String finished(String streamId, String assetId, String playbackId, @Nullable Instant begunAt) {
        return asset("live_stream_completed", "evt_" + UUID.randomUUID(), streamId, assetId, playbackId, begunAt);
    }

    public static String asset(
            String what,
            String eventId,
            String streamId,
            String assetId,
            String playbackId,
            @Nullable Instant begunAt) {
        return """
                {"type":"video.asset.%s","id":"%s","created_at":"2030-05-01T12:00:00.000000Z",
                 "data":{"id":"%s","status":"ready","live_stream_id":"%s","is_live":false,%s
                         "playback_ids":[{"id":"%s","policy":"public"}]}}""".formatted(
                        what,
                        eventId,
                        assetId,
                        streamId,
                        begunAt == null ? "" : "\"created_at\":%d,".formatted(begunAt.getEpochSecond()),
                        playbackId);
    }

    /** The recording of a stream is final; it began then and is that long. */
    public static String finished(String streamId, String assetId, Instant begunAt, double seconds) {
        return finished(streamId, assetId, "vod_" + assetId, begunAt)
                .replace("\"is_live\":false,", "\"is_live\":false,\"duration\":%s,".formatted(seconds));
    }

    /** An encoder's signal, with the stream as it stood. */
    public static String signal(String what, String streamId, String status, Instant at) {
        return """
                {"type":"video.live_stream.%s","id":"evt_%s","created_at":"%s",
                 "data":{"id":"%s","status":"%s","stream_key":"sk-secret","created_at":1700000000}}""".formatted(what, UUID.randomUUID(), at, streamId, status);
    }

    public WebTestClient.ResponseSpec send(String body) {
        long now = Instant.now().getEpochSecond();
        return send(body, "t=%d,v1=%s".formatted(now, hmac(now, body)));
    }

    public WebTestClient.ResponseSpec send(String body, String signature) {
        return http.post()
                .uri("/webhooks/mux/")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Mux-Signature", signature)
                .bodyValue(body)
                .exchange();
    }

    public static String hmac(long time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("mux_test_secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
