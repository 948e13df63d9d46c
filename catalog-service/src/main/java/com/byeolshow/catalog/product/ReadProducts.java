package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.ReadCollections;
import com.byeolshow.catalog.product.model.DealRange;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.product.model.ProductProblem.NoSuchProduct;
import com.byeolshow.catalog.rating.Rating;
import com.byeolshow.catalog.rating.Ratings;
import com.byeolshow.catalog.show.ReadShows;
import com.byeolshow.catalog.stock.ReadStock;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows products to customers and to staff. */
@Component
public final class ReadProducts {

    private final Products products;
    private final ProductReading reading;
    private final ReadCollections collections;
    private final ReadStock stock;
    private final ReadShows shows;
    private final Ratings ratings;

    ReadProducts(
            Products products,
            ProductReading reading,
            ReadCollections collections,
            ReadStock stock,
            ReadShows shows,
            Ratings ratings) {
        this.products = products;
        this.reading = reading;
        this.collections = collections;
        this.stock = stock;
        this.shows = shows;
        this.ratings = ratings;
    }

    /** One product, also when it is not on sale: old orders and shows still lead to it. */
    public Mono<ShownProduct> one(ProductId id) {
        return existing(id).flatMap(product -> shown(List.of(product))).map(List::getFirst);
    }

    /** Products on sale, newest first. */
    public Mono<List<ShownProduct>> onSale(Page page) {
        return products.onSale(page).flatMap(this::shown);
    }

    /** Products on sale in a collection or in one below it, newest first; none for an unknown collection. */
    public Mono<List<ShownProduct>> onSaleIn(String collectionId, Page page) {
        return collections
                .below(collectionId)
                .flatMap(ids -> ids.isEmpty() ? Mono.just(List.<Product>of()) : products.onSaleIn(ids, page))
                .flatMap(this::shown);
    }

    /** Products on sale with such a discount, the biggest discount first. */
    public Mono<List<ShownProduct>> onDeal(DealRange range, Page page) {
        return products.onDeal(range, page).flatMap(this::shown);
    }

    /** These products in this order; unknown ids are left out. */
    public Mono<List<ShownProduct>> ofIds(List<String> ids) {
        return ids.isEmpty()
                ? Mono.just(List.of())
                : products.ofIds(ids).flatMap(this::shown).map(all -> inOrder(all, ids));
    }

    private static List<ShownProduct> inOrder(List<ShownProduct> shown, List<String> ids) {
        var byId = shown.stream()
                .collect(Collectors.toMap(each -> each.product().id().value(), Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    public Mono<ProductSheet> sheet(ProductId id) {
        return existing(id).map(ProductSheet::of);
    }

    /** Products staff look for, newest first, and one more than a page holds if there are more. */
    public Mono<List<ProductSheet>> sheets(ProductFilter filter, Page page) {
        String collection = filter.collection();
        Mono<List<String>> within = collection == null ? Mono.just(List.of()) : collections.within(collection);
        return within.flatMap(ids -> reading.page(filter, ids, page))
                .map(all -> all.stream().map(ProductSheet::of).toList());
    }

    private Mono<Product> existing(ProductId id) {
        return products.find(id).switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchProduct())));
    }

    private Mono<List<ShownProduct>> shown(List<Product> found) {
        var collectionIds = found.stream()
                .flatMap(product -> product.collectionIds().stream())
                .toList();
        var variantIds = found.stream()
                .flatMap(product -> product.variants().stream())
                .map(variant -> variant.id().value())
                .toList();
        var productIds = found.stream().map(product -> product.id().value()).toList();
        return Mono.zip(
                        collections.above(collectionIds),
                        stock.of(variantIds),
                        shows.of(productIds),
                        ratings.of(productIds))
                .map(known -> found.stream()
                        .map(product -> new ShownProduct(
                                product,
                                known.getT1(),
                                known.getT2(),
                                known.getT4().getOrDefault(product.id().value(), Rating.NONE),
                                known.getT3().getOrDefault(product.id().value(), List.of())))
                        .toList());
    }
}
