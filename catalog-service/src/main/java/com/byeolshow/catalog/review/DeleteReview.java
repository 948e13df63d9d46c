package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.RemoveImages;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Removes a review for its author, who may then write another; unless staff had hidden it, or hiding would mean nothing. */
@Component
public record DeleteReview(
        Customers customers,
        Purchases purchases,
        Reviews reviews,
        ReviewImages images,
        CountReview countReview,
        RemoveImages removeImages,
        TransactionalOperator transaction) {

    /** The review and its pictures are gone when this completes. */
    public Mono<Void> run(String customerId, ReviewId id) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> EditReview.own(customerId, reviews.lock(id))))
                .flatMap(this::remove)
                .as(transaction::transactional)
                .flatMap(removeImages::soon);
    }

    private Mono<List<ImageId>> remove(Review review) {
        return images.free(review.id())
                .delayUntil(pictures -> reviews.remove(review.id()))
                .delayUntil(pictures -> countReview.removed(review))
                .delayUntil(pictures ->
                        review.published() ? Mono.empty() : purchases.spend(review.orderId(), review.variantId()));
    }
}
