package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.mux.model.Asset;
import com.byeolshow.sandbox.mux.model.LiveStream;
import com.byeolshow.sandbox.mux.model.PlaybackId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All live streams and recordings; use it inside the timeline. The oldest give way when there are too many. */
@Component
final class Videos implements Resettable {
    static final int MOST_STREAMS = 1_000;
    static final int MOST_ASSETS = 3_000;

    private final Map<String, LiveStream> streams = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Optional<LiveStream> stream(String id) {
        return Optional.ofNullable(streams.get(id));
    }

    Optional<LiveStream> streamByKey(String key) {
        return streams.values().stream()
                .filter(stream -> stream.streamKey().equals(key))
                .findFirst();
    }

    Optional<Asset> asset(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    /** The recording of the running session. */
    @Nullable
    Asset running(LiveStream stream) {
        var assetId = stream.encoder().assetId();
        return assetId == null ? null : assets.get(assetId);
    }

    /** Newest first. */
    List<LiveStream> streams() {
        return new ArrayList<>(streams.values()).reversed();
    }

    /** Newest first. */
    List<Asset> assets() {
        return new ArrayList<>(assets.values()).reversed();
    }

    void save(LiveStream stream) {
        streams.put(stream.id(), stream);
        shorten(streams, MOST_STREAMS);
    }

    void save(Asset asset) {
        assets.put(asset.id(), asset);
        shorten(assets, MOST_ASSETS);
    }

    void deleteStream(String id) {
        streams.remove(id);
    }

    @Nullable
    Asset deleteAsset(String id) {
        return assets.remove(id);
    }

    /** What is watched under a playback id. */
    Optional<Watchable> watchable(String playbackId) {
        for (var stream : streams.values()) {
            for (var known : stream.playbackIds()) {
                if (known.id().equals(playbackId)) {
                    return Optional.of(new Watchable(known, "active".equals(stream.status()), true));
                }
            }
        }
        for (var asset : assets.values()) {
            for (var known : asset.playbackIds()) {
                if (known.id().equals(playbackId)) {
                    return Optional.of(new Watchable(known, asset.status() == Asset.Status.READY, asset.live()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Something with a playback id.
     *
     * @param playable whether there is anything to show yet
     * @param live whether more may come
     */
    record Watchable(PlaybackId id, boolean playable, boolean live) {}

    @Override
    public void reset() {
        streams.clear();
        assets.clear();
    }

    private static void shorten(Map<String, ?> kept, int most) {
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
