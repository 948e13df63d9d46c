package com.byeolshow.broadcast.show.pin;

import com.byeolshow.platform.web.problem.Problem;

/** Why a product is not pinned. */
public sealed interface PinProblem extends Problem {

    /** Only a show on air has viewers to show it to. */
    record NotLive() implements PinProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-live", 409, "라이브 중인 방송이 아닙니다.", "This show is not live.");
        }
    }

    /** The show does not list it, or the catalog has withdrawn it. */
    record NotListed() implements PinProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "product-not-listed", 404, "방송에 등록된 상품이 아닙니다.", "This product is not listed in the show.");
        }
    }
}
