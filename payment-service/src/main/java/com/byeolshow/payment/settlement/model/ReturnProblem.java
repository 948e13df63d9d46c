package com.byeolshow.payment.settlement.model;

import com.byeolshow.platform.web.problem.Problem;
import java.util.Map;

/** Why a return of money cannot be shown, hurried or taken up again. */
public sealed interface ReturnProblem extends Problem {

    /** No return of that id, or of that refund. */
    record NoSuchReturn() implements ReturnProblem {
        @Override
        public String code() {
            return "no-such-return";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 환불 송금입니다.";
        }
    }

    /** It waits for a person or for the customer's account, and asking again does not help. */
    record Parked(String reason) implements ReturnProblem {
        @Override
        public String code() {
            return "return-parked";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "확인이 필요하여 보류된 환불 송금입니다.";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("reason", reason);
        }
    }

    /** Only a parked return can be taken up again; this one is under way or done. */
    record NotParked(String state) implements ReturnProblem {
        @Override
        public String code() {
            return "return-not-parked";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "보류된 환불 송금이 아닙니다.";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("state", state);
        }
    }

    /** Together with what was promised before, it is more than the payment brought. */
    record MoreThanPaid() implements ReturnProblem {
        @Override
        public String code() {
            return "more-than-paid";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "결제 금액을 초과하는 환불 송금입니다.";
        }
    }
}
