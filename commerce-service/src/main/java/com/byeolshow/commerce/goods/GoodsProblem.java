package com.byeolshow.commerce.goods;

import com.byeolshow.platform.web.problem.Problem;

/** Why goods cannot be put into a cart or ordered. */
public sealed interface GoodsProblem extends Problem {

    /** No such product, or none the catalog has told us about yet. */
    record NoSuchProduct(String id) implements GoodsProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-product", 404, "존재하지 않는 상품입니다.", "There is no such product.");
        }
    }

    /** The product is there but has no such variant. */
    record NoSuchVariant(String id) implements GoodsProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "not-existed-variant", 404, "존재하지 않는 상품 옵션입니다.", "There is no such variant of the product.");
        }
    }

    /** Taken off sale. */
    record NotOnSale(String productId) implements GoodsProblem {
        @Override
        public Summary summary() {
            return new Summary("unavailable-product", 409, "판매 중인 상품이 아닙니다.", "This product is not on sale.");
        }
    }
}
