package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why an order or a refund cannot be had or changed. */
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

    /** The order has no such refund. */
    record NoSuchRefund() implements OrderProblem {
        @Override
        public String code() {
            return "not-existed-refund";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 환불입니다.";
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

    /** All the money went back already. */
    record AlreadyRefunded() implements OrderProblem {
        @Override
        public String code() {
            return "refunded-order";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 환불된 주문입니다.";
        }
    }

    /** A refund needs a reason. */
    record ReasonMissing() implements OrderProblem {
        @Override
        public String code() {
            return "missing-refund-reason";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "환불 사유를 입력해 주세요.";
        }
    }

    /** A refund needs items. */
    record ItemsMissing() implements OrderProblem {
        @Override
        public String code() {
            return "missing-refund-items";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "환불할 상품을 선택해 주세요.";
        }
    }

    /** An item that is not part of the order. */
    record NoSuchItem() implements OrderProblem {
        @Override
        public String code() {
            return "not-existed-order-item";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "주문에 없는 상품입니다.";
        }
    }

    /** A shipment that is not part of the order. */
    record NoSuchShipment() implements OrderProblem {
        @Override
        public String code() {
            return "not-existed-order-shipment";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "주문에 없는 배송입니다.";
        }
    }

    /** The same item twice in one request. */
    record ItemRepeated() implements OrderProblem {
        @Override
        public String code() {
            return "duplicated-order-item";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "같은 상품이 두 번 포함되었습니다.";
        }
    }

    /** Not a number of units one can give back. */
    record ImpossibleQuantity() implements OrderProblem {
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
            return "수량이 올바르지 않습니다.";
        }
    }

    /** More units than are left to refund. */
    record MoreThanLeft() implements OrderProblem {
        @Override
        public String code() {
            return "exceeding-refund-quantity";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "환불 가능한 수량을 초과했습니다.";
        }
    }

    /** A refund is for goods of one vendor; the app compares this sentence word for word. */
    record SeveralVendors() implements OrderProblem {
        @Override
        public String code() {
            return "mismatching-vendor-order-resources";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "여러 입점사의 주문 요소가 포함되었습니다.";
        }
    }
}
