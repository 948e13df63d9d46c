package com.byeolshow.catalog.product.model;

/** What became of a draft. */
public sealed interface Shaping {

    record Shaped(Product product) implements Shaping {}

    record Refused(ProductProblem problem) implements Shaping {}
}
