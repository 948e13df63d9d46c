package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import com.byeolshow.sandbox.mux.model.StreamSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what callers ask of a live stream, with the limits Mux states. */
final class StreamRequests {
    private static final Set<String> POLICIES = Set.of("public", "signed", "drm");
    private static final Set<String> LATENCIES = Set.of("low", "reduced", "standard");
    private static final Set<String> CHANGEABLE = Set.of(
            "latency_mode",
            "max_continuous_duration",
            "meta",
            "passthrough",
            "reconnect_slate_url",
            "reconnect_window",
            "use_slate_for_standard_latency",
            "new_asset_settings");
    private static final Set<String> CHANGEABLE_FOR_ASSETS =
            Set.of("mp4_support", "master_access", "video_quality", "meta");
    private static final int LONGEST_PASSTHROUGH = 255;
    private static final int LONGEST_TITLE = 512;
    private static final long HALF_DAY_SECONDS = 43_200;

    private StreamRequests() {}

    static StreamSettings create(Fields fields) {
        var latency = latency(fields);
        var test = fields.flag("test", false);
        if (test && fields.has("max_continuous_duration")) {
            throw new BadInputException("max_continuous_duration", "cannot be set on a test live stream");
        }
        var window = fields.whole("reconnect_window", 0, 1_800);
        var longest = fields.whole("max_continuous_duration", 60, HALF_DAY_SECONDS);
        return new StreamSettings(
                latency,
                Duration.ofSeconds(window != null ? window : latency.equals("standard") ? 60 : 0),
                Duration.ofSeconds(Objects.requireNonNullElse(longest, HALF_DAY_SECONDS)),
                emptyIsNone(passthrough(fields)),
                meta(fields),
                test,
                fields.flag("audio_only", false),
                fields.flag("use_slate_for_standard_latency", false),
                fields.text("reconnect_slate_url"),
                newAsset(fields));
    }

    static StreamSettings update(StreamSettings now, Fields fields) {
        onlyKnown(fields.names(), CHANGEABLE, "");
        if (now.test() && fields.has("max_continuous_duration")) {
            throw new BadInputException("max_continuous_duration", "cannot be set on a test live stream");
        }
        var latency = fields.word("latency_mode", LATENCIES);
        var window = fields.whole("reconnect_window", 0, 1_800);
        var longest = fields.whole("max_continuous_duration", 60, HALF_DAY_SECONDS);
        var newAsset = new LinkedHashMap<>(now.newAsset());
        var assetChanges = fields.nested("new_asset_settings");
        onlyKnown(assetChanges.names(), CHANGEABLE_FOR_ASSETS, "new_asset_settings.");
        newAsset.putAll(assetChanges.values());
        return new StreamSettings(
                latency == null ? now.latencyMode() : latency,
                window == null ? now.reconnectWindow() : Duration.ofSeconds(window),
                longest == null ? now.longest() : Duration.ofSeconds(longest),
                fields.has("passthrough") ? emptyIsNone(passthrough(fields)) : now.passthrough(),
                fields.has("meta") ? meta(fields) : now.meta(),
                now.test(),
                now.audioOnly(),
                fields.flag("use_slate_for_standard_latency", now.slateForStandard()),
                fields.has("reconnect_slate_url") ? fields.text("reconnect_slate_url") : now.slateUrl(),
                newAsset);
    }

    /** The policies of the playback ids to make; none makes the stream unplayable. */
    static List<String> policies(Fields fields) {
        var plain = fields.has("playback_policies") ? "playback_policies" : "playback_policy";
        var policies = new ArrayList<String>();
        for (var policy : fields.list(plain)) {
            policies.add(policy(plain, policy));
        }
        for (var advanced : fields.list("advanced_playback_policies")) {
            if (!(advanced instanceof Map<?, ?> object)) {
                throw new BadInputException("advanced_playback_policies", "must hold objects");
            }
            policies.add(policy("advanced_playback_policies", object.get("policy")));
        }
        return List.copyOf(policies);
    }

    static String policy(String field, @Nullable Object policy) {
        if (policy instanceof String word && POLICIES.contains(word)) {
            return word;
        }
        throw new BadInputException(
                field, "must be one of " + POLICIES.stream().sorted().toList());
    }

    private static String latency(Fields fields) {
        var latency = fields.word("latency_mode", LATENCIES);
        if (latency != null) {
            return latency;
        }
        if (fields.flag("low_latency", false)) {
            return "low";
        }
        return fields.flag("reduced_latency", false) ? "reduced" : "standard";
    }

    private static @Nullable String passthrough(Fields fields) {
        var passthrough = fields.text("passthrough");
        if (passthrough != null && passthrough.length() > LONGEST_PASSTHROUGH) {
            throw new BadInputException("passthrough", "may have at most " + LONGEST_PASSTHROUGH + " characters");
        }
        return passthrough;
    }

    private static @Nullable String emptyIsNone(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Map<String, Object> meta(Fields fields) {
        var meta = fields.nested("meta");
        var title = meta.text("title", "");
        if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw new BadInputException("meta.title", "may have at most " + LONGEST_TITLE + " code points");
        }
        return meta.values();
    }

    /** The deprecated single name is stored under the present one, so that recordings find their policies. */
    private static Map<String, Object> newAsset(Fields fields) {
        var asset = fields.nested("new_asset_settings");
        var policies = policies(asset);
        asset.word("video_quality", Set.of("plus", "premium"));
        asset.word("max_resolution_tier", Set.of("1080p", "1440p", "2160p"));
        asset.word("master_access", Set.of("none", "temporary"));
        var kept = new LinkedHashMap<>(asset.values());
        kept.remove("playback_policy");
        if (!policies.isEmpty()) {
            kept.put("playback_policies", policies);
        }
        return kept;
    }

    private static void onlyKnown(Set<String> names, Set<String> known, String prefix) {
        for (var name : names) {
            if (!known.contains(name)) {
                throw new BadInputException(prefix + name, "cannot be updated");
            }
        }
    }
}
