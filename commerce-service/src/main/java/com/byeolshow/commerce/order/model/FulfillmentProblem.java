package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a parcel cannot be packed, sent or found. */
public sealed interface FulfillmentProblem extends Problem {

    /** The order has no such parcel. */
    record NoSuchFulfillment() implements FulfillmentProblem {
        @Override
        public String code() {
            return "not-existed-fulfillment";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 발송입니다.";
        }
    }

    /** A parcel needs units. */
    record NothingToShip() implements FulfillmentProblem {
        @Override
        public String code() {
            return "nothing-to-ship";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "발송할 상품이 없습니다.";
        }
    }

    /** More units than are left to send: ordered, less those given back and those in other parcels. */
    record MoreThanLeft() implements FulfillmentProblem {
        @Override
        public String code() {
            return "exceeding-fulfillment-quantity";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "발송 가능한 수량을 초과했습니다.";
        }
    }

    /** A parcel that nobody carries cannot arrive. */
    record NotShipped() implements FulfillmentProblem {
        @Override
        public String code() {
            return "unshipped-fulfillment";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "아직 발송되지 않았습니다.";
        }
    }

    /** Goods are on their way: where they go and what was asked for cannot change any more. */
    record AlreadyShipped() implements FulfillmentProblem {
        @Override
        public String code() {
            return "shipped-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 발송된 주문입니다.";
        }
    }
}
