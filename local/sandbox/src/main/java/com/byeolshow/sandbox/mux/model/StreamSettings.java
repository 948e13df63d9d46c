package com.byeolshow.sandbox.mux.model;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the creator of a live stream chose.
 *
 * @param reconnectWindow how long a lost encoder may stay away before the show is over
 * @param longest how long an encoder may stay connected
 * @param newAsset the settings that recordings inherit, as sent
 */
public record StreamSettings(
        String latencyMode,
        Duration reconnectWindow,
        Duration longest,
        @Nullable String passthrough,
        Map<String, Object> meta,
        boolean test,
        boolean audioOnly,
        boolean slateForStandard,
        @Nullable String slateUrl,
        Map<String, Object> newAsset) {

    /** What recordings carry: their own passthrough, or else the stream's. */
    @Nullable
    String assetPassthrough() {
        return newAsset.get("passthrough") instanceof String own ? own : passthrough;
    }
}
