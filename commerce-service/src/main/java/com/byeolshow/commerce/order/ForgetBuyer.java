package com.byeolshow.commerce.order;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the person out of the orders of a customer who withdrew. What was bought, for how much and where it was sent stays,
 * as a shop has to be able to show for years; how to name and reach the buyer does not, nor do remembered answers.
 */
@Component
public class ForgetBuyer {

    private final DatabaseClient db;

    ForgetBuyer(DatabaseClient db) {
        this.db = db;
    }

    /** Asking twice changes nothing; joins the caller's transaction. */
    public Mono<Void> run(String customerId) {
        return db.sql("""
                        UPDATE orders SET customer_alias = NULL, customer_email = NULL, customer_mobile = NULL
                         WHERE customer_id = :customer
                           AND (customer_alias IS NOT NULL OR customer_email IS NOT NULL OR customer_mobile IS NOT NULL)
                        """)
                .bind("customer", customerId)
                .then()
                .then(db.sql("DELETE FROM checkout_key WHERE customer_id = :customer")
                        .bind("customer", customerId)
                        .then());
    }
}
