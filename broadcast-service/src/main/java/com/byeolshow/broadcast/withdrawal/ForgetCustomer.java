package com.byeolshow.broadcast.withdrawal;

import com.byeolshow.broadcast.chat.ForgetSpeaker;
import com.byeolshow.broadcast.show.alarm.ClearAlarms;
import com.byeolshow.platform.customer.Customers;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Drops everything that is kept about a customer, and whatever comes later is turned away. */
@Component
public class ForgetCustomer {

    private final Customers customers;
    private final ClearAlarms clearAlarms;
    private final ForgetSpeaker forgetSpeaker;
    private final LeavingHosts leavingHosts;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ForgetCustomer(
            Customers customers,
            ClearAlarms clearAlarms,
            ForgetSpeaker forgetSpeaker,
            LeavingHosts leavingHosts,
            Clock clock,
            TransactionalOperator transaction) {
        this.customers = customers;
        this.clearAlarms = clearAlarms;
        this.forgetSpeaker = forgetSpeaker;
        this.leavingHosts = leavingHosts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Forgetting again finds nothing. What a host leaves is only noted here: {@link ClearHosts} sees to it. */
    public Mono<Void> run(String customerId) {
        return customers
                .forget(customerId)
                .then(Mono.defer(() -> clearAlarms.run(customerId)))
                .then(Mono.defer(() -> forgetSpeaker.run(customerId)))
                .then(Mono.defer(() -> leavingHosts.note(customerId, clock.instant())))
                .as(transaction::transactional);
    }
}
