package com.byeolshow.commerce.coupon.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want a coupon to be, unchecked. Times are ISO-8601 with an offset, money is whole won.
 *
 * @param only true: not for goods that are discounted already; missing: false
 * @param claimableFrom missing: from now on
 * @param quantity missing: no limit
 * @param version of the coupon this changes; not read when one is made
 */
public record CouponDraft(
        @Nullable String name,
        @Nullable String description,
        @Nullable String type,
        @Nullable Boolean only,
        @Nullable CategoryDraft category,
        @Nullable DiscountDraft discount,
        @Nullable PriceDraft price,
        @Nullable String claimableFrom,
        @Nullable String claimableUntil,
        @Nullable String expiresAt,
        @Nullable Long quantity,
        @Nullable Long version) {

    /**
     * The goods it is for; missing altogether: any.
     *
     * @param type {@code any} or {@code include}
     */
    public record CategoryDraft(
            @Nullable String type,
            @Nullable List<@Nullable String> collectionIds,
            @Nullable List<@Nullable String> productIds) {}

    /**
     * What it takes off.
     *
     * @param type {@code percentage} or {@code fixed}
     * @param max most won a percentage takes off; missing: no bound
     */
    public record DiscountDraft(
            @Nullable String type,
            @Nullable Long value,
            @Nullable Long max) {}

    /** What the goods must cost; missing: whatever they cost. */
    public record PriceDraft(@Nullable Long min, @Nullable Long max) {}
}
