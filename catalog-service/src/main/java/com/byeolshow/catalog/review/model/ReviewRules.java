package com.byeolshow.catalog.review.model;

import com.byeolshow.catalog.review.model.LineChoice.Chosen;
import com.byeolshow.catalog.review.model.LineChoice.NotYet;
import com.byeolshow.catalog.review.model.LineChoice.Refused;
import com.byeolshow.catalog.review.model.ReviewProblem.Field;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may review what, and in which words. */
public final class ReviewRules {

    /** A gallery is swiped through; and each picture costs a second of drawing. */
    public static final int MOST_IMAGES = 10;

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_BODY = 5000;
    private static final int MOST_STARS = 5;

    private ReviewRules() {}

    /** Of a new review; surrounding blanks go, and halves of characters that a client cut through. */
    public static Wording words(@Nullable String title, @Nullable String body, @Nullable Integer rating) {
        String shortened = title == null ? "" : whole(title).strip();
        String trimmed = body == null ? "" : whole(body).strip();
        if (!fits(shortened, LONGEST_TITLE)) {
            return new Wording.Wrong(new ReviewProblem.Invalid(Field.TITLE));
        }
        if (!fits(trimmed, LONGEST_BODY)) {
            return new Wording.Wrong(new ReviewProblem.Invalid(Field.BODY));
        }
        if (rating != null && (rating < 1 || rating > MOST_STARS)) {
            return new Wording.Wrong(new ReviewProblem.Invalid(Field.RATING));
        }
        return new Wording.Fine(new ReviewText(shortened, trimmed, rating));
    }

    /** Of a review that is edited: what is not sent stays. */
    public static Wording edited(
            ReviewText before, @Nullable String title, @Nullable String body, @Nullable Integer rating) {
        return words(
                Objects.requireNonNullElse(title, before.title()),
                Objects.requireNonNullElse(body, before.body()),
                rating == null ? before.rating() : rating);
    }

    /**
     * The first line of a product in an order that has no review yet.
     *
     * @param purchase null when the order was never heard of
     * @param variantId null for any of the product's variants
     */
    public static LineChoice line(
            @Nullable Purchase purchase, String customerId, String productId, @Nullable String variantId) {
        if (purchase == null) {
            return new NotYet(new ReviewProblem.NoSuchOrder());
        }
        if (!purchase.customerId().equals(customerId)) {
            return new Refused(new ReviewProblem.NoSuchOrder());
        }
        if (purchase.cancelled()) {
            return new Refused(new ReviewProblem.OrderCancelled());
        }
        if (!purchase.paid()) {
            return new NotYet(new ReviewProblem.OrderUnpaid());
        }
        var lines = purchase.lines().stream()
                .filter(line -> line.productId().equals(productId))
                .filter(line -> variantId == null || line.variantId().equals(variantId))
                .toList();
        if (lines.isEmpty()) {
            return new Refused(new ReviewProblem.NotInOrder());
        }
        Optional<LineChoice> free =
                lines.stream().filter(line -> !line.taken()).findFirst().map(line -> new Chosen(line.variantId()));
        return free.orElseGet(() -> new Refused(new ReviewProblem.AlreadyReviewed()));
    }

    /** Half a surrogate pair can neither be stored nor sent. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** PostgreSQL cannot store the character zero. */
    private static boolean fits(String text, int longest) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= longest && text.indexOf('\0') < 0;
    }
}
