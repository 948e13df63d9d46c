package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a question for hot deals is refused. */
public sealed interface DealProblem extends Problem {

    /** Neither {@code fixed} nor {@code percentage}. */
    record UnknownDiscountType() implements DealProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unknown-discount-type",
                    400,
                    "할인 유형은 fixed 또는 percentage여야 합니다.",
                    "The discount type must be fixed or percentage.");
        }
    }

    /** A bound that is not a whole number of zero or more. */
    record InvalidDiscountBounds() implements DealProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "invalid-discount-bounds",
                    400,
                    "할인 범위는 0 이상의 정수여야 합니다.",
                    "Discount bounds must be whole numbers of 0 or more.");
        }
    }
}
