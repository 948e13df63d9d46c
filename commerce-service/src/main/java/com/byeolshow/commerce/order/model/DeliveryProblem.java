package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why an order cannot be confirmed, finished or sent elsewhere. */
public sealed interface DeliveryProblem extends Problem {

    /** Confirmed already; the app compares this sentence word for word. */
    record AlreadyReceived() implements DeliveryProblem {
        @Override
        public Summary summary() {
            return new Summary("received-order", 400, "이미 수령 완료된 주문입니다.", "This order was received already.");
        }
    }

    /** A refund is under way, so the order is not over. */
    record RefundOpen() implements DeliveryProblem {
        @Override
        public Summary summary() {
            return new Summary("open-refund", 409, "처리 중인 환불이 있습니다.", "A refund of this order is still open.");
        }
    }

    /** Sending there costs another fee than the order was placed with. */
    record OtherFee() implements DeliveryProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "different-shipping-fee",
                    409,
                    "배송비가 달라지는 주소로는 변경할 수 없습니다.",
                    "The address cannot be changed to one with another shipping fee.");
        }
    }

    /** An address without a name or a street, or longer than a label can hold. */
    record UnusableAddress() implements DeliveryProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-address", 400, "주소가 올바르지 않습니다.", "The address is not valid.");
        }
    }
}
