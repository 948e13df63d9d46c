package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a payment cannot be confirmed. The app's route shows one fixed sentence for all of them; logs show the code. */
public sealed interface SettlementProblem extends Problem {

    /** The provider has no such payment. */
    record NoSuchPayment() implements SettlementProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-payment", 404, "존재하지 않는 결제입니다.", "There is no such payment.");
        }
    }

    /** The payment is for an order we do not know, or not for the order the caller named. */
    record NoSuchOrder() implements SettlementProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-order", 404, "존재하지 않는 주문입니다.", "There is no such order.");
        }
    }

    /** The attempt failed, was cancelled, or is still open. */
    record NothingPaid() implements SettlementProblem {
        @Override
        public Summary summary() {
            return new Summary("nothing-paid", 402, "결제가 완료되지 않았습니다.", "The payment is not complete.");
        }
    }

    /** The money is right but its order was cancelled meanwhile; it goes back. */
    record OrderClosed() implements SettlementProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "order-closed",
                    409,
                    "취소된 주문입니다. 결제 금액은 환불됩니다.",
                    "This order was cancelled. The payment will be refunded.");
        }
    }

    /** The provider does not answer, or not sensibly; the payment is looked at again later without the caller. */
    record ProviderUnavailable() implements SettlementProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "payment-provider-unavailable",
                    503,
                    "결제 확인이 지연되고 있습니다. 잠시 후 다시 시도해 주세요.",
                    "The payment is still being checked. Please try again in a moment.");
        }

        @Override
        public @Nullable Duration retryAfter() {
            return Duration.ofSeconds(3);
        }
    }
}
