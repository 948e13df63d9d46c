package com.byeolshow.catalog.collection;

import com.byeolshow.catalog.collection.model.CollectionProblem.CollectionInUse;
import com.byeolshow.catalog.collection.model.CollectionProblem.NoSuchCollection;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a collection out of the tree. Refused while something refers to it: what that should become, staff must say. */
@Component
public record DropCollection(Collections collections, TransactionalOperator tx) {

    public Mono<Void> run(String id) {
        return collections
                .lock()
                .then(Mono.defer(collections::all))
                .map(CollectionTree::new)
                .flatMap(tree -> tree.find(id) == null
                        ? Mono.<Boolean>error(new RefusedException(new NoSuchCollection()))
                        : collections.removeUnused(id))
                .flatMap(removed ->
                        removed ? Mono.<Void>empty() : Mono.error(new RefusedException(new CollectionInUse())))
                .as(tx::transactional);
    }
}
