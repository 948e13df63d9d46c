package com.byeolshow.broadcast.stream;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stream an influencer broadcasts through. */
@Component
public record FindStream(StreamKeys keys) {

    /** Empty if the influencer has not asked for a stream key yet. */
    public Mono<LiveStream> run(String influencerId) {
        return keys.find(influencerId).map(key -> new LiveStream(key.streamId(), key.playbackId()));
    }
}
