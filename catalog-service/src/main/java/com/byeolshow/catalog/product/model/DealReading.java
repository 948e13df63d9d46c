package com.byeolshow.catalog.product.model;

/** What became of a question for hot deals. */
public sealed interface DealReading {

    record Understood(DealRange range) implements DealReading {}

    record Refused(DealProblem problem) implements DealReading {}
}
