package com.byeolshow.catalog.review.web;

import com.byeolshow.catalog.review.DeleteReview;
import com.byeolshow.catalog.review.EditReview;
import com.byeolshow.catalog.review.NewReview;
import com.byeolshow.catalog.review.ReadReviews;
import com.byeolshow.catalog.review.ReviewId;
import com.byeolshow.catalog.review.ShownReview;
import com.byeolshow.catalog.review.WriteReview;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reviews as the app reads and writes them. */
@RestController
@RequestMapping("/review")
final class ReviewEndpoints {

    private static final int PAGE_SIZE = 20;

    private static final JsonText DELETED = new JsonText("삭제가 완료되었습니다.");

    /** Ids of other services; anything else never reaches the database. */
    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final ReviewForms forms;
    private final WriteReview write;
    private final EditReview edit;
    private final DeleteReview delete;
    private final ReadReviews reviews;

    ReviewEndpoints(ReviewForms forms, WriteReview write, EditReview edit, DeleteReview delete, ReadReviews reviews) {
        this.forms = forms;
        this.write = write;
        this.edit = edit;
        this.delete = delete;
        this.reviews = reviews;
    }

    /** Contract row CA-10. */
    @PostMapping
    Mono<ReviewBody> write(Caller caller, @ClientBody ReviewForm form, ServerWebExchange exchange) {
        return forms.read(exchange, form)
                .flatMap(sent -> write.run(caller.id(), asked(sent.form()), uploads(sent)))
                .map(ReviewBody::of);
    }

    /** Contract row CA-11. */
    @GetMapping("/{reviewId}")
    Mono<ReviewBody> one(@PathVariable String reviewId) {
        return id(reviewId).flatMap(reviews::one).map(ReviewBody::of);
    }

    /** Contract row CA-12. */
    @GetMapping("/list/product/{productId}")
    Mono<List<ReviewBody>> ofProduct(
            @PathVariable String productId, @RequestParam(required = false) @Nullable String page) {
        return plausible(productId)
                ? reviews.ofProduct(productId, Page.of(page, PAGE_SIZE)).map(ReviewEndpoints::bodies)
                : Mono.just(List.of());
    }

    /** Contract row CA-13: the app handles no error here, so nonsense has no reviews either. */
    @GetMapping("/list/customer/{customerId}")
    Mono<List<ReviewBody>> ofCustomer(
            @PathVariable String customerId, @RequestParam(required = false) @Nullable String page) {
        return plausible(customerId)
                ? reviews.ofCustomer(customerId, Page.of(page, PAGE_SIZE)).map(ReviewEndpoints::bodies)
                : Mono.just(List.of());
    }

    /** Contract row CA-14. */
    @DeleteMapping("/{reviewId}")
    Mono<JsonText> delete(Caller caller, @PathVariable String reviewId) {
        return id(reviewId).flatMap(id -> delete.run(caller.id(), id)).thenReturn(DELETED);
    }

    /** Contract row CA-15. */
    @PutMapping("/{reviewId}")
    Mono<ReviewBody> edit(
            Caller caller, @PathVariable String reviewId, @ClientBody ReviewForm form, ServerWebExchange exchange) {
        return id(reviewId)
                .flatMap(id -> forms.read(exchange, form)
                        .flatMap(sent -> edit.run(caller.id(), id, changes(sent.form()), uploads(sent))))
                .map(ReviewBody::of);
    }

    private static Mono<ReviewId> id(String text) {
        return Mono.justOrEmpty(ReviewId.parse(text))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NoSuchReview())));
    }

    private static NewReview asked(ReviewForm form) {
        return new NewReview(
                reference(form.order(), "order", new ReviewProblem.NoSuchOrder()),
                reference(form.product(), "product", new ReviewProblem.NotInOrder()),
                form.variant() == null || form.variant().isBlank()
                        ? null
                        : reference(form.variant(), "variant", new ReviewProblem.NotInOrder()),
                form.title(),
                form.body(),
                form.rating());
    }

    private static String reference(@Nullable String id, String name, Problem unknown) {
        if (id == null || id.isBlank()) {
            throw new RefusedException(new RequestProblem.Malformed(name + " is missing"));
        }
        if (!plausible(id)) {
            throw new RefusedException(unknown);
        }
        return id;
    }

    private static boolean plausible(String id) {
        return PLAUSIBLE.matcher(id).matches();
    }

    private static EditReview.Changes changes(ReviewForm form) {
        return new EditReview.Changes(form.title(), form.body(), form.rating());
    }

    private static List<Flux<DataBuffer>> uploads(ReviewForms.Sent sent) {
        return sent.images().stream().map(FilePart::content).toList();
    }

    private static List<ReviewBody> bodies(List<ShownReview> shown) {
        return shown.stream().map(ReviewBody::of).toList();
    }
}
