package com.byeolshow.catalog.review;

import com.byeolshow.catalog.product.ProductCard;
import com.byeolshow.catalog.review.model.Review;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review with all that is shown beside it.
 *
 * @param alias null as long as identity's news of the author have not arrived
 */
public record ShownReview(
        Review review, ProductCard product, @Nullable String alias, List<Picture> pictures) {

    /**
     * An image of the review, with the public addresses of its files.
     *
     * @param large longer side 1080 pixels at most
     * @param medium 480
     * @param small 120
     */
    public record Picture(String id, String large, String medium, String small) {}
}
