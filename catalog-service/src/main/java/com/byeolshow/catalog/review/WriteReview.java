package com.byeolshow.catalog.review;

import com.byeolshow.catalog.product.ReadProductCards;
import com.byeolshow.catalog.review.model.LineChoice;
import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.catalog.review.model.ReviewRules;
import com.byeolshow.catalog.review.model.ReviewText;
import com.byeolshow.catalog.review.model.Wording;
import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.web.Eventually;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a buyer's review of one line of an order. */
@Component
public record WriteReview(
        Customers customers,
        Purchases purchases,
        Reviews reviews,
        ReviewImages images,
        CountReview countReview,
        KeepPictures keepPictures,
        ReadProductCards products,
        ReadReviews readReviews,
        ReviewSettings settings,
        RandomIds ids,
        Clock clock,
        TransactionalOperator transaction) {

    /** Published at once; fails with a {@link ReviewProblem} for whoever has nothing to review. */
    public Mono<ShownReview> run(String customerId, NewReview asked, List<Flux<DataBuffer>> pictures) {
        return switch (ReviewRules.words(asked.title(), asked.body(), asked.rating())) {
            case Wording.Wrong(var problem) -> Mono.error(() -> new RefusedException(problem));
            case Wording.Fine(var text) ->
                // Asked before any picture is drawn, and again by whoever decides.
                awaitLine(customerId, asked)
                        .then(Mono.defer(() -> requireProduct(asked.productId())))
                        .then(Mono.defer(
                                () -> keepPictures.then(pictures, kept -> write(customerId, asked, text, kept))))
                        .flatMap(readReviews::shown);
        };
    }

    /** Whoever has just paid may be faster than the event that says so. */
    private Mono<String> awaitLine(String customerId, NewReview asked) {
        Mono<LineChoice> look = choice(customerId, asked);
        return Eventually.within(settings.patience(), look.filter(choice -> !(choice instanceof LineChoice.NotYet)))
                .switchIfEmpty(look)
                .flatMap(WriteReview::variant);
    }

    private Mono<LineChoice> choice(String customerId, NewReview asked) {
        return Mono.defer(() -> purchases.find(asked.orderId()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(found -> ReviewRules.line(found.orElse(null), customerId, asked.productId(), asked.variantId()));
    }

    private static Mono<String> variant(LineChoice choice) {
        return switch (choice) {
            case LineChoice.Chosen(var variantId) -> Mono.just(variantId);
            case LineChoice.Refused(var problem) -> Mono.error(() -> new RefusedException(problem));
            case LineChoice.NotYet(var problem) -> Mono.error(() -> new RefusedException(problem));
        };
    }

    /** An order may be of goods that this catalog never had. */
    private Mono<Void> requireProduct(String productId) {
        return products.of(List.of(productId))
                .filter(found -> found.containsKey(productId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NotInOrder())))
                .then();
    }

    private Mono<Review> write(String customerId, NewReview asked, ReviewText text, List<ImageId> pictures) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> choice(customerId, asked)))
                .flatMap(WriteReview::variant)
                .map(variantId -> review(customerId, asked, variantId, text))
                .delayUntil(reviews::add)
                .delayUntil(review -> images.put(review.id(), pictures))
                .delayUntil(countReview::added)
                .as(transaction::transactional);
    }

    private Review review(String customerId, NewReview asked, String variantId, ReviewText text) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Review(
                new ReviewId(ids.next()),
                asked.orderId(),
                variantId,
                asked.productId(),
                customerId,
                text,
                now,
                now,
                now);
    }
}
