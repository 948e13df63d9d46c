package com.byeolshow.commerce.order.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a refund cannot be had or changed. */
public sealed interface RefundProblem extends Problem {

    /** All the money went back already. */
    record AlreadyRefunded() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("refunded-order", 409, "이미 환불된 주문입니다.", "This order was refunded already.");
        }
    }

    /** The order has no such refund. */
    record NoSuchRefund() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-refund", 404, "존재하지 않는 환불입니다.", "There is no such refund.");
        }
    }

    /** Staff agreed, the money is on its way or back: it cannot be given up any more. */
    record AlreadyAccepted() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("accepted-refund", 409, "이미 승인된 환불입니다.", "This refund was accepted already.");
        }
    }

    /** It was withdrawn or rejected, so nobody can agree to it any more. */
    record Withdrawn() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("cancelled-refund", 409, "이미 취소된 환불입니다.", "This refund was cancelled already.");
        }
    }

    /** A refund needs a reason. */
    record ReasonMissing() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "missing-refund-reason", 400, "환불 사유를 입력해 주세요.", "Please enter a reason for the refund.");
        }
    }

    /** A refund needs items. */
    record ItemsMissing() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "missing-refund-items", 400, "환불할 상품을 선택해 주세요.", "Please choose the products to refund.");
        }
    }

    /** An item that is not part of the order. */
    record NoSuchItem() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-order-item", 400, "주문에 없는 상품입니다.", "This product is not in the order.");
        }
    }

    /** A shipment that is not part of the order. */
    record NoSuchShipment() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "not-existed-order-shipment", 400, "주문에 없는 배송입니다.", "This shipment is not in the order.");
        }
    }

    /** The same item twice in one request. */
    record ItemRepeated() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("duplicated-order-item", 400, "같은 상품이 두 번 포함되었습니다.", "The same product is named twice.");
        }
    }

    /** Not a number of units one can give back. */
    record ImpossibleQuantity() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-quantity", 400, "수량이 올바르지 않습니다.", "The quantity is not valid.");
        }
    }

    /** More units than are left to refund. */
    record MoreThanLeft() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "exceeding-refund-quantity", 409, "환불 가능한 수량을 초과했습니다.", "More units than are left to refund.");
        }
    }

    /** The goods cost something, but nothing is left of the order's money that no other refund has. */
    record NothingLeft() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "exceeding-refund-amount", 409, "환불 가능한 금액을 초과했습니다.", "More money than is left to refund.");
        }
    }

    /** Another refund gives the vendor's shipping fee back. */
    record ShippingClaimed() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "refunded-shipping-fee", 409, "이미 환불된 배송비입니다.", "This shipping fee was refunded already.");
        }
    }

    /** A refund is for goods of one vendor; the app compares this sentence word for word. */
    record SeveralVendors() implements RefundProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "mismatching-vendor-order-resources",
                    400,
                    "여러 입점사의 주문 요소가 포함되었습니다.",
                    "These parts of the order are from several vendors.");
        }
    }
}
