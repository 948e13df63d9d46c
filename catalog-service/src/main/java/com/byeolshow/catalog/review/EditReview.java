package com.byeolshow.catalog.review;

import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.catalog.review.model.ReviewRules;
import com.byeolshow.catalog.review.model.Wording;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.RemoveImages;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes a review for its author; one that staff have hidden stays hidden. */
@Component
public record EditReview(
        Customers customers,
        Reviews reviews,
        ReviewImages images,
        CountReview countReview,
        KeepPictures keepPictures,
        RemoveImages removeImages,
        ReadReviews readReviews,
        Clock clock,
        TransactionalOperator transaction) {

    /** What is to become of a review; null leaves a field as it is. */
    public record Changes(
            @Nullable String title,
            @Nullable String body,
            @Nullable Integer rating) {}

    private record Edited(Review review, List<ImageId> dropped) {}

    /** @param pictures take the place of all there were; none leaves those */
    public Mono<ShownReview> run(String customerId, ReviewId id, Changes changes, List<Flux<DataBuffer>> pictures) {
        return own(customerId, reviews.find(id))
                // Asked before any picture is drawn, and again by whoever decides.
                .flatMap(review -> reworded(review, changes))
                .then(Mono.defer(() -> keepPictures.then(pictures, kept -> change(customerId, id, changes, kept))))
                .delayUntil(edited -> removeImages.soon(edited.dropped()))
                .flatMap(edited -> readReviews.shown(edited.review()));
    }

    private Mono<Edited> change(String customerId, ReviewId id, Changes changes, List<ImageId> pictures) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> own(customerId, reviews.lock(id))))
                .flatMap(before -> reworded(before, changes)
                        .delayUntil(reviews::save)
                        .delayUntil(after -> countReview.changed(before, after)))
                .flatMap(after -> replace(after, pictures))
                .as(transaction::transactional);
    }

    private Mono<Edited> replace(Review review, List<ImageId> pictures) {
        return pictures.isEmpty()
                ? Mono.just(new Edited(review, List.of()))
                : images.free(review.id())
                        .delayUntil(old -> images.put(review.id(), pictures))
                        .map(old -> new Edited(review, old));
    }

    private Mono<Review> reworded(Review before, Changes changes) {
        return switch (ReviewRules.edited(before.text(), changes.title(), changes.body(), changes.rating())) {
            case Wording.Wrong(var problem) -> Mono.error(() -> new RefusedException(problem));
            case Wording.Fine(var text) ->
                Mono.fromSupplier(() -> before.reworded(text, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        };
    }

    /** Somebody else's review is answered like none at all. */
    static Mono<Review> own(String customerId, Mono<Review> review) {
        return review.filter(found -> found.customerId().equals(customerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NoSuchReview())));
    }
}
