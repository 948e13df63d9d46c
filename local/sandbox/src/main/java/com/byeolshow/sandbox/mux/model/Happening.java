package com.byeolshow.sandbox.mux.model;

/** An event as subscribers learn of it, with its object as it was at that step. */
public sealed interface Happening {
    String type();

    String objectId();

    record OfStream(String type, LiveStream stream) implements Happening {
        @Override
        public String objectId() {
            return stream.id();
        }
    }

    record OfAsset(String type, Asset asset) implements Happening {
        @Override
        public String objectId() {
            return asset.id();
        }
    }

    static Happening live(String what, LiveStream stream) {
        return new OfStream("video.live_stream." + what, stream);
    }

    static Happening asset(String what, Asset asset) {
        return new OfAsset("video.asset." + what, asset);
    }
}
