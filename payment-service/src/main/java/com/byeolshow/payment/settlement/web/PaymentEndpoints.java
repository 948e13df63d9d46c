package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.NotePayment;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VerifyPayment;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Verification of a payment for the app (PA-01). Open, because the app sends no token: whoever calls learns only whether
 * a payment whose id they already have is good, and can change nothing that the provider does not confirm.
 */
@RestController
class PaymentEndpoints {

    private final VerifyPayment verifyPayment;
    private final NotePayment notePayment;

    PaymentEndpoints(VerifyPayment verifyPayment, NotePayment notePayment) {
        this.verifyPayment = verifyPayment;
        this.notePayment = notePayment;
    }

    @GetMapping("/payment/verify")
    Mono<Verification> verify(
            @RequestParam(name = "imp_uid", required = false) @Nullable String payment,
            @RequestParam(name = "merchant_uid", required = false) @Nullable String order,
            @RequestParam(name = "amount", required = false) @Nullable String amount,
            @RequestParam(name = "imp_success", required = false) @Nullable String success,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @RequestParam(name = "error_message", required = false) @Nullable String errorMessage,
            @RequestParam(name = "error_msg", required = false) @Nullable String errorMsg) {
        return verified(new Claim(payment, order, amount, success, errorCode, errorMessage, errorMsg));
    }

    @PostMapping("/payment/verify")
    Mono<Verification> verifyPosted(
            @RequestParam(name = "imp_uid", required = false) @Nullable String payment,
            @RequestParam(name = "merchant_uid", required = false) @Nullable String order,
            @RequestParam(name = "amount", required = false) @Nullable String amount,
            @RequestParam(name = "imp_success", required = false) @Nullable String success,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @RequestParam(name = "error_message", required = false) @Nullable String errorMessage,
            @RequestParam(name = "error_msg", required = false) @Nullable String errorMsg,
            @ClientBody Claim body) {
        return verified(new Claim(payment, order, amount, success, errorCode, errorMessage, errorMsg).or(body));
    }

    private Mono<Verification> verified(Claim claim) {
        var payment = PaymentId.parse(claim.payment());
        if (claim.saysFailed()) {
            // Only a hint, as it comes from the customer's browser: if the payment went through all the same, a look
            // at the provider finds it.
            return payment.map(id -> notePayment.run(id, claim.orderHint()))
                    .orElseGet(Mono::empty)
                    .thenReturn(new Verification("error", claim.message()));
        }
        return payment.map(id -> verifyPayment.run(id, claim.order()).map(PaymentEndpoints::shown))
                .orElseGet(() -> Mono.error(new RefusedException(new RequestProblem.Malformed("imp_uid"))));
    }

    private static Verification shown(VerifyPayment.Answer answer) {
        return switch (answer) {
            case PAID -> new Verification("success", "결제 성공");
            case ACCOUNT_ISSUED -> new Verification("vbankIssued", "가상계좌 발급 성공");
            // The spelling is the original's; the app compares it.
            case WRONG_AMOUNT -> new Verification("fail", "결제 금익 불일치");
        };
    }

    /** What the app shows. */
    record Verification(String status, String message) {}
}
