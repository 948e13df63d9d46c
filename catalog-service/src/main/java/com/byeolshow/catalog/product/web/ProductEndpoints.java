package com.byeolshow.catalog.product.web;

import com.byeolshow.catalog.product.FindRelatedProducts;
import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.catalog.product.ReadProducts;
import com.byeolshow.catalog.product.ShownProduct;
import com.byeolshow.catalog.product.model.DealReading;
import com.byeolshow.catalog.product.model.DealRules;
import com.byeolshow.catalog.product.model.ProductProblem.NoSuchProduct;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Products as the app reads them. */
@RestController
@RequestMapping("/product")
final class ProductEndpoints {

    private static final int PAGE_SIZE = 120;

    /** How the original's client spelled "every collection". */
    private static final String ANY = "any";

    private final ReadProducts products;
    private final FindRelatedProducts related;

    ProductEndpoints(ReadProducts products, FindRelatedProducts related) {
        this.products = products;
        this.related = related;
    }

    /** Contract row CA-04. */
    @GetMapping("/collection")
    Mono<List<ProductBody>> inAnyCollection(@RequestParam(required = false) @Nullable String page) {
        return products.onSale(Page.of(page, PAGE_SIZE)).map(ProductEndpoints::bodies);
    }

    /** Contract row CA-05. */
    @GetMapping("/collection/{collectionId}")
    Mono<List<ProductBody>> inCollection(
            @PathVariable String collectionId, @RequestParam(required = false) @Nullable String page) {
        return collectionId.equals(ANY)
                ? inAnyCollection(page)
                : products.onSaleIn(collectionId, Page.of(page, PAGE_SIZE)).map(ProductEndpoints::bodies);
    }

    /**
     * Contract row CA-06.
     *
     * @param product the one on screen, which is left out
     */
    @GetMapping("/about/{collectionId}")
    Mono<List<ProductBody>> about(
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String page) {
        var shown = Optional.ofNullable(product).flatMap(ProductId::parse);
        return related.run(collectionId, shown, Page.of(page, PAGE_SIZE)).map(ProductEndpoints::bodies);
    }

    /** Contract row CA-09. */
    @GetMapping("/catalog/{discountType}")
    Mono<List<ProductBody>> onDeal(
            @PathVariable String discountType,
            @RequestParam(required = false) @Nullable String min,
            @RequestParam(required = false) @Nullable String max,
            @RequestParam(required = false) @Nullable String page) {
        return switch (DealRules.read(discountType, min, max)) {
            case DealReading.Understood(var range) ->
                products.onDeal(range, Page.of(page, PAGE_SIZE)).map(ProductEndpoints::bodies);
            case DealReading.Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    /** Contract row CA-07. */
    @GetMapping("/{productId}")
    Mono<ProductBody> one(@PathVariable String productId) {
        return Mono.justOrEmpty(ProductId.parse(productId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchProduct())))
                .flatMap(products::one)
                .map(ProductBody::of);
    }

    private static List<ProductBody> bodies(List<ShownProduct> shown) {
        return shown.stream().map(ProductBody::of).toList();
    }
}
