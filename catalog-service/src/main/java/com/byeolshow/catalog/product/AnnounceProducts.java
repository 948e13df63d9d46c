package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionMoves;
import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes the state of products whenever something in it changes, inside the transaction of the change. */
@Component
final class AnnounceProducts implements CollectionMoves {

    /** Keeps a rename of a large brand within bounded memory; all its batches still share one transaction. */
    private static final int BATCH = 200;

    private final Products products;
    private final ReadCollections collections;
    private final Outbox outbox;
    private final Clock clock;

    AnnounceProducts(Products products, ReadCollections collections, Outbox outbox, Clock clock) {
        this.products = products;
        this.collections = collections;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Void> changed(Product product, CollectionTree tree) {
        return outbox.append(ProductState.event(product, tree));
    }

    /** Many at once, in their order. */
    Mono<Void> changed(List<Product> all, CollectionTree tree) {
        return outbox.append(
                all.stream().map(product -> ProductState.event(product, tree)).toList());
    }

    Mono<Void> renamed(PartnerKind kind, String partnerId) {
        return inBatches("", after -> products.lockNextOf(kind, partnerId, after, BATCH));
    }

    @Override
    public Mono<Void> moved(Set<String> collectionIds) {
        return inBatches("", after -> products.lockNextIn(collectionIds, after, BATCH));
    }

    private Mono<Void> inBatches(String after, Function<String, Mono<List<String>>> next) {
        return next.apply(after)
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.empty()
                        : raise(ids).then(Mono.defer(() -> inBatches(ids.getLast(), next))));
    }

    private Mono<Void> raise(List<String> ids) {
        return products.raiseVersions(ids, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .then(Mono.defer(() -> products.ofIds(ids)))
                .flatMap(this::publish);
    }

    private Mono<Void> publish(List<Product> changed) {
        var named = changed.stream()
                .flatMap(product -> product.collectionIds().stream())
                .distinct()
                .toList();
        return collections.holdAbove(named).flatMap(tree -> changed(changed, tree));
    }
}
