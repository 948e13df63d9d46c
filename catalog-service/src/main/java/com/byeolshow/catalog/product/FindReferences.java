package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.Found;
import com.byeolshow.catalog.product.model.ProductDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks up what a draft refers to. Collections keep their places and partners their names until the transaction ends,
 * so that the state published with it is not outdated before it is committed.
 */
@Component
record FindReferences(ReadCollections collections, Partners partners) {

    record References(CollectionTree tree, Found found) {}

    Mono<References> run(ProductDraft draft) {
        return collections.holdAbove(draft.collectionIds()).flatMap(tree -> Mono.zip(
                        partners.hold(PartnerKind.BRAND, id(draft.brand())),
                        partners.hold(PartnerKind.VENDOR, id(draft.vendor())))
                .map(held -> new References(
                        tree, new Found(held.getT1().orElse(null), held.getT2().orElse(null), tree.ids()))));
    }

    private static @Nullable String id(ProductDraft.@Nullable Reference reference) {
        return reference == null ? null : reference.id();
    }
}
