package com.byeolshow.payment.settlement;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers that somebody named a payment; it is read and settled soon after, whoever it was and whatever they claimed. */
@Component
public class NotePayment {

    private final PaymentLooks looks;
    private final Clock clock;

    NotePayment(PaymentLooks looks, Clock clock) {
        this.looks = looks;
        this.clock = clock;
    }

    /** @param orderHint the order named along with it; decides nothing */
    public Mono<Void> run(PaymentId payment, @Nullable String orderHint) {
        return run(payment, orderHint, false);
    }

    /** @param saysPaid whether it is said to be paid; spares a read of a payment that the app has brought already */
    public Mono<Void> run(PaymentId payment, @Nullable String orderHint, boolean saysPaid) {
        return Mono.defer(() -> looks.note(payment, orderHint, saysPaid, clock.instant()));
    }
}
