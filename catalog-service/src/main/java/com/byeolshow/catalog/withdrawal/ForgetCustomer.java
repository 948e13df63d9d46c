package com.byeolshow.catalog.withdrawal;

import com.byeolshow.catalog.customer.Aliases;
import com.byeolshow.catalog.review.ForgetReviews;
import com.byeolshow.catalog.show.ForgetRecordings;
import com.byeolshow.platform.customer.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Removes all that is kept here about a customer whose account is gone. */
@Component
public record ForgetCustomer(
        Customers customers,
        Aliases aliases,
        ForgetReviews forgetReviews,
        ForgetRecordings forgetRecordings,
        TransactionalOperator transaction) {

    /** Forgetting again finds nothing. Files of pictures follow with the next sweep. */
    public Mono<Void> run(String customerId) {
        return customers
                .forget(customerId)
                .then(Mono.defer(() -> aliases.forget(customerId)))
                .then(Mono.defer(() -> forgetReviews.run(customerId)))
                .then(Mono.defer(() -> forgetRecordings.run(customerId)))
                .as(transaction::transactional);
    }
}
