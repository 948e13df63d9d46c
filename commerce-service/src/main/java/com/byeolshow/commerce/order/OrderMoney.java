package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.model.OrderSheet;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Money around an order that is not its price: what goes back, and the accounts deposits are awaited on. */
@Component
class OrderMoney {

    private final DatabaseClient db;

    OrderMoney(DatabaseClient db) {
        this.db = db;
    }

    /** Money that has to go back; of a payment that was taken it is the part that was too much. */
    Mono<Void> addStray(RefundDue due) {
        return db.sql("""
                        INSERT INTO stray_payment (payment_id, order_id, amount, arrived_at)
                        VALUES (:payment, :order, :amount, :at)""")
                .bind("payment", due.paymentId().value())
                .bind("order", due.orderId().value())
                .bind("amount", due.amount().value())
                .bind("at", due.occurredAt())
                .then();
    }

    /** Notes that a payment that could not be taken went back; does nothing for any other payment. */
    Mono<Void> returnStray(OrderId order, PaymentId payment, Instant at) {
        return db.sql("""
                        UPDATE stray_payment SET returned_at = :at
                         WHERE order_id = :order AND payment_id = :payment AND returned_at IS NULL""")
                .bind("at", at)
                .bind("order", order.value())
                .bind("payment", payment.value())
                .then();
    }

    /** An account the customer may deposit to; told twice it stays one. */
    Mono<Void> addAccount(OrderId order, OrderSheet.Account account) {
        return db.sql("""
                        INSERT INTO virtual_account (payment_id, order_id, bank_name, account_number, amount, expires_at)
                        VALUES (:payment, :order, :bank, :number, :amount, :expires)
                        ON CONFLICT (payment_id) DO NOTHING""")
                .bind("payment", account.payment().value())
                .bind("order", order.value())
                .bind("bank", account.bank())
                .bind("number", account.number())
                .bind("amount", account.amount().value())
                .bind("expires", account.expiresAt())
                .then();
    }
}
