package com.byeolshow.sandbox.mux.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an encoder or a command did to a live stream and its running recording. */
public sealed interface Outcome {

    /** Something changed; the asset is null when no recording is concerned. */
    record Moved(LiveStream stream, @Nullable Asset asset, List<Happening> happenings) implements Outcome {}

    /** Already so. */
    record Unchanged(LiveStream stream) implements Outcome {}

    /** Not possible in this state. */
    record Refused(String reason) implements Outcome {}
}
