package com.byeolshow.commerce.cart;

import com.byeolshow.platform.web.problem.Problem;

/** Why something cannot be put into a cart. */
public sealed interface CartProblem extends Problem {

    /** Not 1 to {@link AddToCart#MOST_UNITS}. */
    record ImpossibleQuantity() implements CartProblem {
        @Override
        public String code() {
            return "invalid-quantity";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "수량은 1개 이상 999개 이하여야 합니다.";
        }
    }

    /** The cart would hold more than {@link AddToCart#MOST_ITEMS} lines. */
    record Full() implements CartProblem {
        @Override
        public String code() {
            return "full-cart";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "장바구니에는 100개까지 담을 수 있습니다.";
        }
    }
}
