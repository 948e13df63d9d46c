package com.byeolshow.catalog.show;

import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.customer.Aliases;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds shows to watch again. */
@Component
public final class ReadRecordings {

    private final ShownProducts shown;
    private final ReadCollections collections;
    private final Aliases aliases;

    ReadRecordings(ShownProducts shown, ReadCollections collections, Aliases aliases) {
        this.shown = shown;
        this.collections = collections;
        this.aliases = aliases;
    }

    /**
     * Some recordings, drawn anew each time, of shows that presented a product of the collections or below them. Hosts
     * are called what they are called today.
     */
    public Mono<List<Recording>> anyOf(Collection<String> collectionIds, int most) {
        return collections
                .below(collectionIds)
                .flatMap(ids -> ids.isEmpty() ? Mono.just(List.<Recording>of()) : shown.recordings(ids, most))
                .flatMap(this::named);
    }

    private Mono<List<Recording>> named(List<Recording> recordings) {
        return aliases.of(recordings.stream()
                        .map(Recording::influencerId)
                        .distinct()
                        .toList())
                .map(known -> recordings.stream()
                        .map(each -> each.hostedBy(known.getOrDefault(each.influencerId(), each.influencerName())))
                        .toList());
    }
}
