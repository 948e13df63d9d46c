package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.mux.model.Happening;
import com.byeolshow.sandbox.mux.model.Happening.OfAsset;
import com.byeolshow.sandbox.mux.model.Happening.OfStream;
import com.byeolshow.sandbox.webhooks.Emitter;
import com.byeolshow.sandbox.webhooks.Notice;
import com.byeolshow.sandbox.webhooks.Signing;
import com.byeolshow.sandbox.webhooks.Webhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the product what happened, or what a test wants it to believe. */
@Component
final class MuxEvents implements Emitter {
    private final Videos videos;
    private final Webhooks webhooks;
    private final SeededIds ids;
    private final Timeline timeline;

    MuxEvents(Videos videos, Webhooks webhooks, SeededIds ids, Timeline timeline) {
        this.videos = videos;
        this.webhooks = webhooks;
        this.ids = ids;
        this.timeline = timeline;
    }

    void tell(List<Happening> happenings) {
        happenings.forEach(happening -> webhooks.send(notice(happening, Signing.GOOD, true)));
    }

    @Override
    public Provider provider() {
        return Provider.MUX;
    }

    /** Either object of a session serves for the other's events: a stream for its newest recording, and back. */
    @Override
    public Notice about(String event, String objectId, Signing signing) {
        if (event.startsWith("video.live_stream.")) {
            var stream = videos.stream(objectId)
                    .or(() -> videos.asset(objectId).flatMap(asset -> videos.stream(asset.liveStreamId())))
                    .orElseThrow(() -> RefusedCallException.unknown("live stream " + objectId));
            return notice(new OfStream(event, stream), signing, false);
        }
        if (event.startsWith("video.asset.")) {
            var asset = videos.asset(objectId)
                    .or(() -> videos.stream(objectId)
                            .filter(stream -> !stream.recentAssetIds().isEmpty())
                            .flatMap(stream ->
                                    videos.asset(stream.recentAssetIds().getLast())))
                    .orElseThrow(() -> RefusedCallException.unknown("asset " + objectId));
            return notice(new OfAsset(event, asset), signing, false);
        }
        throw new BadInputException("event", "must start with video.live_stream. or video.asset.");
    }

    @Override
    public Notice raw(byte[] body, String event, String objectId, Signing signing) {
        return new MuxNotice(event, objectId, null, body, signing, false);
    }

    private Notice notice(Happening happening, Signing signing, boolean repeatable) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("type", happening.type());
        envelope.put("id", "evt_" + ids.letters("event", 24));
        envelope.put("created_at", timeline.now().toString());
        var kind = happening instanceof OfStream ? "live" : "asset";
        envelope.put("object", Map.of("type", kind, "id", happening.objectId()));
        envelope.put("environment", Map.of("id", "env_sandbox", "name", "Sandbox"));
        envelope.put(
                "data",
                switch (happening) {
                    case OfStream(var _, var stream) -> MuxJson.webhook(stream);
                    case OfAsset(var _, var asset) -> MuxJson.webhook(asset);
                });
        envelope.put("request_id", null);
        envelope.put("accessor", null);
        envelope.put("accessor_source", null);
        return new MuxNotice(happening.type(), happening.objectId(), envelope, new byte[0], signing, repeatable);
    }
}
