package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why an order cannot be had or changed. */
public sealed interface OrderProblem extends Problem {

    /** No such order, or not the caller's: the two look the same. */
    record NoSuchOrder() implements OrderProblem {
        @Override
        public String code() {
            return "not-existed-order";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 주문입니다.";
        }
    }

    /** Only an unpaid order can be cancelled. */
    record AlreadyPaid() implements OrderProblem {
        @Override
        public String code() {
            return "already-paid-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 결제된 주문입니다.";
        }
    }

    /** Only a paid order can be refunded. */
    record NotPaid() implements OrderProblem {
        @Override
        public String code() {
            return "unpaid-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "결제되지 않은 주문입니다.";
        }
    }

    /** A deposit of another sum than due is there; until staff decide, nothing can be cancelled or given back. */
    record PaymentUnderReview() implements OrderProblem {
        @Override
        public String code() {
            return "payment-under-review";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "입금액을 확인하고 있는 주문입니다.";
        }
    }

    /** The time for refunds is over. */
    record Done() implements OrderProblem {
        @Override
        public String code() {
            return "completed-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 완료된 주문입니다.";
        }
    }

    /** A cancelled order has nothing to refund. */
    record AlreadyCancelled() implements OrderProblem {
        @Override
        public String code() {
            return "cancelled-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 취소된 주문입니다.";
        }
    }
}
