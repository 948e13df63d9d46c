package com.byeolshow.broadcast.withdrawal;

import com.byeolshow.broadcast.chat.ForgetSpeaker;
import com.byeolshow.broadcast.show.alarm.ClearAlarms;
import com.byeolshow.platform.customer.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Drops everything that is kept about a customer, and whatever comes later is turned away. */
@Component
public class ForgetCustomer {

    private final Customers customers;
    private final ClearAlarms clearAlarms;
    private final ForgetSpeaker forgetSpeaker;
    private final TransactionalOperator transaction;

    ForgetCustomer(
            Customers customers,
            ClearAlarms clearAlarms,
            ForgetSpeaker forgetSpeaker,
            TransactionalOperator transaction) {
        this.customers = customers;
        this.clearAlarms = clearAlarms;
        this.forgetSpeaker = forgetSpeaker;
        this.transaction = transaction;
    }

    /** Forgetting again finds nothing. */
    public Mono<Void> run(String customerId) {
        return customers
                .forget(customerId)
                .then(Mono.defer(() -> clearAlarms.run(customerId)))
                .then(Mono.defer(() -> forgetSpeaker.run(customerId)))
                .as(transaction::transactional);
    }
}
