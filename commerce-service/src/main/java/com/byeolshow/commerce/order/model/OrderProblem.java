package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why an order cannot be had or changed. */
public sealed interface OrderProblem extends Problem {

    /** No such order, or not the caller's: the two look the same. */
    record NoSuchOrder() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-order", 404, "존재하지 않는 주문입니다.", "There is no such order.");
        }
    }

    /** Only an unpaid order can be cancelled. */
    record AlreadyPaid() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary("already-paid-order", 409, "이미 결제된 주문입니다.", "This order was paid already.");
        }
    }

    /** Only a paid order can be refunded. */
    record NotPaid() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary("unpaid-order", 409, "결제되지 않은 주문입니다.", "This order has not been paid.");
        }
    }

    /** A deposit of another sum than due is there; until staff decide, nothing can be cancelled or given back. */
    record PaymentUnderReview() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "payment-under-review", 409, "입금액을 확인하고 있는 주문입니다.", "The deposit for this order is being checked.");
        }
    }

    /** The time for refunds is over. */
    record Done() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary("completed-order", 409, "이미 완료된 주문입니다.", "This order is completed already.");
        }
    }

    /** A cancelled order has nothing to refund. */
    record AlreadyCancelled() implements OrderProblem {
        @Override
        public Summary summary() {
            return new Summary("cancelled-order", 409, "이미 취소된 주문입니다.", "This order was cancelled already.");
        }
    }
}
