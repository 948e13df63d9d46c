package com.byeolshow.catalog.collection;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Told when collections have another place in the tree, perhaps with another name, inside the transaction that moved them. */
public interface CollectionMoves {

    /**
     * Called once per move.
     *
     * @param collectionIds the moved collection and all below it
     */
    Mono<Void> moved(Set<String> collectionIds);
}
