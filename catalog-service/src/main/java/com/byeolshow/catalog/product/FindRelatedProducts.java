package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.Products.Outline;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.RelatedRules;
import com.byeolshow.catalog.product.model.RelatedRules.Candidate;
import com.byeolshow.catalog.stock.ReadStock;
import com.byeolshow.platform.web.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Suggests products of a category beside the one on screen. */
@Component
public final class FindRelatedProducts {

    /** Suggestions are for browsing: beyond its newest products a large category is better searched than scrolled. */
    static final int MOST = 240;

    private final Products products;
    private final ReadCollections collections;
    private final ReadStock stock;
    private final ReadProducts read;

    FindRelatedProducts(Products products, ReadCollections collections, ReadStock stock, ReadProducts read) {
        this.products = products;
        this.collections = collections;
        this.stock = stock;
        this.read = read;
    }

    /**
     * The newest 240 products on sale in a collection or below it, best suggestion first; none for an unknown collection.
     *
     * @param shown the product on screen, which is left out; ignored when there is no such product
     */
    public Mono<List<ShownProduct>> run(String collectionId, Optional<ProductId> shown, Page page) {
        return collections
                .below(collectionId)
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(List.<ShownProduct>of())
                        : outlines(ids, shown)
                                .flatMap(known -> ranked(collectionId, known, page))
                                .flatMap(read::ofIds));
    }

    private record Known(Optional<Outline> shown, List<Outline> others) {}

    private Mono<Known> outlines(List<String> collectionIds, Optional<ProductId> shown) {
        var onScreen = shown.map(products::outline).orElseGet(Mono::empty).singleOptional();
        return onScreen.zipWith(products.outlinesOnSaleIn(collectionIds, MOST), Known::new);
    }

    private Mono<List<String>> ranked(String collectionId, Known known, Page page) {
        var variantIds = known.others().stream()
                .flatMap(each -> each.variantIds().stream())
                .toList();
        return stock.of(variantIds).map(levels -> RelatedRules.order(
                        collectionId,
                        known.shown().map(each -> candidate(each, levels)).orElse(null),
                        known.others().stream()
                                .map(each -> candidate(each, levels))
                                .toList())
                .stream()
                .skip(page.offset())
                .limit(page.size())
                .map(ProductId::value)
                .toList());
    }

    private static Candidate candidate(Outline outline, Map<String, Integer> levels) {
        return new Candidate(
                outline.id(),
                outline.brandId(),
                outline.sale(),
                outline.collectionIds(),
                Product.soldOut(outline.variantIds(), levels),
                outline.createdAt());
    }
}
