package com.byeolshow.catalog.product.web;

import com.byeolshow.catalog.product.ChangeProduct;
import com.byeolshow.catalog.product.CreateProduct;
import com.byeolshow.catalog.product.ProductFilter;
import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.catalog.product.ProductSheet;
import com.byeolshow.catalog.product.ReadProducts;
import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.ProductProblem.NoSuchProduct;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Products as staff keep them. */
@RestController
@RequestMapping("/v1/manager/products")
final class ManagerProductEndpoints {

    private static final int PAGE_SIZE = 50;

    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");

    private final ReadProducts products;
    private final CreateProduct create;
    private final ChangeProduct change;

    ManagerProductEndpoints(ReadProducts products, CreateProduct create, ChangeProduct change) {
        this.products = products;
        this.create = create;
        this.change = change;
    }

    /** A page of products, newest first. */
    record ProductPage(List<ProductSheet> products, int page, boolean hasMore) {}

    /** Part of a name, or a whole id or external id; on sale or not; in a collection, by id or slug, or below it. */
    @GetMapping
    Mono<ProductPage> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Boolean available,
            @RequestParam(required = false) @Nullable String collection,
            @RequestParam(required = false) @Nullable String page) {
        var wanted = Page.of(page, PAGE_SIZE);
        return products.sheets(new ProductFilter(text == null ? "" : text, available, collection), wanted)
                .map(found -> new ProductPage(
                        found.stream().limit(PAGE_SIZE).toList(), wanted.number(), found.size() > PAGE_SIZE));
    }

    @GetMapping("/{id}")
    Mono<ProductSheet> one(@PathVariable String id) {
        return parse(id).flatMap(products::sheet);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ProductSheet> create(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody ProductDraft draft) {
        return create.run(draft, IdempotencyKey.of(caller.id(), key));
    }

    /** Replaces the whole product if nobody changed it since the version named in If-Match or in the body. */
    @PutMapping("/{id}")
    Mono<ProductSheet> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @ClientBody ProductDraft draft) {
        return parse(id)
                .flatMap(known -> change.run(known, ifMatch == null ? draft : draft.madeFrom(version(ifMatch))));
    }

    private static Mono<ProductId> parse(String id) {
        return Mono.justOrEmpty(ProductId.parse(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchProduct())));
    }

    private static long version(String ifMatch) {
        var matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new RefusedException(new RequestProblem.Malformed("header If-Match"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
