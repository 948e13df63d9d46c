package com.byeolshow.sandbox.mux.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A reusable place to broadcast to; each encoder session makes one recording, the newest last. */
public record LiveStream(
        String id,
        Instant createdAt,
        String streamKey,
        String srtPassphrase,
        StreamSettings settings,
        List<PlaybackId> playbackIds,
        List<String> recentAssetIds,
        Encoder encoder) {
    private static final int RECENT = 100;

    public String status() {
        return encoder.status();
    }

    public LiveStream with(Encoder next) {
        return new LiveStream(id, createdAt, streamKey, srtPassphrase, settings, playbackIds, recentAssetIds, next);
    }

    public LiveStream with(StreamSettings changed) {
        return new LiveStream(id, createdAt, streamKey, srtPassphrase, changed, playbackIds, recentAssetIds, encoder);
    }

    public LiveStream withKey(String key) {
        return new LiveStream(id, createdAt, key, srtPassphrase, settings, playbackIds, recentAssetIds, encoder);
    }

    public LiveStream withPlaybackIds(List<PlaybackId> changed) {
        return new LiveStream(id, createdAt, streamKey, srtPassphrase, settings, changed, recentAssetIds, encoder);
    }

    LiveStream recordedBy(String assetId) {
        var recent = new ArrayList<>(recentAssetIds);
        recent.add(assetId);
        var kept = recent.size() > RECENT ? recent.subList(1, recent.size()) : recent;
        return new LiveStream(
                id, createdAt, streamKey, srtPassphrase, settings, playbackIds, List.copyOf(kept), encoder);
    }
}
