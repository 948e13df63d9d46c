package com.byeolshow.catalog.collection;

import com.byeolshow.catalog.collection.model.CollectionDraft;
import com.byeolshow.catalog.collection.model.CollectionRules;
import com.byeolshow.catalog.collection.model.CollectionShaping;
import com.byeolshow.catalog.collection.model.CollectionShaping.Refused;
import com.byeolshow.catalog.collection.model.CollectionShaping.Shaped;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds a collection to the tree. */
@Component
public record CreateCollection(
        Collections collections, StoredAnswers answers, RandomIds ids, Clock clock, TransactionalOperator tx) {

    public Mono<ProductCollection> run(CollectionDraft draft, Optional<IdempotencyKey> key) {
        return answers.once(key, "create-collection", draft, ProductCollection.class, Mono.defer(() -> create(draft)))
                .as(tx::transactional);
    }

    private Mono<ProductCollection> create(CollectionDraft draft) {
        return collections
                .lock()
                .then(Mono.defer(collections::all))
                .map(all -> CollectionRules.create(
                        ids.next(),
                        draft,
                        new CollectionTree(all),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .flatMap(this::store);
    }

    private Mono<ProductCollection> store(CollectionShaping shaping) {
        return switch (shaping) {
            case Shaped shaped -> collections.insert(shaped.collection()).thenReturn(shaped.collection());
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
