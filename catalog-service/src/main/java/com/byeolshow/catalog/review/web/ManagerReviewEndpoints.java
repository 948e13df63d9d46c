package com.byeolshow.catalog.review.web;

import com.byeolshow.catalog.review.ModerateReview;
import com.byeolshow.catalog.review.ReadReviews;
import com.byeolshow.catalog.review.ReviewFilter;
import com.byeolshow.catalog.review.ReviewId;
import com.byeolshow.catalog.review.ShownReview;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reviews as staff see, hide and show them. */
@RestController
@RequestMapping("/v1/manager/reviews")
final class ManagerReviewEndpoints {

    private static final int PAGE_SIZE = 100;

    private final ReadReviews reviews;
    private final ModerateReview moderate;

    ManagerReviewEndpoints(ReadReviews reviews, ModerateReview moderate) {
        this.reviews = reviews;
        this.moderate = moderate;
    }

    /** A page of reviews, newest first. */
    record ReviewPage(List<ReviewSheet> reviews, int page, boolean hasMore) {}

    /** A review as staff see it. */
    record ReviewSheet(
            String id,
            String orderId,
            String productId,
            String productName,
            String variantId,
            String customerId,
            @Nullable String alias,
            String title,
            String body,
            @Nullable Integer rating,
            List<SheetImage> images,
            boolean published,
            @Nullable String publishedAt,
            String createdAt,
            String updatedAt) {

        static ReviewSheet of(ShownReview shown) {
            var review = shown.review();
            return new ReviewSheet(
                    review.id().value(),
                    review.orderId(),
                    review.productId(),
                    shown.product().name(),
                    review.variantId(),
                    review.customerId(),
                    shown.alias(),
                    review.text().title(),
                    review.text().body(),
                    review.text().rating(),
                    shown.pictures().stream()
                            .map(picture -> new SheetImage(picture.id(), picture.large()))
                            .toList(),
                    review.published(),
                    SeoulTime.isoOrNull(review.publishedAt()),
                    SeoulTime.iso(review.createdAt()),
                    SeoulTime.iso(review.updatedAt()));
        }
    }

    record SheetImage(String id, String url) {}

    /** @param state {@code published} or {@code hidden}; both without it */
    @GetMapping
    Mono<ReviewPage> all(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String page) {
        var wanted = Page.of(page, PAGE_SIZE);
        return reviews.forStaff(new ReviewFilter(text(product), text(customer), published(state)), wanted)
                .map(found -> new ReviewPage(
                        found.stream().limit(PAGE_SIZE).map(ReviewSheet::of).toList(),
                        wanted.number(),
                        found.size() > PAGE_SIZE));
    }

    @PostMapping("/{id}/hide")
    Mono<ReviewSheet> hide(@PathVariable String id) {
        return id(id).flatMap(moderate::hide).map(ReviewSheet::of);
    }

    @PostMapping("/{id}/show")
    Mono<ReviewSheet> show(@PathVariable String id) {
        return id(id).flatMap(moderate::show).map(ReviewSheet::of);
    }

    private static @Nullable Boolean published(@Nullable String state) {
        return switch (Objects.requireNonNullElse(state, "")) {
            case "" -> null;
            case "published" -> true;
            case "hidden" -> false;
            default -> throw malformed("state is published or hidden");
        };
    }

    private static @Nullable String text(@Nullable String id) {
        if (id != null && id.indexOf('\0') >= 0) {
            throw malformed("unreadable id");
        }
        return id == null || id.isBlank() ? null : id;
    }

    private static RefusedException malformed(String reason) {
        return new RefusedException(new RequestProblem.Malformed(reason));
    }

    private static Mono<ReviewId> id(String text) {
        return Mono.justOrEmpty(ReviewId.parse(text))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NoSuchReview())));
    }
}
