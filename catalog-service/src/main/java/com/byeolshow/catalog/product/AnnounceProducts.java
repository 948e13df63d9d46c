package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionMoves;
import com.byeolshow.catalog.collection.CollectionNames;
import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.search.IndexProducts;
import com.byeolshow.platform.messaging.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes and indexes products whenever something in them changes, inside the transaction of the change. */
@Component
final class AnnounceProducts implements CollectionMoves, CollectionNames {

    /** Keeps a rename of a large brand within bounded memory; all its batches still share one transaction. */
    private static final int BATCH = 200;

    private final Products products;
    private final ReadCollections collections;
    private final Outbox outbox;
    private final IndexProducts index;
    private final Clock clock;

    AnnounceProducts(Products products, ReadCollections collections, Outbox outbox, IndexProducts index, Clock clock) {
        this.products = products;
        this.collections = collections;
        this.outbox = outbox;
        this.index = index;
        this.clock = clock;
    }

    Mono<Void> changed(Product product, CollectionTree tree) {
        return changed(List.of(product), tree);
    }

    /** Many at once, in their order. */
    Mono<Void> changed(List<Product> all, CollectionTree tree) {
        return index(all, tree)
                .then(outbox.append(all.stream()
                        .map(product -> ProductState.event(product, tree))
                        .toList()));
    }

    Mono<Void> renamed(PartnerKind kind, String partnerId) {
        return inBatches("", after -> products.lockNextOf(kind, partnerId, after, BATCH), this::raise);
    }

    @Override
    public Mono<Void> moved(Set<String> collectionIds) {
        return inBatches("", after -> products.lockNextIn(collectionIds, after, BATCH), this::raise);
    }

    /** Products are published without the names of their collections, so this only changes how they are found. */
    @Override
    public Mono<Void> renamed(Set<String> collectionIds) {
        return inBatches("", after -> products.lockNextIn(collectionIds, after, BATCH), ids -> products.ofIds(ids)
                .flatMap(this::index));
    }

    private Mono<Void> inBatches(
            String after, Function<String, Mono<List<String>>> next, Function<List<String>, Mono<Void>> work) {
        return next.apply(after)
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.empty()
                        : work.apply(ids).then(Mono.defer(() -> inBatches(ids.getLast(), next, work))));
    }

    private Mono<Void> raise(List<String> ids) {
        return products.raiseVersions(ids, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .then(Mono.defer(() -> products.ofIds(ids)))
                .flatMap(this::publish);
    }

    private Mono<Void> publish(List<Product> changed) {
        return held(changed).flatMap(tree -> changed(changed, tree));
    }

    private Mono<Void> index(List<Product> changed) {
        return held(changed).flatMap(tree -> index(changed, tree));
    }

    private Mono<Void> index(List<Product> changed, CollectionTree tree) {
        return index.run(changed.stream()
                .map(product -> SearchableProducts.of(product, tree))
                .toList());
    }

    private Mono<CollectionTree> held(List<Product> changed) {
        return collections.holdAbove(changed.stream()
                .flatMap(product -> product.collectionIds().stream())
                .distinct()
                .toList());
    }
}
