package com.byeolshow.catalog.search;

import com.byeolshow.catalog.popularity.ReadPopularity;
import com.byeolshow.catalog.search.model.SearchDocument;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes products findable as they are now, inside the transaction that changed them. */
@Component
public final class IndexProducts {

    private final Documents documents;
    private final ReadPopularity popularity;

    IndexProducts(Documents documents, ReadPopularity popularity) {
        this.documents = documents;
        this.popularity = popularity;
    }

    public Mono<Void> run(Collection<Searchable> products) {
        if (products.isEmpty()) {
            return Mono.empty();
        }
        List<SearchDocument> made = products.stream().map(SearchDocument::of).toList();
        var ids = made.stream().map(SearchDocument::productId).toList();
        return popularity
                .of(ids)
                .flatMap(scores -> documents.put(made, scores))
                .then(Mono.defer(() -> documents.learn(SearchDocument.correctable(made))));
    }
}
