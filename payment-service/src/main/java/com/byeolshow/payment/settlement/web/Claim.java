package com.byeolshow.payment.settlement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What the payment window told the browser. Names a payment; everything else is a hint nobody relies on. */
record Claim(
        @JsonProperty("imp_uid") @Nullable String payment,
        @JsonProperty("merchant_uid") @Nullable String order,
        @JsonProperty("amount") @Nullable String amount,
        @JsonProperty("imp_success") @Nullable String success,
        @JsonProperty("error_code") @Nullable String errorCode,
        @JsonProperty("error_message") @Nullable String errorMessage,
        @JsonProperty("error_msg") @Nullable String errorMsg) {

    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_ORDER_ID = 40;

    Claim or(Claim other) {
        return new Claim(
                first(payment, other.payment),
                first(order, other.order),
                first(amount, other.amount),
                first(success, other.success),
                first(errorCode, other.errorCode),
                first(errorMessage, other.errorMessage),
                first(errorMsg, other.errorMsg));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String two) {
        return one == null || one.isBlank() ? two : one;
    }

    @Override
    public @Nullable String order() {
        return order == null || order.isBlank() ? null : order;
    }

    /** The order to sort a later look by; nothing longer than an order's id is kept of what anyone may send. */
    @Nullable
    String orderHint() {
        String named = order();
        return named == null || named.length() > LONGEST_ORDER_ID ? null : named;
    }

    boolean saysFailed() {
        return "false".equalsIgnoreCase(success);
    }

    String message() {
        String said = first(errorMessage, errorMsg);
        if (said == null || said.isBlank()) {
            return "결제에 실패하였습니다.";
        }
        return said.length() <= LONGEST_MESSAGE ? said : said.substring(0, LONGEST_MESSAGE);
    }
}
