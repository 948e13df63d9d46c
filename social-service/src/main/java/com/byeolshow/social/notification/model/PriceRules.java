package com.byeolshow.social.notification.model;

import com.byeolshow.social.notification.model.Notice.WishCheaper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a new price is worth telling. */
public final class PriceRules {

    private PriceRules() {}

    /**
     * A product as it is now.
     *
     * @param sale what it costs, whole won
     * @param available whether it can be found and bought
     * @param version grows with every change
     */
    public record Priced(
            String productId,
            String name,
            long sale,
            boolean available,
            @Nullable String imageUrl,
            long version) {}

    /**
     * A lower price of something that can be bought.
     *
     * @param before what it cost before, whole won
     */
    public static Optional<WishCheaper> drop(long before, Priced product) {
        return product.available() && product.sale() < before
                ? Optional.of(new WishCheaper(
                        product.productId(),
                        product.version(),
                        product.name(),
                        before,
                        product.sale(),
                        product.imageUrl()))
                : Optional.empty();
    }
}
