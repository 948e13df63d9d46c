package com.byeolshow.broadcast.show;

import org.jspecify.annotations.Nullable;

/**
 * What a show has pinned.
 *
 * @param version a later change of the same show has a higher one; 0 before the first
 * @param product null when nothing is pinned
 */
public record PinState(long version, @Nullable PinnedProduct product) {

    /** Of a show that never had a pin. */
    public static final PinState NEVER = new PinState(0, null);
}
