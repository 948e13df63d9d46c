package com.byeolshow.catalog.review;

import com.byeolshow.catalog.customer.Aliases;
import com.byeolshow.catalog.product.ProductCard;
import com.byeolshow.catalog.product.ReadProductCards;
import com.byeolshow.catalog.review.ShownReview.Picture;
import com.byeolshow.catalog.review.model.Review;
import com.byeolshow.catalog.review.model.ReviewProblem;
import com.byeolshow.platform.images.store.ImageAddresses;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.ImageSettings;
import com.byeolshow.platform.images.store.ImageSize;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows reviews. */
@Component
public class ReadReviews {

    /** Path of the files, below the public base. */
    static final String PATH = "/review/image/";

    private final Reviews reviews;
    private final ReviewImages images;
    private final Aliases aliases;
    private final ReadProductCards products;
    private final ImageAddresses addresses;

    ReadReviews(
            Reviews reviews, ReviewImages images, Aliases aliases, ReadProductCards products, ImageSettings settings) {
        this.reviews = reviews;
        this.images = images;
        this.aliases = aliases;
        this.products = products;
        this.addresses = new ImageAddresses(settings, PATH);
    }

    /** A published review. */
    public Mono<ShownReview> one(ReviewId id) {
        return reviews.find(id)
                .filter(Review::published)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReviewProblem.NoSuchReview())))
                .flatMap(this::shown);
    }

    /** Published reviews of a product, newest first. */
    public Mono<List<ShownReview>> ofProduct(String productId, Page page) {
        return reviews.ofProduct(productId, page).flatMap(this::all);
    }

    /** Published reviews by a customer, newest first. */
    public Mono<List<ShownReview>> ofCustomer(String customerId, Page page) {
        return reviews.ofCustomer(customerId, page).flatMap(this::all);
    }

    /** Hidden ones too, newest first, and one more than a page holds if there are more. */
    public Mono<List<ShownReview>> forStaff(ReviewFilter filter, Page page) {
        return reviews.all(filter, page).flatMap(this::all);
    }

    Mono<ShownReview> shown(Review review) {
        return all(List.of(review)).map(List::getFirst);
    }

    private Mono<List<ShownReview>> all(List<Review> found) {
        return Mono.zip(
                        products.of(
                                found.stream().map(Review::productId).distinct().toList()),
                        aliases.of(found.stream()
                                .map(Review::customerId)
                                .distinct()
                                .toList()),
                        images.of(found.stream().map(Review::id).toList()))
                .map(known -> found.stream()
                        .map(review -> shown(review, known.getT1(), known.getT2(), known.getT3()))
                        .toList());
    }

    private ShownReview shown(
            Review review,
            Map<String, ProductCard> cards,
            Map<String, String> aliases,
            Map<ReviewId, List<ImageId>> pictures) {
        @Nullable String alias = aliases.get(review.customerId());
        return new ShownReview(
                review,
                Objects.requireNonNull(cards.get(review.productId())),
                alias,
                pictures.getOrDefault(review.id(), List.of()).stream()
                        .map(this::picture)
                        .toList());
    }

    private Picture picture(ImageId image) {
        return new Picture(
                image.value(),
                addresses.of(image, ImageSize.LARGE),
                addresses.of(image, ImageSize.MEDIUM),
                addresses.of(image, ImageSize.SMALL));
    }
}
