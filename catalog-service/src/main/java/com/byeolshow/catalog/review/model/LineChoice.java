package com.byeolshow.catalog.review.model;

/** Which line of an order a review is about. */
public sealed interface LineChoice {

    record Chosen(String variantId) implements LineChoice {}

    record Refused(ReviewProblem problem) implements LineChoice {}

    /** Refused by what is known so far; an event on its way may change that. */
    record NotYet(ReviewProblem problem) implements LineChoice {}
}
