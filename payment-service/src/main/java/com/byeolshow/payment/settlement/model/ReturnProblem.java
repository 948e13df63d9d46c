package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.web.problem.Problem;
import java.util.Map;

/** Why a return of money cannot be shown, hurried or taken up again. */
public sealed interface ReturnProblem extends Problem {

    /** No return of that id, or of that refund. */
    record NoSuchReturn() implements ReturnProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-return", 404, "존재하지 않는 환불 송금입니다.", "There is no such transfer of a refund.");
        }
    }

    /** It waits for a person or for the customer's account, and asking again does not help. */
    record Parked(String reason) implements ReturnProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "return-parked",
                    409,
                    "확인이 필요하여 보류된 환불 송금입니다.",
                    "This transfer of a refund is on hold until somebody checks it.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", reason);
        }
    }

    /** Only a parked return can be taken up again; this one is under way or done. */
    record NotParked(String state) implements ReturnProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "return-not-parked", 409, "보류된 환불 송금이 아닙니다.", "This transfer of a refund is not on hold.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("state", state);
        }
    }

    /** Together with what was promised before, it is more than the payment brought. */
    record MoreThanPaid() implements ReturnProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "more-than-paid", 409, "결제 금액을 초과하는 환불 송금입니다.", "This transfer of a refund exceeds what was paid.");
        }
    }
}
