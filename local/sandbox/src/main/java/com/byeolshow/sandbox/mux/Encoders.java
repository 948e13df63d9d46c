package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.mux.model.Asset;
import com.byeolshow.sandbox.mux.model.Encoder.Leaving;
import com.byeolshow.sandbox.mux.model.Encoder.Lost;
import com.byeolshow.sandbox.mux.model.EncoderRules;
import com.byeolshow.sandbox.mux.model.EncoderRules.Fresh;
import com.byeolshow.sandbox.mux.model.Happening;
import com.byeolshow.sandbox.mux.model.LiveStream;
import com.byeolshow.sandbox.mux.model.Outcome;
import com.byeolshow.sandbox.mux.model.Outcome.Moved;
import com.byeolshow.sandbox.mux.model.PlaybackId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Carries out what encoders and commands do to live streams; call it inside the timeline. */
@Component
final class Encoders {
    private final Videos videos;
    private final MuxEvents events;
    private final Timeline timeline;
    private final SeededIds ids;

    Encoders(Videos videos, MuxEvents events, Timeline timeline, SeededIds ids) {
        this.videos = videos;
        this.events = events;
        this.timeline = timeline;
        this.ids = ids;
    }

    Outcome goLive(LiveStream stream) {
        var returning = stream.encoder() instanceof Lost;
        var fresh = new Fresh(ids.letters("asset", 40), playbackIds(policies(stream)));
        var outcome = done(EncoderRules.goLive(stream, videos.running(stream), fresh, timeline.now()));
        if (!returning && outcome instanceof Moved(var live, Asset asset, var _)) {
            limit(live, asset.id());
        }
        return outcome;
    }

    Outcome drop(LiveStream stream) {
        var outcome = done(EncoderRules.drop(stream, videos.running(stream), timeline.now()));
        if (outcome instanceof Moved(var lost, var _, var _) && lost.encoder() instanceof Lost(var _, var until)) {
            later(lost.id(), until, now -> EncoderRules.windowOver(now, videos.running(now), until, timeline.now()));
        }
        return outcome;
    }

    Outcome complete(LiveStream stream) {
        var outcome = done(EncoderRules.complete(stream, videos.running(stream), timeline.now()));
        if (outcome instanceof Moved(var idle, var _, var _) && idle.encoder() instanceof Leaving(var until)) {
            later(idle.id(), until, now -> EncoderRules.left(now, until));
        }
        return outcome;
    }

    Outcome disable(LiveStream stream) {
        return done(EncoderRules.disable(stream, videos.running(stream), timeline.now()));
    }

    Outcome enable(LiveStream stream) {
        return done(EncoderRules.enable(stream));
    }

    Outcome breakAsset(LiveStream stream, Asset asset) {
        return done(EncoderRules.breakAsset(stream, asset, timeline.now()));
    }

    void delete(LiveStream stream) {
        done(EncoderRules.delete(stream, videos.running(stream), timeline.now()));
        videos.deleteStream(stream.id());
    }

    boolean deleteAsset(String assetId) {
        var gone = videos.deleteAsset(assetId);
        if (gone == null) {
            return false;
        }
        events.tell(List.of(Happening.asset("deleted", gone)));
        return true;
    }

    List<PlaybackId> playbackIds(List<String> policies) {
        return policies.stream()
                .map(policy -> new PlaybackId(ids.letters("playback", 40), policy))
                .toList();
    }

    /** A test stream is cut off and its recording deleted later; any other only loses its encoder after its limit. */
    private void limit(LiveStream stream, String assetId) {
        var now = timeline.now();
        if (stream.settings().test()) {
            later(
                    stream.id(),
                    now.plus(EncoderRules.TEST_LIMIT),
                    late -> inSession(late, assetId)
                            ? EncoderRules.disable(late, videos.running(late), timeline.now())
                            : same(late));
            timeline.at(now.plus(EncoderRules.TEST_KEPT), () -> deleteAsset(assetId));
            return;
        }
        timeline.at(now.plus(stream.settings().longest()), () -> videos.stream(stream.id())
                .filter(late -> inSession(late, assetId))
                .ifPresent(this::drop));
    }

    private static boolean inSession(LiveStream stream, String assetId) {
        return Objects.equals(stream.encoder().assetId(), assetId);
    }

    private static Outcome same(LiveStream stream) {
        return new Outcome.Unchanged(stream);
    }

    private void later(String streamId, Instant due, Function<LiveStream, Outcome> rule) {
        timeline.at(due, () -> videos.stream(streamId).map(rule).ifPresent(this::done));
    }

    private Outcome done(Outcome outcome) {
        if (outcome instanceof Moved(var stream, var asset, var happenings)) {
            videos.save(stream);
            if (asset != null) {
                videos.save(asset);
            }
            events.tell(happenings);
        }
        return outcome;
    }

    /** Without a policy the recording has no playback id and cannot be watched. */
    private static List<String> policies(LiveStream stream) {
        return switch (stream.settings().newAsset().get("playback_policies")) {
            case List<?> many -> many.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
