package com.byeolshow.catalog.review.model;

import java.util.List;

/**
 * An order as reviews see it.
 *
 * @param paid stays true when money goes back: who got the goods may say how they were
 */
public record Purchase(String customerId, boolean paid, boolean cancelled, List<Line> lines) {

    /**
     * One variant in the order, in the order's own sequence.
     *
     * @param taken whether it has its review, or had one that staff had hidden
     */
    public record Line(String variantId, String productId, boolean taken) {}
}
