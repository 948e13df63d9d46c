package com.byeolshow.catalog.collection.web;

import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.ReadCollections;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Collections as the app reads them. */
@RestController
final class CollectionEndpoints {

    private final ReadCollections collections;

    CollectionEndpoints(ReadCollections collections) {
        this.collections = collections;
    }

    /** Contract row CA-03. */
    @GetMapping("/collections")
    Mono<List<CollectionBody>> all() {
        return collections.all().map(all -> all.stream().map(CollectionBody::of).toList());
    }

    /** A collection with the id of its parent, null at the top. */
    record CollectionBody(
            @JsonProperty("_id") String id,
            String name,
            String slug,
            @Nullable String parent) {

        static CollectionBody of(ProductCollection collection) {
            return new CollectionBody(collection.id(), collection.name(), collection.slug(), collection.parentId());
        }
    }
}
