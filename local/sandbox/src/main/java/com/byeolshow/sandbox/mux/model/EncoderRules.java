package com.byeolshow.sandbox.mux.model;

import static com.byeolshow.sandbox.mux.model.Happening.asset;
import static com.byeolshow.sandbox.mux.model.Happening.live;

import com.byeolshow.sandbox.mux.model.Encoder.Absent;
import com.byeolshow.sandbox.mux.model.Encoder.Barred;
import com.byeolshow.sandbox.mux.model.Encoder.Connected;
import com.byeolshow.sandbox.mux.model.Encoder.Leaving;
import com.byeolshow.sandbox.mux.model.Encoder.Lost;
import com.byeolshow.sandbox.mux.model.Encoder.OnAir;
import com.byeolshow.sandbox.mux.model.Encoder.Recording;
import com.byeolshow.sandbox.mux.model.Outcome.Moved;
import com.byeolshow.sandbox.mux.model.Outcome.Refused;
import com.byeolshow.sandbox.mux.model.Outcome.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two linked state machines of a live stream and its recording. {@code running} is the recording of the session. */
public final class EncoderRules {
    /** A completed stream keeps its encoder connected this long. */
    public static final Duration LEAVE = Duration.ofSeconds(60);

    /** A test stream is on air no longer. */
    public static final Duration TEST_LIMIT = Duration.ofMinutes(5);

    /** A recording of a test stream is kept no longer. */
    public static final Duration TEST_KEPT = Duration.ofHours(24);

    private EncoderRules() {}

    /** The identifiers a new recording would get. */
    public record Fresh(String assetId, List<PlaybackId> playbackIds) {}

    /** The encoder connects and the stream becomes playable; within the reconnect window the recording goes on. */
    public static Outcome goLive(LiveStream stream, @Nullable Asset running, Fresh fresh, Instant now) {
        return switch (stream.encoder()) {
            case Absent _, Leaving _ -> newSession(stream, fresh, now);
            case Lost(var assetId, var _) when running != null -> reconnected(stream, running.resumed(now), assetId);
            case Lost _ -> newSession(stream, fresh, now);
            case Connected _, Recording _, OnAir _ -> new Refused("the encoder is already connected");
            case Barred _ -> new Refused("the live stream is disabled");
        };
    }

    private static Moved newSession(LiveStream stream, Fresh fresh, Instant now) {
        var connected = stream.with(new Connected());
        var recording = connected.with(new Recording(fresh.assetId())).recordedBy(fresh.assetId());
        var asset = Asset.starting(fresh.assetId(), stream, fresh.playbackIds(), now);
        var onAir = recording.with(new OnAir(fresh.assetId()));
        var playable = asset.playable();
        return new Moved(
                onAir,
                playable,
                List.of(
                        live("connected", connected),
                        live("recording", recording),
                        asset("created", asset),
                        live("active", onAir),
                        asset("ready", playable)));
    }

    private static Moved reconnected(LiveStream stream, Asset running, String assetId) {
        var connected = stream.with(new Connected());
        var recording = stream.with(new Recording(assetId));
        var onAir = stream.with(new OnAir(assetId));
        return new Moved(
                onAir,
                running,
                List.of(live("connected", connected), live("recording", recording), live("active", onAir)));
    }

    /** The encoder vanishes; without a reconnect window the show is over at once. */
    public static Outcome drop(LiveStream stream, @Nullable Asset running, Instant now) {
        return switch (stream.encoder()) {
            case OnAir(var assetId)
            when stream.settings().reconnectWindow().isZero() ->
                ended(stream, running, now, List.of(live("disconnected", stream.with(new Lost(assetId, now)))));
            case OnAir(var assetId) -> {
                var lost =
                        stream.with(new Lost(assetId, now.plus(stream.settings().reconnectWindow())));
                yield new Moved(
                        lost, running == null ? null : running.paused(now), List.of(live("disconnected", lost)));
            }
            case Absent _, Connected _, Recording _, Lost _, Leaving _, Barred _ ->
                new Refused("the stream is not on air");
        };
    }

    /** The reconnect window that ends at {@code until} is over. */
    public static Outcome windowOver(LiveStream stream, @Nullable Asset running, Instant until, Instant now) {
        return switch (stream.encoder()) {
            case Lost(var _, var waitedFor) when waitedFor.equals(until) -> ended(stream, running, now, List.of());
            case Lost _, Absent _, Connected _, Recording _, OnAir _, Leaving _, Barred _ -> new Unchanged(stream);
        };
    }

    /** Ends the recording now; repeating it is harmless. */
    public static Outcome complete(LiveStream stream, @Nullable Asset running, Instant now) {
        return switch (stream.encoder()) {
            case OnAir _ -> stopped(stream, running, new Leaving(now.plus(LEAVE)), now);
            case Lost _ -> stopped(stream, running, new Absent(), now);
            case Absent _, Connected _, Recording _, Leaving _, Barred _ -> new Unchanged(stream);
        };
    }

    private static Moved stopped(LiveStream stream, @Nullable Asset running, Encoder next, Instant now) {
        var idle = stream.with(next);
        var happenings = new ArrayList<Happening>();
        happenings.add(live("idle", idle));
        return finished(idle, running, now, happenings);
    }

    /** A completed show's connection is closed. */
    public static Outcome left(LiveStream stream, Instant until) {
        return stream.encoder() instanceof Leaving(var due) && due.equals(until)
                ? new Moved(stream.with(new Absent()), null, List.of())
                : new Unchanged(stream);
    }

    /** Ends the recording, cuts the encoder and refuses new connections. */
    public static Outcome disable(LiveStream stream, @Nullable Asset running, Instant now) {
        if (stream.encoder() instanceof Barred) {
            return new Unchanged(stream);
        }
        var barred = stream.with(new Barred());
        var happenings = new ArrayList<Happening>();
        happenings.add(live("disabled", barred));
        return finished(barred, running, now, happenings);
    }

    public static Outcome enable(LiveStream stream) {
        if (!(stream.encoder() instanceof Barred)) {
            return new Unchanged(stream);
        }
        var absent = stream.with(new Absent());
        return new Moved(absent, null, List.of(live("enabled", absent)));
    }

    /** Cuts the encoder for good; recordings stay. */
    public static Moved delete(LiveStream stream, @Nullable Asset running, Instant now) {
        var gone = stream.with(new Absent());
        var happenings = new ArrayList<Happening>();
        happenings.add(live("deleted", gone));
        return finished(gone, running, now, happenings);
    }

    /** The recording breaks and takes a running show with it. */
    public static Outcome breakAsset(LiveStream stream, Asset asset, Instant now) {
        if (asset.status() == Asset.Status.ERRORED) {
            return new Refused("the asset is already errored");
        }
        var errored = asset.errored(now, "Media could not be processed");
        var happenings = new ArrayList<Happening>();
        var next = stream;
        if (asset.id().equals(stream.encoder().assetId())) {
            next = stream.with(new Absent());
            happenings.add(live("idle", next));
        }
        happenings.add(asset("errored", errored));
        return new Moved(next, errored, List.copyOf(happenings));
    }

    private static Moved ended(LiveStream stream, @Nullable Asset running, Instant now, List<Happening> before) {
        var idle = stream.with(new Absent());
        var happenings = new ArrayList<>(before);
        happenings.add(live("idle", idle));
        return finished(idle, running, now, happenings);
    }

    private static Moved finished(LiveStream stream, @Nullable Asset running, Instant now, List<Happening> happenings) {
        if (running == null) {
            return new Moved(stream, null, List.copyOf(happenings));
        }
        var finished = running.finished(now);
        happenings.add(asset("live_stream_completed", finished));
        return new Moved(stream, finished, List.copyOf(happenings));
    }
}
