package com.byeolshow.platform.images.store;

import com.byeolshow.platform.images.Rendition;
import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes an image of an upload. It is nobody's at first: whoever does not take it soon loses it to the sweep. */
public final class KeepUpload {

    private final RedrawUpload redraw;
    private final NotedImages images;
    private final ImageStore store;
    private final RandomIds ids;
    private final Clock clock;

    KeepUpload(RedrawUpload redraw, NotedImages images, ImageStore store, RandomIds ids, Clock clock) {
        this.redraw = redraw;
        this.images = images;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** All its files are there when this completes; fails with an {@link ImageProblem} if it is no picture we take. */
    public Mono<ImageId> run(Flux<DataBuffer> upload) {
        return redraw.run(upload).flatMap(this::keep);
    }

    /** The note comes first: should we fail in between, the sweep finds the files by it. */
    private Mono<ImageId> keep(List<Rendition> renditions) {
        return Mono.defer(() -> {
            var id = new ImageId(ids.next());
            return images.note(id, clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .thenMany(Flux.zip(Flux.fromIterable(ImageFileName.allOf(id)), Flux.fromIterable(renditions)))
                    .concatMap(file -> store.put(file.getT1(), file.getT2().jpeg()))
                    .then(Mono.just(id));
        });
    }
}
