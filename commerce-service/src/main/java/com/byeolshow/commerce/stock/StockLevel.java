package com.byeolshow.commerce.stock;

/**
 * The stock of one variant.
 *
 * @param onHand units not sold, zero or more
 * @param reserved those of them promised to unpaid orders, at most {@code onHand}
 * @param version grows with every change
 */
public record StockLevel(String variantId, long onHand, long reserved, long version) {

    /** Units that can still be sold. */
    public long available() {
        return onHand - reserved;
    }
}
