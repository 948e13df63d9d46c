package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.money.Won;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it waits for its money.
 *
 * @param amount what is to be paid: {@code goods + shipping - couponDiscount}
 */
public record PlacedOrder(
        String orderId,
        String customerId,
        Won amount,
        String currency,
        Won goods,
        Won shipping,
        Won couponDiscount,
        Instant placedAt,
        Instant expiresAt) {

    /** As commerce told it; parts that are not all there, or do not add up, count as goods alone. */
    public static PlacedOrder of(
            String orderId,
            String customerId,
            Won amount,
            String currency,
            @Nullable Won goods,
            @Nullable Won shipping,
            @Nullable Won couponDiscount,
            Instant placedAt,
            Instant expiresAt) {
        if (goods == null || shipping == null || couponDiscount == null) {
            return ofGoods(orderId, customerId, amount, currency, placedAt, expiresAt);
        }
        boolean addUp = !goods.isNegative()
                && !shipping.isNegative()
                && !couponDiscount.isNegative()
                && goods.plus(shipping).minus(couponDiscount).equals(amount);
        return addUp
                ? new PlacedOrder(
                        orderId, customerId, amount, currency, goods, shipping, couponDiscount, placedAt, expiresAt)
                : ofGoods(orderId, customerId, amount, currency, placedAt, expiresAt);
    }

    private static PlacedOrder ofGoods(
            String orderId, String customerId, Won amount, String currency, Instant placedAt, Instant expiresAt) {
        return new PlacedOrder(orderId, customerId, amount, currency, amount, Won.ZERO, Won.ZERO, placedAt, expiresAt);
    }
}
