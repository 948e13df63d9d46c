package com.byeolshow.commerce.stock;

/**
 * Units of one variant that move together.
 *
 * @param quantity at least 1
 */
public record Portion(String variantId, String productId, long quantity) {}
