package com.byeolshow.catalog.collection;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Told when a collection has another name but the same place, inside the transaction that renamed it. */
public interface CollectionNames {

    /**
     * Called once per new name.
     *
     * @param collectionIds the renamed collection and all below it
     */
    Mono<Void> renamed(Set<String> collectionIds);
}
