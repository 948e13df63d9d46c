package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.FindHowPaid;
import com.byeolshow.payment.settlement.HowPaid;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * How an order was paid, for its receipt (PA-02). Open, because the app sends no token: whoever has the order's
 * unguessable id learns three harmless facts, and nothing tells an unpaid order from one that does not exist. Whoever
 * does send a token learns of their own orders only.
 */
@RestController
class PayInfoEndpoints {

    private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final FindHowPaid findHowPaid;

    PayInfoEndpoints(FindHowPaid findHowPaid) {
        this.findHowPaid = findHowPaid;
    }

    @GetMapping("/payment/pay_info")
    Mono<PayInfo> payInfo(
            @RequestParam(name = "order_id", required = false) @Nullable String order, Optional<Caller> caller) {
        if (order == null || !ORDER_ID.matcher(order).matches()) {
            return Mono.error(new RefusedException(new RequestProblem.Malformed("order_id")));
        }
        return findHowPaid
                .run(order, caller.map(Caller::id).orElse(null))
                .map(PayInfo::of)
                .defaultIfEmpty(PayInfo.NOTHING);
    }

    /**
     * What the receipt shows; empty strings and zero while nothing is paid.
     *
     * @param paidAt Unix seconds
     */
    record PayInfo(
            @JsonProperty("pay_method") String payMethod,
            @JsonProperty("card_number") String cardNumber,
            @JsonProperty("paid_at") long paidAt) {

        static final PayInfo NOTHING = new PayInfo("", "", 0);

        static PayInfo of(HowPaid paid) {
            String end = paid.cardEnd();
            return new PayInfo(
                    paid.method(),
                    end == null ? "" : "************" + end,
                    paid.paidAt().getEpochSecond());
        }
    }
}
