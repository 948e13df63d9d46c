package com.byeolshow.social.wishlist;

import com.byeolshow.platform.web.problem.Problem;
import java.util.Map;

/** What can be refused about wishing. The app reads one fixed sentence for all of them. */
sealed interface WishProblem extends Problem {

    /** Catalog has published no such product. */
    record UnknownProduct() implements WishProblem {
        @Override
        public Summary summary() {
            return new Summary("unknown-product", 400, "존재하지 않는 상품입니다.", "There is no such product.");
        }
    }

    /** The list holds as many wishes as it can. */
    record WishlistFull(int limit) implements WishProblem {
        @Override
        public Summary summary() {
            return new Summary("wishlist-full", 400, "위시리스트가 가득 찼습니다.", "The wishlist is full.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("limit", limit);
        }
    }
}
