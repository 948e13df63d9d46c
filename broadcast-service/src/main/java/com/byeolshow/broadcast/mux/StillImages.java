package com.byeolshow.broadcast.mux;

import org.springframework.stereotype.Component;

/** Where the video platform shows a still image of a playback id. */
@Component
public record StillImages(MuxSettings settings) {

    public String of(String playbackId) {
        return "%s/%s/thumbnail.png".formatted(settings.imageBaseUrl(), playbackId);
    }
}
