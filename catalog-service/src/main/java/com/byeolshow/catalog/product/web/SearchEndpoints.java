package com.byeolshow.catalog.product.web;

import com.byeolshow.catalog.product.ReadProducts;
import com.byeolshow.catalog.search.FindProducts;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Search as the app does it. */
@RestController
final class SearchEndpoints {

    private static final int PAGE_SIZE = 120;

    private final FindProducts find;
    private final ReadProducts products;

    SearchEndpoints(FindProducts find, ReadProducts products) {
        this.find = find;
        this.products = products;
    }

    /** Contract row CA-08; the page may stand in the address or in the body. */
    @PostMapping("/product/search")
    Mono<List<ProductBody>> search(@ClientBody Search body, @RequestParam(required = false) @Nullable String page) {
        return find.run(body.search(), Page.of(page == null ? body.page() : page, PAGE_SIZE))
                .flatMap(products::ofIds)
                .map(found -> found.stream().map(ProductBody::of).toList());
    }

    record Search(@Nullable String search, @Nullable String page) {}
}
