package com.byeolshow.catalog.collection;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at the tree of collections. */
@Component
public final class ReadCollections {

    private final Collections collections;

    ReadCollections(Collections collections) {
        this.collections = collections;
    }

    /** All of them, oldest first, 1,000 at most. */
    public Mono<List<ProductCollection>> all() {
        return collections.all();
    }

    /** The given collections with all above them; unknown ids are left out. */
    public Mono<CollectionTree> above(Collection<String> ids) {
        return collections.above(ids);
    }

    /** {@link #above} for a decision: the tree stays as it is until the caller's transaction ends. */
    public Mono<CollectionTree> holdAbove(Collection<String> ids) {
        return collections.lockShared().then(Mono.defer(() -> collections.above(ids)));
    }

    /** The whole tree, as it stays until the caller's transaction ends. */
    public Mono<CollectionTree> holdAll() {
        return collections.lockShared().then(Mono.defer(collections::all)).map(CollectionTree::new);
    }

    /** The ids of a collection, named by id or slug, and of all below it; empty for an unknown one. */
    public Mono<List<String>> within(String idOrSlug) {
        return collections.all().map(CollectionTree::new).map(tree -> {
            var bySlug = tree.bySlug(idOrSlug);
            return List.copyOf(tree.below(bySlug == null ? idOrSlug : bySlug.id()));
        });
    }

    /** The ids of a collection and of all below it; empty for an unknown one. */
    public Mono<List<String>> below(String id) {
        return collections.below(List.of(id));
    }

    /** The ids of the given collections and of all below them, each once; unknown ids are left out. */
    public Mono<List<String>> below(Collection<String> ids) {
        return collections.below(ids);
    }
}
