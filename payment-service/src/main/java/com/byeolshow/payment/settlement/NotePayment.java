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
        return Mono.defer(() -> looks.note(payment, orderHint, clock.instant()));
    }
}
