package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Hides a review from everybody, or shows it again; its product's rating follows. */
@Component
public record ModerateReview(
        Reviews reviews,
        CountReview countReview,
        ReadReviews readReviews,
        Clock clock,
        TransactionalOperator transaction) {

    /** Hiding a hidden review changes nothing. */
    public Mono<ShownReview> hide(ReviewId id) {
        return run(id, false);
    }

    /** Showing a published review changes nothing. */
    public Mono<ShownReview> show(ReviewId id) {
        return run(id, true);
    }

    private Mono<ShownReview> run(ReviewId id, boolean shown) {
        return reviews.lock(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NoSuchReview())))
                .flatMap(before ->
                        change(before, before.shown(shown, clock.instant().truncatedTo(ChronoUnit.MICROS))))
                .as(transaction::transactional)
                .flatMap(readReviews::shown);
    }

    private Mono<Review> change(Review before, Review after) {
        return reviews.save(after)
                .then(Mono.defer(() -> countReview.changed(before, after)))
                .thenReturn(after);
    }
}
