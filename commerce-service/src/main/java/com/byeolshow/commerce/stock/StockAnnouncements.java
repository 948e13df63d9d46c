package com.byeolshow.commerce.stock;

import com.byeolshow.platform.messaging.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/** Stock levels as other services read them. */
final class StockAnnouncements {

    private StockAnnouncements() {}

    /** {@code commerce.stock.v1}: the whole public state of one variant's stock. */
    record StockData(String variantId, @Nullable String productId, long available, long version) {}

    static OutgoingEvent of(StockLevel level, @Nullable String productId) {
        return new OutgoingEvent(
                "commerce.stock",
                "commerce.stock.v1",
                level.variantId(),
                new StockData(level.variantId(), productId, level.available(), level.version()));
    }
}
