package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.PaidAmount;
import com.byeolshow.payment.settlement.model.ReturnProblem;
import com.byeolshow.platform.web.Eventually;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the return of an accepted refund forward and waits a little for it. Decides nothing: that money goes back, and
 * how much, was decided when commerce accepted the refund, so calling this any number of times returns nothing twice.
 */
@Component
public class HurryReturn {

    /** How far it got. */
    public sealed interface Progress {
        /** The money went back. */
        record Done(String paymentId, PaidAmount amount, Instant at) implements Progress {}

        /** Not yet; it goes on without being asked again. */
        record UnderWay() implements Progress {}
    }

    /** Longer than a card's cancellation usually takes, shorter than any of our services waits for another. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReturnRecords records;
    private final ReturnMoney returnMoney;

    HurryReturn(ReturnRecords records, ReturnMoney returnMoney) {
        this.records = records;
        this.returnMoney = returnMoney;
    }

    /** Fails with {@link ReturnProblem} if no return follows from the refund, or if it is parked. */
    public Mono<Progress> run(String orderId, String refundId) {
        return records.ofRefund(orderId, refundId)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ReturnProblem.NoSuchReturn())))
                .flatMap(found -> attempted(found.id(), ended(orderId, refundId)))
                .defaultIfEmpty(new Progress.UnderWay());
    }

    /** The attempt goes on when we stop waiting: cut off in the middle, nobody would know whether money moved. */
    private Mono<Progress> attempted(String id, Mono<Progress> ended) {
        return Flux.merge(returnMoney.now(id).cache().then(Mono.<Progress>empty()), Eventually.within(PATIENCE, ended))
                .next()
                .timeout(PATIENCE, Mono.empty());
    }

    private Mono<Progress> ended(String orderId, String refundId) {
        return records.ofRefund(orderId, refundId).flatMap(record -> switch (record.state()) {
            case "done" ->
                Mono.just(new Progress.Done(
                        record.paymentId().value(), record.amount(), Objects.requireNonNull(record.doneAt())));
            case "parked" ->
                Mono.error(() -> new RefusedException(
                        new ReturnProblem.Parked(Objects.requireNonNullElse(record.why(), "unknown"))));
            default -> Mono.empty();
        });
    }
}
