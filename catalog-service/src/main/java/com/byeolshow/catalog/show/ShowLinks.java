package com.byeolshow.catalog.show;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Told when a show begins or stops to present products, inside the transaction in which that was heard. */
public interface ShowLinks {

    /**
     * Called once per change of a show's list.
     *
     * @param linked ids of products that were added to it
     * @param unlinked ids of products that were taken from it
     */
    Mono<Void> changed(Collection<String> linked, Collection<String> unlinked);
}
