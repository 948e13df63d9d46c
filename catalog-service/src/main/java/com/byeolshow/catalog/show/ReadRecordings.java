package com.byeolshow.catalog.show;

import com.byeolshow.catalog.collection.ReadCollections;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds shows to watch again. */
@Component
public final class ReadRecordings {

    private final ShownProducts shown;
    private final ReadCollections collections;

    ReadRecordings(ShownProducts shown, ReadCollections collections) {
        this.shown = shown;
        this.collections = collections;
    }

    /** Some recordings, drawn anew each time, of shows that presented a product of the collections or below them. */
    public Mono<List<Recording>> anyOf(Collection<String> collectionIds, int most) {
        return collections
                .below(collectionIds)
                .flatMap(ids -> ids.isEmpty() ? Mono.just(List.of()) : shown.recordings(ids, most));
    }
}
