package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.RefusedCallException;
import com.byeolshow.sandbox.iamport.Purchases.Asked;
import com.byeolshow.sandbox.iamport.model.Payment;
import com.byeolshow.sandbox.iamport.model.Verdict;
import com.byeolshow.sandbox.iamport.model.Verdict.Done;
import com.byeolshow.sandbox.iamport.model.Verdict.Refused;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stands in for a browser with the payment window open. */
@Component
final class CustomerPays {
    private static final Set<String> RESULTS = Set.of("paid", "failed", "vbank");
    private static final Duration ACCOUNT_LIFE = Duration.ofDays(1);
    private static final long FARTHEST_DUE = 253_402_300_799L;
    private static final BigDecimal SHORT_BY = BigDecimal.valueOf(100);

    private final Payments payments;
    private final Registrations registrations;
    private final PaymentWindow window;
    private final Timeline timeline;

    CustomerPays(Payments payments, Registrations registrations, PaymentWindow window, Timeline timeline) {
        this.payments = payments;
        this.registrations = registrations;
        this.window = window;
        this.timeline = timeline;
    }

    /** Pays as an honest window does: a registered amount is insisted on. */
    Mono<Payment> pay(Fields fields) {
        var attempt = attempt(fields);
        return run(attempt, true);
    }

    /** Pays another sum than the order's, as a forged window would: {@code paid_amount}, or a hundred won less. */
    Mono<Payment> payOtherAmount(Fields fields) {
        var attempt = attempt(fields);
        var due = attempt.asked().amount();
        var paid = Objects.requireNonNullElseGet(
                fields.decimal("paid_amount"),
                () -> due.compareTo(SHORT_BY) > 0 ? due.subtract(SHORT_BY) : due.add(SHORT_BY));
        if (paid.signum() <= 0) {
            throw new BadInputException("paid_amount", "must be positive");
        }
        return run(attempt.withAmount(paid), false);
    }

    private Mono<Payment> run(Attempt attempt, boolean honest) {
        return Mono.fromSupplier(() -> timeline.atomically(() -> opened(attempt, honest)))
                .flatMap(payment -> concluded(payment, attempt));
    }

    private Payment opened(Attempt attempt, boolean honest) {
        var asked = attempt.asked();
        var registered = registrations.find(asked.merchantUid());
        if (honest && registered.isPresent() && registered.get().amount().compareTo(asked.amount()) != 0) {
            throw RefusedCallException.conflict("the window was stopped: the order is registered with "
                    + registered.get().amount().toPlainString());
        }
        if (attempt.result().equals("vbank") && payments.paid(asked.merchantUid())) {
            throw RefusedCallException.conflict("the order is already paid");
        }
        return window.open(asked, attempt.payMethod());
    }

    private Mono<Payment> concluded(Payment payment, Attempt attempt) {
        return switch (attempt.result()) {
            case "failed" ->
                Mono.fromSupplier(
                        () -> timeline.atomically(() -> accepted(window.decline(payment, "사용자가 결제를 취소하셨습니다."))));
            case "vbank" ->
                Mono.fromSupplier(() ->
                        timeline.atomically(() -> window.issueAccount(payment, attempt.bankCode(), due(attempt))));
            default ->
                window.objection(payment, attempt.confirmUrl())
                        .map(reason -> timeline.atomically(() -> accepted(window.decline(asItIs(payment), reason))))
                        .switchIfEmpty(Mono.fromSupplier(
                                () -> timeline.atomically(() -> accepted(window.approve(asItIs(payment))))));
        };
    }

    /** While the shop was asked, the payment may have moved, or the sandbox may have been reset. */
    private Payment asItIs(Payment payment) {
        return payments.find(payment.impUid())
                .orElseThrow(() -> RefusedCallException.conflict("the sandbox was reset meanwhile"));
    }

    private Instant due(Attempt attempt) {
        return attempt.due() == null ? timeline.now().plus(ACCOUNT_LIFE) : attempt.due();
    }

    private static Payment accepted(Verdict verdict) {
        return switch (verdict) {
            case Done(var payment) -> payment;
            case Refused(var reason) -> throw RefusedCallException.conflict(reason);
        };
    }

    private static Attempt attempt(Fields fields) {
        var result = Objects.requireNonNullElse(fields.word("result", RESULTS), "paid");
        var bankCode = fields.text("vbank_code", "088");
        if (Banks.name(bankCode).isEmpty()) {
            throw new BadInputException("vbank_code", "is not a standard bank code");
        }
        var due = fields.whole("vbank_due", 0, FARTHEST_DUE);
        return new Attempt(
                Purchases.of(fields, "mobile"),
                result.equals("vbank") ? "vbank" : fields.text("pay_method", "card"),
                result,
                fields.address("confirm_url"),
                bankCode,
                due == null ? null : Instant.ofEpochSecond(due));
    }

    private record Attempt(
            Asked asked,
            String payMethod,
            String result,
            @Nullable URI confirmUrl,
            String bankCode,
            @Nullable Instant due) {

        Attempt withAmount(BigDecimal amount) {
            return new Attempt(asked.withAmount(amount), payMethod, result, confirmUrl, bankCode, due);
        }
    }
}
