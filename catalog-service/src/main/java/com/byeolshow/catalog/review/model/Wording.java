package com.byeolshow.catalog.review.model;

/** Whether what somebody wrote can be taken. */
public sealed interface Wording {

    record Fine(ReviewText text) implements Wording {}

    record Wrong(ReviewProblem problem) implements Wording {}
}
