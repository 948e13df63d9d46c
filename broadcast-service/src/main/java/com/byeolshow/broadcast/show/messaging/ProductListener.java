package com.byeolshow.broadcast.show.messaging;

import com.byeolshow.broadcast.show.ShownProducts;
import com.byeolshow.broadcast.show.model.ShownProduct;
import com.byeolshow.platform.messaging.Subscription;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps what broadcasts show of the catalog's products. */
@Configuration(proxyBeanMethods = false)
class ProductListener {

    /** What a broadcast needs of {@code catalog.product.v1}. */
    record Product(
            String id,
            String name,
            @Nullable String summary,
            boolean available,
            ShownProduct.@Nullable Named brand,
            @Nullable String thumbnailUrl,
            @Nullable List<String> collectionIds,
            ShownProduct.Price price,
            ShownProduct.@Nullable Discount discount,
            @Nullable List<ShownProduct.Option> options,
            @Nullable List<ShownProduct.Variant> variants,
            long version) {

        ShownProduct shown() {
            return new ShownProduct(
                    id,
                    name,
                    summary,
                    available,
                    brand,
                    thumbnailUrl,
                    Objects.requireNonNullElse(collectionIds, List.of()),
                    price,
                    discount,
                    Objects.requireNonNullElse(options, List.of()),
                    Objects.requireNonNullElse(variants, List.of()));
        }
    }

    @Bean
    Subscription productsOfShows(ShownProducts products) {
        return Subscription.toState("broadcast.products", "catalog.products")
                .on(
                        "catalog.product.v1",
                        Product.class,
                        event ->
                                products.keep(event.data().shown(), event.data().version()))
                .onTombstone(products::forget);
    }
}
