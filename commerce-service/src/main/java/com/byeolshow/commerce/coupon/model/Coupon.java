package com.byeolshow.commerce.coupon.model;

import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as staff made it.
 *
 * @param open whether it can be claimed; closing is for good and leaves issued coupons usable
 * @param version grows with every change
 */
public record Coupon(CouponId id, Terms terms, boolean open, long version, Instant createdAt, Instant updatedAt) {

    /** What a coupon is spent on. */
    public enum Kind {
        /** One line of one unit. */
        PRODUCT,
        /** All lines of its category together. */
        CART
    }

    /**
     * What staff decide about a coupon.
     *
     * @param only not for goods that are discounted already
     * @param quantity most customers who get it; null for no limit
     */
    public record Terms(
            String name,
            String description,
            Kind kind,
            boolean only,
            Category category,
            Discount discount,
            Limits limits,
            Period period,
            @Nullable Long quantity) {}

    /** The goods it is for. */
    public sealed interface Category {

        boolean contains(String productId, Collection<String> collectionIds);

        /** All goods. */
        record Any() implements Category {
            @Override
            public boolean contains(String productId, Collection<String> collectionIds) {
                return true;
            }
        }

        /** Goods in one of these collections, and these products; not both lists are empty. */
        record Include(List<String> collections, List<String> products) implements Category {
            @Override
            public boolean contains(String productId, Collection<String> collectionIds) {
                return products.contains(productId) || collectionIds.stream().anyMatch(collections::contains);
            }
        }
    }

    /** What it takes off. */
    public sealed interface Discount {

        /** At most the price itself. */
        Won of(Won price);

        /**
         * A share of the price, rounded down to a whole won.
         *
         * @param percent 1 to 100
         * @param max the most it takes off; null for no bound
         */
        record Percentage(int percent, @Nullable Won max) implements Discount {
            @Override
            public Won of(Won price) {
                Won share = price.percent(percent);
                return max == null ? share : share.min(max);
            }
        }

        /** A sum, as far as the price goes. */
        record Fixed(Won sum) implements Discount {
            @Override
            public Won of(Won price) {
                return sum.min(price);
            }
        }
    }

    /**
     * What the goods it is spent on must cost, before any coupon. The app checks this for percentages only; a fixed
     * coupon with limits keeps them too.
     *
     * @param max null for no bound
     */
    public record Limits(Won min, @Nullable Won max) {}

    /**
     * When it can be had and used.
     *
     * @param claimableUntil first instant at which it cannot be claimed any more; null for no end
     * @param expiresAt first instant at which it can be neither claimed nor used any more; null for no end
     */
    public record Period(
            Instant claimableFrom,
            @Nullable Instant claimableUntil,
            @Nullable Instant expiresAt) {}

    public boolean isExpired(Instant now) {
        Instant end = terms.period().expiresAt();
        return end != null && !now.isBefore(end);
    }
}
