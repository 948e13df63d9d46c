package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.mux.MuxAsset;
import com.byeolshow.broadcast.mux.MuxAssets;
import com.byeolshow.broadcast.show.model.FoundAsset;
import com.byeolshow.broadcast.show.model.FoundAsset.Stage;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks for recordings of a stream at the video platform, for when its callback was lost. */
@Component
record FindRecordings(MuxAssets mux, WatchedShows shows) {

    /** Those that neither belong to a show nor are to be deleted. */
    Mono<List<FoundAsset>> run(String streamId) {
        return mux.ofStream(streamId)
                .zipWhen(assets -> shows.taken(assets.stream().map(MuxAsset::id).toList()))
                .map(read -> read.getT1().stream()
                        .filter(asset -> !read.getT2().contains(asset.id()))
                        .map(FindRecordings::found)
                        .toList());
    }

    private static FoundAsset found(MuxAsset asset) {
        return new FoundAsset(asset.id(), asset.created(), stage(asset), asset.length(), asset.publicPlaybackId());
    }

    private static Stage stage(MuxAsset asset) {
        if (asset.errored()) {
            return Stage.ERRORED;
        }
        return asset.ready() && !asset.stillLive() ? Stage.READY : Stage.COMING;
    }
}
