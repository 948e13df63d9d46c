package com.byeolshow.catalog.search;

import com.byeolshow.catalog.popularity.PopularityChanges;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets popular products come first. */
@Component
record WeighDocuments(Documents documents) implements PopularityChanges {

    @Override
    public Mono<Void> changed(SortedMap<String, Long> scores) {
        return documents.weigh(scores);
    }
}
