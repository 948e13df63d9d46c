package com.byeolshow.broadcast.stream.web;

import com.byeolshow.broadcast.stream.ProvideStreamKey;
import com.byeolshow.broadcast.stream.ResetStreamKey;
import com.byeolshow.platform.security.Caller;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** BR-01 and BR-02. The app reads with GET although the first call makes something and renews keys with it, too; POST does the
 * same. */
@RestController
class StreamKeyEndpoints {

    private final ProvideStreamKey provideStreamKey;
    private final ResetStreamKey resetStreamKey;

    StreamKeyEndpoints(ProvideStreamKey provideStreamKey, ResetStreamKey resetStreamKey) {
        this.provideStreamKey = provideStreamKey;
        this.resetStreamKey = resetStreamKey;
    }

    record RenewedKeyReply(RenewedKey success) {

        /** The stream keeps its ids. */
        record RenewedKey(
                @JsonProperty("Stream_key") String streamKey,
                @JsonProperty("Stream_url") String streamUrl,
                @JsonProperty("Stream_id") String streamId,
                String message) {

            @Override
            public String toString() {
                return "RenewedKey[streamId=%s]".formatted(streamId);
            }
        }
    }

    record StreamKeyReply(Key success) {

        /** {@code Stream_url} is the playback id, not a URL: so the app has always known it. */
        record Key(
                @JsonProperty("Stream_key") String streamKey,
                @JsonProperty("Stream_url") String streamUrl,
                @JsonProperty("Stream_id") String streamId) {

            @Override
            public String toString() {
                return "Key[streamId=%s]".formatted(streamId);
            }
        }
    }

    @GetMapping("/influencer/streamkey")
    Mono<StreamKeyReply> streamKey(Caller caller) {
        return provideStreamKey
                .run(caller.id())
                .map(key -> new StreamKeyReply(new StreamKeyReply.Key(key.key(), key.playbackId(), key.streamId())));
    }

    @GetMapping("/influencer/reset")
    Mono<RenewedKeyReply> reset(Caller caller) {
        return resetStreamKey
                .run(caller.id())
                .map(key -> new RenewedKeyReply(
                        new RenewedKeyReply.RenewedKey(key.key(), key.playbackId(), key.streamId(), "재발급 되었습니다.")));
    }

    @PostMapping("/influencer/reset")
    Mono<RenewedKeyReply> makeReset(Caller caller) {
        return reset(caller);
    }

    @PostMapping("/influencer/streamkey")
    Mono<StreamKeyReply> makeStreamKey(Caller caller) {
        return streamKey(caller);
    }
}
