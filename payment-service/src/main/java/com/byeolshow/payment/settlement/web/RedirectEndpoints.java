package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.NotePayment;
import com.byeolshow.payment.settlement.PaymentId;
import com.byeolshow.payment.settlement.VerifyPayment;
import com.byeolshow.payment.settlement.model.SettlementProblem;
import com.byeolshow.payment.settlement.model.SettlementProblem.NoSuchOrder;
import com.byeolshow.payment.settlement.model.SettlementProblem.NoSuchPayment;
import com.byeolshow.payment.settlement.model.SettlementProblem.NothingPaid;
import com.byeolshow.payment.settlement.model.SettlementProblem.OrderClosed;
import com.byeolshow.payment.settlement.model.SettlementProblem.ProviderUnavailable;
import com.byeolshow.payment.settlement.web.RedirectPage.Outcome;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where the payment window sends the customer's browser when it is done (PA-04). What it says of the outcome is only a
 * hint: the page shows what verification says, and that it is still being checked where that takes too long.
 */
@RestController
class RedirectEndpoints {

    private static final Logger log = LoggerFactory.getLogger(RedirectEndpoints.class);

    /** A person looks at an empty web view meanwhile; the payment is settled in the background all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final VerifyPayment verifyPayment;
    private final NotePayment notePayment;
    private final RedirectPage page;

    RedirectEndpoints(VerifyPayment verifyPayment, NotePayment notePayment, RedirectPage page) {
        this.verifyPayment = verifyPayment;
        this.notePayment = notePayment;
        this.page = page;
    }

    @GetMapping(path = "/payment/redirect", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> redirected(
            @RequestParam(name = "imp_uid", required = false) @Nullable String payment,
            @RequestParam(name = "merchant_uid", required = false) @Nullable String order,
            @RequestParam(name = "imp_success", required = false) @Nullable String success,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @RequestParam(name = "error_message", required = false) @Nullable String errorMessage,
            @RequestParam(name = "error_msg", required = false) @Nullable String errorMsg) {
        return shown(new Claim(payment, order, null, success, errorCode, errorMessage, errorMsg));
    }

    @PostMapping(path = "/payment/redirect", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<String>> redirectedPosted(
            @RequestParam(name = "imp_uid", required = false) @Nullable String payment,
            @RequestParam(name = "merchant_uid", required = false) @Nullable String order,
            @RequestParam(name = "imp_success", required = false) @Nullable String success,
            @RequestParam(name = "error_code", required = false) @Nullable String errorCode,
            @RequestParam(name = "error_message", required = false) @Nullable String errorMessage,
            @RequestParam(name = "error_msg", required = false) @Nullable String errorMsg,
            @ClientBody Claim body) {
        return shown(new Claim(payment, order, null, success, errorCode, errorMessage, errorMsg).or(body));
    }

    private Mono<ResponseEntity<String>> shown(Claim claim) {
        return outcome(claim).map(outcome -> page.answer(status(outcome), outcome, claim));
    }

    private Mono<Outcome> outcome(Claim claim) {
        return PaymentId.parse(claim.payment())
                .map(payment -> verified(payment, claim))
                // Left before the window made a payment: there is nothing to verify, and the hint is all there is.
                .orElseGet(() -> Mono.just(claim.saysFailed() ? Outcome.NOT_PAID : Outcome.UNUSABLE));
    }

    private Mono<Outcome> verified(PaymentId payment, Claim claim) {
        return verifyPayment
                .run(payment, claim.order())
                .map(RedirectEndpoints::outcomeOf)
                .onErrorResume(RefusedException.class, refused -> outcomeOf(refused))
                .timeout(PATIENCE)
                .onErrorResume(failed -> {
                    log.warn("payment {} is shown as being checked: {}", payment, failed.toString());
                    return notePayment
                            .run(payment, claim.orderHint())
                            .onErrorComplete()
                            .thenReturn(Outcome.CHECKING);
                });
    }

    private static Outcome outcomeOf(VerifyPayment.Answer answer) {
        return switch (answer) {
            case PAID -> Outcome.PAID;
            case ACCOUNT_ISSUED -> Outcome.ACCOUNT_ISSUED;
            case WRONG_AMOUNT -> Outcome.WRONG_AMOUNT;
        };
    }

    private static Mono<Outcome> outcomeOf(RefusedException refused) {
        if (!(refused.problem() instanceof SettlementProblem problem)) {
            return Mono.error(refused);
        }
        return Mono.just(
                switch (problem) {
                    case NothingPaid() -> Outcome.NOT_PAID;
                    case NoSuchPayment() -> Outcome.UNUSABLE;
                    case OrderClosed() -> Outcome.CLOSED;
                    // Our own news of the order may be late, and the provider may be back in a moment.
                    case NoSuchOrder(), ProviderUnavailable() -> Outcome.CHECKING;
                });
    }

    private static HttpStatus status(Outcome outcome) {
        return outcome == Outcome.UNUSABLE ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    }
}
