package com.byeolshow.commerce.order;

import com.byeolshow.platform.money.Won;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Deposits of another sum than due, as payment tells of them. */
public final class Deposits {

    private final ApplicationContext context;

    public Deposits(ApplicationContext context) {
        this.context = context;
    }

    /** The deposit's payment is named after the order. */
    public void arrive(String order, long amount) {
        context.getBean(NotePayments.class)
                .deviated(
                        new OrderId(order),
                        new PaymentId("imp_" + order),
                        Won.of(amount),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .as(context.getBean(TransactionalOperator.class)::transactional)
                .block();
    }
}
