package com.byeolshow.catalog.popularity;

import com.byeolshow.catalog.show.ShowLinks;
import java.util.Collection;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the shows that present a product. */
@Component
record CountShows(Popularities popularities, PopularityChanges changes) implements ShowLinks {

    @Override
    public Mono<Void> changed(Collection<String> linked, Collection<String> unlinked) {
        var more = new TreeMap<String, Long>();
        linked.forEach(id -> more.put(id, 1L));
        unlinked.forEach(id -> more.put(id, -1L));
        return popularities.addShows(more).flatMap(changes::changed);
    }
}
