package com.byeolshow.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names people read on a product.
 *
 * @param collections those it was put into and all above them
 */
public record Label(String id, String name, @Nullable Named brand, List<Named> collections) {

    /** A brand or collection. */
    public record Named(String id, String name) {}
}
