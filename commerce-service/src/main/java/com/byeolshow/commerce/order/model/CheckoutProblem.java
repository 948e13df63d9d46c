package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a checkout cannot become an order. */
public sealed interface CheckoutProblem extends Problem {

    /** Neither items nor a cart with anything in it. */
    record NothingToBuy() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary("empty-cart", 400, "주문할 상품이 없습니다.", "There is nothing to order.");
        }
    }

    /** More lines than a cart can hold. */
    record TooManyItems() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-items", 400, "한 번에 주문할 수 있는 상품은 100개까지입니다.", "Order at most 100 products at once.");
        }
    }

    /** Not 1 to 999 units. */
    record ImpossibleQuantity() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "invalid-quantity", 400, "수량은 1개 이상 999개 이하여야 합니다.", "The quantity must be between 1 and 999.");
        }
    }

    /** Only won are taken. */
    record ForeignCurrency() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary("unsupported-currency", 400, "지원하지 않는 통화입니다.", "This currency is not supported.");
        }
    }

    /** Only the one payment method is taken. */
    record ForeignMethod() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unsupported-payment-method", 400, "지원하지 않는 결제 수단입니다.", "This payment method is not supported.");
        }
    }

    /** No shipping address, or one without a name or street. */
    record ShippingAddressMissing() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary("missing-shipping-address", 400, "배송지를 입력해 주세요.", "Please enter a shipping address.");
        }
    }

    /** No billing address, or one without a name or street. */
    record BillingAddressMissing() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary("missing-billing-address", 400, "청구지를 입력해 주세요.", "Please enter a billing address.");
        }
    }

    /** The cart was bought or changed by another request at the same time. */
    record CartChanged() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary("cart-changed", 409, "장바구니가 변경되었습니다.", "The cart has changed. Please look at it again.");
        }
    }

    /** A product coupon names a line that is not bought. */
    record CouponWithoutItem() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "not-existed-coupon-item",
                    400,
                    "쿠폰을 사용할 상품이 주문에 없습니다.",
                    "The product this coupon is for is not in the order.");
        }
    }

    /** Coupons or prices left nothing to pay; the provider takes no payment of nothing, so it could never be paid. */
    record NothingToPay() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "nothing-to-pay", 400, "결제할 금액이 없는 주문은 할 수 없습니다.", "An order must leave something to pay.");
        }
    }

    /** The idempotency key was used for a different checkout. */
    record KeyReused() implements CheckoutProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "idempotency-key-reused",
                    422,
                    "같은 요청 키로 다른 주문을 할 수 없습니다.",
                    "The same request key cannot be used for another order.");
        }
    }
}
