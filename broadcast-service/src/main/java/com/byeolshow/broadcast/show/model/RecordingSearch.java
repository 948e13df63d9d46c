package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.model.FoundAsset.Stage;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What the video platform's list of a stream's recordings says about a show whose callback never came. */
public sealed interface RecordingSearch {

    record Found(Recording recording) implements RecordingSearch {}

    /** There is one, and it is not finished: ask again later. */
    record StillComing(String assetId) implements RecordingSearch {}

    record NothingRecorded() implements RecordingSearch {}

    /**
     * Searches.
     *
     * @param assets of the show's stream, without those that are known to belong elsewhere
     * @return the longest finished recording of that time, because the encoder may have come twice; one that failed only
     *     if there is no other
     */
    static RecordingSearch among(List<FoundAsset> assets, Instant from, Instant to) {
        var covering = assets.stream().filter(asset -> asset.covers(from, to)).toList();
        var ready = of(covering, Stage.READY);
        if (!ready.isEmpty()) {
            var longest = ready.stream()
                    .max(Comparator.comparing(asset -> Objects.requireNonNullElse(asset.duration(), Duration.ZERO)))
                    .orElseThrow();
            return new Found(new Recording(longest.id(), longest.playbackId()));
        }
        var coming = of(covering, Stage.COMING);
        if (!coming.isEmpty()) {
            return new StillComing(coming.getFirst().id());
        }
        return of(covering, Stage.ERRORED).stream()
                .<RecordingSearch>map(errored -> new Found(new Recording(errored.id(), null)))
                .findFirst()
                .orElseGet(NothingRecorded::new);
    }

    private static List<FoundAsset> of(List<FoundAsset> assets, Stage stage) {
        return assets.stream().filter(asset -> asset.stage() == stage).toList();
    }
}
