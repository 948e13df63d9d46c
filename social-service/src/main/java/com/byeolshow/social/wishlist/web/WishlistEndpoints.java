package com.byeolshow.social.wishlist.web;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.byeolshow.social.projection.ProductState;
import com.byeolshow.social.wishlist.AddWish;
import com.byeolshow.social.wishlist.Wishes;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** SO-05, SO-06 and SO-07: the wishlist. */
@RestController
@RequestMapping("/wishlist")
class WishlistEndpoints {

    private static final int PAGE_SIZE = 15;

    private final Wishes wishes;
    private final AddWish addWish;

    WishlistEndpoints(Wishes wishes, AddWish addWish) {
        this.wishes = wishes;
        this.addWish = addWish;
    }

    /** The app sends no page and expects everything; with a page, 15 at a time. */
    @GetMapping
    Mono<List<ProductCard>> list(Caller caller, @RequestParam(required = false) @Nullable String page) {
        Page wanted = page == null ? new Page(1, Wishes.LIMIT) : Page.of(page, PAGE_SIZE);
        return wishes.of(caller.id(), wanted.offset(), wanted.size())
                .map(ProductCard::of)
                .collectList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<JsonText> add(Caller caller, @ClientBody WishRequest request) {
        return addWish.run(caller.id(), request.productOrRefuse()).thenReturn(new JsonText("추가 완료"));
    }

    @DeleteMapping
    Mono<JsonText> remove(Caller caller, @ClientBody WishRequest request) {
        return wishes.remove(caller.id(), request.productOrRefuse()).thenReturn(new JsonText("삭제 완료"));
    }

    record WishRequest(@Nullable String product) {

        String productOrRefuse() {
            if (product == null || product.isBlank()) {
                throw new RefusedException(new RequestProblem.Malformed("product is missing"));
            }
            return product;
        }
    }

    /** The plain product card; variants and options are on the product's own page. */
    record ProductCard(
            @JsonProperty("_id") String id,
            String name,
            @Nullable String summary,
            boolean available,
            ProductState.Price price,
            ProductState.@Nullable Discount discount,
            @Nullable Named brand,
            @Nullable Named vendor,
            @Nullable Thumbnail thumbnail,
            List<Collection> collections,
            List<Object> options,
            List<Object> variants) {

        static ProductCard of(ProductState product) {
            return new ProductCard(
                    product.id(),
                    product.name(),
                    product.summary(),
                    product.available(),
                    product.price(),
                    product.discount(),
                    Named.of(product.brand()),
                    Named.of(product.vendor()),
                    product.thumbnailUrl() == null ? null : new Thumbnail(product.thumbnailUrl()),
                    product.collectionIds().stream()
                            .map(id -> new Collection(List.of(id)))
                            .toList(),
                    List.of(),
                    List.of());
        }
    }

    record Named(@JsonProperty("_id") String id, String name) {

        static @Nullable Named of(ProductState.@Nullable Named published) {
            return published == null ? null : new Named(published.id(), published.name());
        }
    }

    record Thumbnail(String url) {}

    record Collection(List<String> path) {}
}
