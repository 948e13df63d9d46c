package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.iamport.Iamport;
import com.byeolshow.payment.settlement.iamport.IamportException;
import com.byeolshow.payment.settlement.model.ProviderPayment;
import com.byeolshow.payment.settlement.model.SettlementProblem;
import com.byeolshow.payment.settlement.model.Verdict;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyAwaiting;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyDeviating;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyDuplicate;
import com.byeolshow.payment.settlement.model.Verdict.AlreadyRejected;
import com.byeolshow.payment.settlement.model.Verdict.AlreadySettled;
import com.byeolshow.payment.settlement.model.Verdict.AwaitDeposit;
import com.byeolshow.payment.settlement.model.Verdict.Deviation;
import com.byeolshow.payment.settlement.model.Verdict.Duplicate;
import com.byeolshow.payment.settlement.model.Verdict.Mismatch;
import com.byeolshow.payment.settlement.model.Verdict.NotPaid;
import com.byeolshow.payment.settlement.model.Verdict.Settle;
import com.byeolshow.payment.settlement.model.Verdict.UnknownOrder;
import com.byeolshow.platform.web.Eventually;
import com.byeolshow.platform.web.problem.RefusedException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/** Confirms to the app that a payment has arrived, waiting a bounded time for what other services have to do first. */
@Component
public class VerifyPayment {

    /** What the app is told. */
    public enum Answer {
        PAID,
        ACCOUNT_ISSUED,
        WRONG_AMOUNT
    }

    private static final Logger log = LoggerFactory.getLogger(VerifyPayment.class);

    private final Iamport iamport;
    private final SettlePayment settle;
    private final NotePayment note;
    private final PaymentDues dues;
    private final SettlementSettings.Verify settings;
    private final Clock clock;

    VerifyPayment(
            Iamport iamport,
            SettlePayment settle,
            NotePayment note,
            PaymentDues dues,
            SettlementSettings settings,
            Clock clock) {
        this.iamport = iamport;
        this.settle = settle;
        this.note = note;
        this.dues = dues;
        this.settings = settings.verify();
        this.clock = clock;
    }

    /**
     * @param claimedOrder the order the app names; if given, the payment must be for it
     * @return fails with a {@link SettlementProblem} when there is nothing to confirm
     */
    public Mono<Answer> run(PaymentId id, @Nullable String claimedOrder) {
        return Mono.defer(() -> {
            long deadline = clock.millis() + settings.within().toMillis();
            return fetch(id)
                    .filter(fetched -> claimedOrder == null || claimedOrder.equals(fetched.orderId()))
                    .switchIfEmpty(refuse(new SettlementProblem.NoSuchOrder()))
                    .delayUntil(fetched ->
                            Eventually.within(left(deadline, settings.order()), dues.find(fetched.orderId())))
                    .flatMap(fetched ->
                            settle.run(fetched).flatMap(verdict -> answer(verdict, id, fetched.orderId(), deadline)));
        });
    }

    /**
     * The provider's word, within the time the app can wait. Whatever goes wrong here, the customer may have paid, so the
     * payment is noted for a later look before the call is refused.
     */
    private Mono<ProviderPayment> fetch(PaymentId id) {
        return iamport.payment(id)
                .timeout(settings.read())
                .switchIfEmpty(refuse(new SettlementProblem.NoSuchPayment()))
                .onErrorResume(VerifyPayment::isProviders, failed -> {
                    log.warn("payment {} cannot be read now: {}", id, failed.toString());
                    return note.run(id, null).then(refuse(new SettlementProblem.ProviderUnavailable()));
                });
    }

    private Mono<Answer> answer(Verdict verdict, PaymentId id, String orderId, long deadline) {
        return switch (verdict) {
            case Settle _, AlreadySettled _ -> confirmed(id, orderId, deadline);
            // The order is paid; that this second payment goes back does not change what the customer is told of it.
            case Duplicate _, AlreadyDuplicate _ -> confirmed(id, orderId, deadline);
            case AwaitDeposit _, AlreadyAwaiting _ -> Mono.just(Answer.ACCOUNT_ISSUED);
            case Mismatch _, AlreadyRejected _, Deviation _, AlreadyDeviating _ -> Mono.just(Answer.WRONG_AMOUNT);
            case NotPaid _ -> refuse(new SettlementProblem.NothingPaid());
            // The money may be right and our knowledge of the order late, so this is not the last look.
            case UnknownOrder _ -> note.run(id, orderId).then(refuse(new SettlementProblem.NoSuchOrder()));
        };
    }

    /**
     * Waits until commerce took the money, so that the app's next read of the order shows it paid. If that takes longer
     * than the app can wait, the answer is still yes: the money is verified and recorded, and commerce will hear of it.
     */
    private Mono<Answer> confirmed(PaymentId id, String orderId, long deadline) {
        return Eventually.within(left(deadline, settings.confirmed()), outcome(id, orderId))
                .defaultIfEmpty(Optional.of(Answer.PAID))
                .flatMap(known -> known.map(Mono::just).orElseGet(() -> refuse(new SettlementProblem.OrderClosed())));
    }

    /** A part of the time the app can wait, or what is left of that. */
    private Duration left(long deadline, Duration part) {
        return Duration.ofMillis(Math.max(1, Math.min(part.toMillis(), deadline - clock.millis())));
    }

    /** Commerce's reaction: an answer, or an empty option if it sent the money back; completes empty while there is none. */
    private Mono<Optional<Answer>> outcome(PaymentId id, String orderId) {
        return dues.reaction(orderId, id).flatMap(reaction -> switch (reaction) {
            case TAKEN -> Mono.just(Optional.of(Answer.PAID));
            case SENT_BACK -> Mono.just(Optional.<Answer>empty());
            case NONE_YET -> Mono.empty();
        });
    }

    private static <T> Mono<T> refuse(SettlementProblem problem) {
        return Mono.error(() -> new RefusedException(problem));
    }

    private static boolean isProviders(Throwable error) {
        return error instanceof IamportException
                || error instanceof WebClientException
                || error instanceof TimeoutException
                || error instanceof CallNotPermittedException
                || error instanceof BulkheadFullException;
    }
}
