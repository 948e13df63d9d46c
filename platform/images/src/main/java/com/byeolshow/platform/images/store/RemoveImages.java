package com.byeolshow.platform.images.store;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes images that are nobody's: files first, so that a failure in between leaves a note to go by. */
public final class RemoveImages {

    private static final Logger log = LoggerFactory.getLogger(RemoveImages.class);

    private final NotedImages images;
    private final ImageStore store;
    private final ImageSettings settings;
    private final Clock clock;

    RemoveImages(NotedImages images, ImageStore store, ImageSettings settings, Clock clock) {
        this.images = images;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tries at once, after the commit that made them nobody's, and never fails: what is left over is for the sweep. */
    public Mono<Void> soon(Collection<ImageId> unowned) {
        return remove(List.copyOf(unowned)).onErrorResume(failed -> {
            log.warn("{} image(s) are left to the sweep: {}", unowned.size(), failed.toString());
            return Mono.empty();
        });
    }

    /** Removes what uploads that failed, owners who left and removals that failed have left behind. */
    Mono<Integer> leftBehind() {
        return Mono.defer(() -> images.unowned(clock.instant().minus(settings.unusedAfter()), settings.sweepBatch())
                        .collectList())
                .filter(found -> !found.isEmpty())
                .flatMap(found -> remove(found).thenReturn(found.size()))
                .defaultIfEmpty(0);
    }

    private Mono<Void> remove(List<ImageId> unowned) {
        return unowned.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(unowned)
                        .flatMapIterable(ImageFileName::allOf)
                        .concatMap(store::remove)
                        .then(Mono.defer(() -> images.forget(unowned)));
    }
}
