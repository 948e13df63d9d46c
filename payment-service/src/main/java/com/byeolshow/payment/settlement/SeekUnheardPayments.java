package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.iamport.Iamport;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the provider about orders that stay unpaid although money may have come: the app was closed, the notice got lost.
 * Cancelled orders are included, since money for those has to go back.
 */
@Component
class SeekUnheardPayments {

    private static final Logger log = LoggerFactory.getLogger(SeekUnheardPayments.class);

    private static final int AT_ONCE = 2;

    private final PaymentDues dues;
    private final Iamport iamport;
    private final SettlePayment settle;
    private final Clock clock;

    SeekUnheardPayments(PaymentDues dues, Iamport iamport, SettlePayment settle, Clock clock) {
        this.dues = dues;
        this.iamport = iamport;
        this.settle = settle;
        this.clock = clock;
    }

    /** One round over a bounded batch; an order whose look fails has its next one set already. */
    Mono<Void> run() {
        return Mono.defer(() -> dues.takeUnheardOf(clock.instant()).collectList())
                .flatMapIterable(orders -> orders)
                .flatMap(this::seek, AT_ONCE)
                .then();
    }

    private Mono<Void> seek(String orderId) {
        return iamport.allOf(orderId)
                .concatMap(settle::run)
                .onErrorResume(failed -> {
                    log.warn("no answer about order {}: {}", orderId, failed.toString());
                    return Mono.empty();
                })
                .then();
    }
}
