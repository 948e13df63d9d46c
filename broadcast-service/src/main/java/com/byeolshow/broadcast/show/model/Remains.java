package com.byeolshow.broadcast.show.model;

import java.time.Instant;

/** What a deleted show leaves at the video platform. */
public sealed interface Remains {

    /** It was never on air, or left no recording. */
    record Nothing() implements Remains {}

    /** The stream is still running, and its recording will come. */
    record RunningStream(Instant liveSince) implements Remains {}

    /** The recording will come, or was lost on the way. */
    record AwaitedRecording(Instant liveSince) implements Remains {}

    record RecordedVideo(String assetId) implements Remains {}
}
