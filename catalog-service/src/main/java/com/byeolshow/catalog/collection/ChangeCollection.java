package com.byeolshow.catalog.collection;

import com.byeolshow.catalog.collection.model.CollectionDraft;
import com.byeolshow.catalog.collection.model.CollectionRules;
import com.byeolshow.catalog.collection.model.CollectionShaping.Refused;
import com.byeolshow.catalog.collection.model.CollectionShaping.Shaped;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Renames a collection or moves it with all below it; products found under it are told in the same transaction. */
@Component
public record ChangeCollection(
        Collections collections, CollectionMoves moves, CollectionNames names, TransactionalOperator tx) {

    public Mono<ProductCollection> run(String id, CollectionDraft draft) {
        return collections
                .lock()
                .then(Mono.defer(collections::all))
                .map(CollectionTree::new)
                .flatMap(tree -> switch (CollectionRules.change(id, draft, tree)) {
                    case Shaped shaped -> store(shaped, tree);
                    case Refused(var problem) -> Mono.<ProductCollection>error(new RefusedException(problem));
                })
                .as(tx::transactional);
    }

    /** What is below a collection does not change when it moves, so the tree from before will do. */
    private Mono<ProductCollection> store(Shaped shaped, CollectionTree before) {
        var collection = shaped.collection();
        return collections
                .update(collection)
                .then(Mono.defer(() -> tell(shaped, before.below(collection.id()))))
                .thenReturn(collection);
    }

    private Mono<Void> tell(Shaped shaped, Set<String> ids) {
        if (shaped.moved()) {
            return moves.moved(ids);
        }
        return shaped.renamed() ? names.renamed(ids) : Mono.empty();
    }
}
