package com.byeolshow.broadcast.stream.model;

/**
 * What an influencer enters into the encoder. Whoever has the key can broadcast in the influencer's name, so the text
 * form leaves it out.
 */
public record StreamKey(String streamId, String playbackId, String key) {

    @Override
    public String toString() {
        return "StreamKey[streamId=%s, playbackId=%s]".formatted(streamId, playbackId);
    }
}
