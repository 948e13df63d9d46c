package com.byeolshow.catalog.review.model;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;
import java.util.Locale;

/** Why a request about reviews is refused. */
public sealed interface ReviewProblem extends Problem {

    /** No such review, a hidden one, or one of somebody else that only its author may touch. */
    record NoSuchReview() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-review", 404, "존재하지 않는 리뷰입니다.", "There is no such review.");
        }
    }

    /** No such order, or one of somebody else. */
    record NoSuchOrder() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-order", 404, "존재하지 않는 주문입니다.", "There is no such order.");
        }
    }

    /** The product, or this variant of it, is not in the order. */
    record NotInOrder() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-order-item", 404, "주문에 없는 상품입니다.", "This product is not in the order.");
        }
    }

    /** Nobody has paid the order. */
    record OrderUnpaid() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("unpaid-order", 409, "결제되지 않은 주문입니다.", "This order has not been paid.");
        }
    }

    /** The order was cancelled before it was paid. */
    record OrderCancelled() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("cancelled-order", 409, "취소된 주문입니다.", "This order was cancelled.");
        }
    }

    /** Every line of this product in the order has had its review. */
    record AlreadyReviewed() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "duplicated-review", 409, "이미 리뷰를 작성한 상품입니다.", "You have reviewed this product already.");
        }
    }

    /** More than ten pictures. */
    record TooManyImages() implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("too-many-images", 400, "사진은 10장까지 올릴 수 있습니다.", "A review has at most 10 pictures.");
        }
    }

    /** What of a review can be wrong. */
    enum Field {
        TITLE("제목은 1자 이상 100자 이하여야 합니다.", "The title has 1 to 100 characters."),
        BODY("내용은 1자 이상 5,000자 이하여야 합니다.", "The text has 1 to 5,000 characters."),
        RATING("별점은 1점에서 5점 사이여야 합니다.", "The rating is between 1 and 5.");

        private final Wording wording;

        Field(String korean, String english) {
            this.wording = Wording.of(korean, english);
        }
    }

    /** A field is missing, too long or out of range. */
    record Invalid(Field field) implements ReviewProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-" + field.name().toLowerCase(Locale.ROOT), 400, field.wording);
        }
    }
}
