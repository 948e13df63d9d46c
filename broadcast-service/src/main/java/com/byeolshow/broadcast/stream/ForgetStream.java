package com.byeolshow.broadcast.stream;

import com.byeolshow.broadcast.mux.MuxStreams;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes an influencer's stream, at the video platform first: an encoder that still sends is cut off. */
@Component
public record ForgetStream(StreamKeys keys, MuxStreams mux, Clock clock) {

    /**
     * Forgetting again finds nothing. Fails while shows need the stream, while a key is being made, and when the platform
     * does not answer; then everything is as before or only the platform's part is gone.
     */
    public Mono<Void> run(String influencerId) {
        return keys.find(influencerId)
                .flatMap(key -> mux.delete(key.streamId()))
                .then(Mono.defer(() -> keys.drop(influencerId, clock.instant())));
    }
}
