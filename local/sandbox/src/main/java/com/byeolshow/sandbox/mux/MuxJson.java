package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.mux.model.Asset;
import com.byeolshow.sandbox.mux.model.LiveStream;
import com.byeolshow.sandbox.mux.model.PlaybackId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire shapes. Times are text in REST answers and numbers in webhooks, as with the real one. */
final class MuxJson {
    private MuxJson() {}

    static Map<String, Object> rest(LiveStream stream) {
        return stream(stream, String.valueOf(stream.createdAt().getEpochSecond()));
    }

    static Map<String, Object> webhook(LiveStream stream) {
        var json = stream(stream, stream.createdAt().getEpochSecond());
        json.put("connected", stream.encoder().connected());
        json.put("recording", stream.encoder().recording());
        return json;
    }

    static Map<String, Object> rest(Asset asset) {
        return asset(asset, String.valueOf(asset.createdAt().getEpochSecond()));
    }

    static Map<String, Object> webhook(Asset asset) {
        return asset(asset, asset.createdAt().getEpochSecond());
    }

    static Map<String, Object> playbackId(PlaybackId playbackId) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", playbackId.id());
        json.put("policy", playbackId.policy());
        return json;
    }

    private static Map<String, Object> stream(LiveStream stream, Object createdAt) {
        var settings = stream.settings();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", stream.id());
        json.put("created_at", createdAt);
        json.put("status", stream.status());
        json.put("stream_key", stream.streamKey());
        json.put("srt_passphrase", stream.srtPassphrase());
        json.put("latency_mode", settings.latencyMode());
        json.put("reconnect_window", settings.reconnectWindow().toSeconds());
        json.put("max_continuous_duration", settings.longest().toSeconds());
        json.put("use_slate_for_standard_latency", settings.slateForStandard());
        putIfSet(json, "reconnect_slate_url", settings.slateUrl());
        if (!stream.playbackIds().isEmpty()) {
            json.put(
                    "playback_ids",
                    stream.playbackIds().stream().map(MuxJson::playbackId).toList());
        }
        json.put("new_asset_settings", settings.newAsset());
        json.put("recent_asset_ids", stream.recentAssetIds());
        putIfSet(json, "active_asset_id", stream.encoder().assetId());
        if (stream.encoder().connected()) {
            json.put("active_ingest_protocol", "rtmp");
        }
        putIfSet(json, "passthrough", settings.passthrough());
        if (!settings.meta().isEmpty()) {
            json.put("meta", settings.meta());
        }
        if (settings.test()) {
            json.put("test", true);
        }
        if (settings.audioOnly()) {
            json.put("audio_only", true);
        }
        return json;
    }

    private static Map<String, Object> asset(Asset asset, Object createdAt) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", asset.id());
        json.put("created_at", createdAt);
        json.put("status", asset.status().name().toLowerCase(Locale.ROOT));
        json.put("live_stream_id", asset.liveStreamId());
        json.put("is_live", asset.live());
        json.put("ingest_type", "live_rtmp");
        json.put(
                "playback_ids",
                asset.playbackIds().stream().map(MuxJson::playbackId).toList());
        json.put("progress", progress(asset));
        json.put("video_quality", asset.settings().getOrDefault("video_quality", "plus"));
        json.put("max_resolution_tier", asset.settings().getOrDefault("max_resolution_tier", "1080p"));
        json.put("master_access", asset.settings().getOrDefault("master_access", "none"));
        if (!asset.live() && asset.errors().isEmpty()) {
            json.put("duration", seconds(asset.duration()));
            json.put("aspect_ratio", "9:16");
            json.put("resolution_tier", "1080p");
            json.put("max_stored_frame_rate", 30);
        }
        if (!asset.stretches().isEmpty()) {
            json.put(
                    "recording_times",
                    asset.stretches().stream().map(MuxJson::stretch).toList());
        }
        if (!asset.errors().isEmpty()) {
            json.put("errors", Map.of("type", "invalid_input", "messages", asset.errors()));
        }
        putIfSet(json, "passthrough", asset.passthrough());
        putIfSet(json, "meta", asset.settings().get("meta"));
        if (asset.test()) {
            json.put("test", true);
        }
        return json;
    }

    private static Map<String, Object> progress(Asset asset) {
        var state =
                switch (asset.status()) {
                    case PREPARING -> "ingesting";
                    case READY -> asset.live() ? "live" : "completed";
                    case ERRORED -> "errored";
                };
        var percent =
                switch (state) {
                    case "ingesting" -> 0;
                    case "completed" -> 100;
                    default -> -1;
                };
        return Map.of("state", state, "progress", percent);
    }

    private static Map<String, Object> stretch(Asset.Stretch stretch) {
        return Map.of(
                "started_at",
                stretch.startedAt().toString(),
                "duration",
                seconds(stretch.duration()),
                "type",
                "content");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void putIfSet(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    static Map<String, Object> error(String type, String message) {
        return Map.of("error", Map.of("type", type, "messages", List.of(message)));
    }
}
