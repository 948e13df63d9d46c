package com.byeolshow.commerce.cart;

import com.byeolshow.platform.web.problem.Problem;

/** Why a cart cannot be changed. */
public sealed interface CartProblem extends Problem {

    /** Not 1 to 999. */
    record ImpossibleQuantity() implements CartProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "invalid-quantity", 400, "수량은 1개 이상 999개 이하여야 합니다.", "The quantity must be between 1 and 999.");
        }
    }

    /** The cart would hold more than 100 lines. */
    record Full() implements CartProblem {
        @Override
        public Summary summary() {
            return new Summary("full-cart", 409, "장바구니에는 100개까지 담을 수 있습니다.", "A cart holds at most 100 products.");
        }
    }

    /** No such line, or one of somebody else's cart. */
    record NoSuchItem() implements CartProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-cart-item", 404, "장바구니에 없는 상품입니다.", "This product is not in the cart.");
        }
    }
}
