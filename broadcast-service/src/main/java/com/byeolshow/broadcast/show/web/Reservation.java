package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.model.LeadProduct;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the app sends it.
 *
 * @param productList an array of ids or one comma-joined text
 */
record Reservation(
        @Nullable String title,
        @Nullable String notice,
        @Nullable String description,
        @JsonProperty("product_id") @Nullable String productId,
        @JsonProperty("product_name") @Nullable String productName,
        @JsonProperty("product_price") @Nullable String productPrice,
        @JsonProperty("product_sale") @Nullable String productSale,
        @JsonProperty("product_brand") @Nullable String productBrand,
        @JsonProperty("product_thumbnail") @Nullable String productThumbnail,
        @JsonProperty("product_list") @Nullable Object productList,
        @JsonProperty("started_at") @Nullable String startedAt) {

    Optional<Program> program() {
        var lead = LeadProduct.of(productId, productName, productBrand, productThumbnail, productPrice, productSale);
        return products()
                .flatMap(products -> Program.of(
                        title,
                        notice,
                        description,
                        lead,
                        products,
                        SeoulTime.parse(startedAt).orElse(null)));
    }

    private Optional<List<String>> products() {
        return switch (productList) {
            case null -> Optional.of(List.of());
            case String joined -> Optional.of(Arrays.asList(joined.split(",")));
            case Collection<?> ids
            when ids.stream().allMatch(id -> id instanceof String || id instanceof Number) ->
                Optional.of(ids.stream().map(String::valueOf).toList());
            default -> Optional.empty();
        };
    }
}
