package com.byeolshow.catalog.review;

import com.byeolshow.catalog.rating.Ratings;
import com.byeolshow.catalog.rating.Share;
import com.byeolshow.catalog.review.model.Review;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps a product's rating in step with its reviews, in the transaction that changes them. */
@Component
record CountReview(Ratings ratings) {

    Mono<Void> added(Review review) {
        return ratings.add(review.productId(), share(review));
    }

    Mono<Void> changed(Review before, Review after) {
        return ratings.add(after.productId(), share(after).minus(share(before)));
    }

    Mono<Void> removed(Review review) {
        return ratings.add(review.productId(), Share.NONE.minus(share(review)));
    }

    private static Share share(Review review) {
        @Nullable Integer stars = review.text().rating();
        return review.published() ? Share.of(stars) : Share.NONE;
    }
}
