package com.byeolshow.catalog.review;

import com.byeolshow.catalog.rating.Ratings;
import com.byeolshow.catalog.rating.Share;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes all that a customer wrote or bought, in the transaction of the withdrawal; pictures fall to the sweep. */
@Component
public record ForgetReviews(Reviews reviews, Purchases purchases, Ratings ratings) {

    public Mono<Void> run(String customerId) {
        return reviews.forget(customerId)
                .collectList()
                .flatMapIterable(gone -> gone)
                .concatMap(gone -> ratings.add(gone.getKey(), Share.NONE.minus(gone.getValue())))
                .then(Mono.defer(() -> purchases.forget(customerId)));
    }
}
