package com.byeolshow.commerce.cart;

import com.byeolshow.platform.web.problem.Problem;

/** Why a cart cannot be changed. */
public sealed interface CartProblem extends Problem {

    /** Not 1 to 999. */
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

    /** The cart would hold more than 100 lines. */
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

    /** No such line, or one of somebody else's cart. */
    record NoSuchItem() implements CartProblem {
        @Override
        public String code() {
            return "not-existed-cart-item";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "장바구니에 없는 상품입니다.";
        }
    }
}
