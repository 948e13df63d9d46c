package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a parcel cannot be packed, sent or found. */
public sealed interface FulfillmentProblem extends Problem {

    /** The order has no such parcel. */
    record NoSuchFulfillment() implements FulfillmentProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-fulfillment", 404, "존재하지 않는 발송입니다.", "There is no such parcel.");
        }
    }

    /** A parcel needs units. */
    record NothingToShip() implements FulfillmentProblem {
        @Override
        public Summary summary() {
            return new Summary("nothing-to-ship", 409, "발송할 상품이 없습니다.", "There is nothing to ship.");
        }
    }

    /** More units than are left to send: ordered, less those given back and those in other parcels. */
    record MoreThanLeft() implements FulfillmentProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "exceeding-fulfillment-quantity", 409, "발송 가능한 수량을 초과했습니다.", "More units than are left to ship.");
        }
    }

    /** A parcel that nobody carries cannot arrive. */
    record NotShipped() implements FulfillmentProblem {
        @Override
        public Summary summary() {
            return new Summary("unshipped-fulfillment", 409, "아직 발송되지 않았습니다.", "This parcel has not been shipped yet.");
        }
    }

    /** Goods are on their way: where they go and what was asked for cannot change any more. */
    record AlreadyShipped() implements FulfillmentProblem {
        @Override
        public Summary summary() {
            return new Summary("shipped-order", 409, "이미 발송된 주문입니다.", "This order was shipped already.");
        }
    }
}
