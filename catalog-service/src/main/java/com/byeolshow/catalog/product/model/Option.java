package com.byeolshow.catalog.product.model;

import java.util.List;

/**
 * Something the customer chooses, such as a colour.
 *
 * @param name unique within its product
 * @param variations at least one
 */
public record Option(String id, String name, List<Variation> variations) {

    /**
     * One choice.
     *
     * @param value unique within its option
     */
    public record Variation(String id, String value) {}
}
