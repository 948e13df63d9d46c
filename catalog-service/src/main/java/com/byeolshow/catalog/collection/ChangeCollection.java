package com.byeolshow.catalog.collection;

import com.byeolshow.catalog.collection.model.CollectionDraft;
import com.byeolshow.catalog.collection.model.CollectionRules;
import com.byeolshow.catalog.collection.model.CollectionShaping.Refused;
import com.byeolshow.catalog.collection.model.CollectionShaping.Shaped;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Renames a collection or moves it with all below it; products found under it are told in the same transaction. */
@Component
public record ChangeCollection(Collections collections, CollectionMoves moves, TransactionalOperator tx) {

    public Mono<ProductCollection> run(String id, CollectionDraft draft) {
        return collections
                .lock()
                .then(Mono.defer(collections::all))
                .map(CollectionTree::new)
                .flatMap(tree -> switch (CollectionRules.change(id, draft, tree)) {
                    case Shaped(var collection, var moved) -> store(collection, moved, tree);
                    case Refused(var problem) -> Mono.<ProductCollection>error(new RefusedException(problem));
                })
                .as(tx::transactional);
    }

    /** What is below a collection does not change when it moves, so the tree from before will do. */
    private Mono<ProductCollection> store(ProductCollection collection, boolean moved, CollectionTree before) {
        Mono<Void> told = moved ? Mono.defer(() -> moves.moved(before.below(collection.id()))) : Mono.empty();
        return collections.update(collection).then(told).thenReturn(collection);
    }
}
