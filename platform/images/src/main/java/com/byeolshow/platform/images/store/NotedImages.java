package com.byeolshow.platform.images.store;

import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which images a service has, in its own database. Every image is noted before its files are written, so that no file can
 * be in the store unknown to us; whose it is and what for is the service's own business.
 */
public interface NotedImages {

    /** Notes an image that is nobody's yet. */
    Mono<Void> note(ImageId id, Instant now);

    /** Images that were somebody's and are not any more, and those noted before a time that never became anybody's. */
    Flux<ImageId> unowned(Instant notedBefore, int most);

    /** Forgets images whose files are gone, unless they are somebody's. */
    Mono<Void> forget(Collection<ImageId> ids);
}
