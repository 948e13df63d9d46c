package com.byeolshow.commerce.stock;

/**
 * How units move. Each order moves each variant at most once each way, and once back per refund; the schema keeps it so.
 */
public enum StockMove {
    /** Promised to an order that waits for payment. */
    RESERVED("reserved", 0, 1),
    /** The order was paid: the units leave. */
    SOLD("sold", -1, -1),
    /** The order was cancelled: the promise ends. */
    RELEASED("released", 0, -1),
    /** Goods came back after a refund. */
    RESTOCKED("restocked", 1, 0);

    private final String word;
    private final int onHand;
    private final int reserved;

    StockMove(String word, int onHand, int reserved) {
        this.word = word;
        this.onHand = onHand;
        this.reserved = reserved;
    }

    /** As the journal writes it. */
    String word() {
        return word;
    }

    /** Change of the units on hand per unit moved. */
    int onHand() {
        return onHand;
    }

    /** Change of the reserved units per unit moved. */
    int reserved() {
        return reserved;
    }

    /** Whether the number of sellable units differs afterwards. */
    boolean changesAvailable() {
        return onHand != reserved;
    }
}
