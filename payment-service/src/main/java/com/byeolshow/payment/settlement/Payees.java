package com.byeolshow.payment.settlement;

import com.byeolshow.payment.settlement.model.Payee;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where customers want deposits back: of {@code identity.accounts} only what a return needs, only of accounts that name
 * a refund account, sealed.
 */
@Component
public class Payees {

    private final DatabaseClient db;
    private final PayeeSeal seal;
    private final PayeeSettings settings;

    Payees(DatabaseClient db, PayeeSeal seal, PayeeSettings settings) {
        this.db = db;
        this.seal = seal;
        this.settings = settings;
    }

    /** Keeps the newest a customer named. */
    public Mono<Void> note(String customerId, Payee payee, long version) {
        return Mono.defer(() -> db.sql("""
                        INSERT INTO payee (customer_id, sealed, version) VALUES (:customer, :sealed, :version)
                        ON CONFLICT (customer_id) DO UPDATE SET sealed = excluded.sealed, version = excluded.version
                        WHERE payee.version < excluded.version""")
                .bind("customer", customerId)
                .bind("sealed", seal.seal(ofCustomer(customerId), payee))
                .bind("version", version)
                .fetch()
                .rowsUpdated()
                .then());
    }

    /** The customer names none any more, or is gone; without them, nothing of them is kept. */
    public Mono<Void> forget(String customerId) {
        return db.sql("DELETE FROM payee WHERE customer_id = :customer")
                .bind("customer", customerId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Where a return is to go: what staff said for this one, else what its customer said; empty if neither did. */
    Mono<Payee> ofReturn(String returnId) {
        return db.sql("""
                        SELECT money_return.payee, payee.sealed, payee.customer_id
                        FROM money_return
                        LEFT JOIN payment_due USING (order_id)
                        LEFT JOIN payee USING (customer_id)
                        WHERE money_return.id = :id""")
                .bind("id", returnId)
                .map(row -> Optional.ofNullable(row.get(0, byte[].class))
                        .map(said -> seal.open(ofReturnItself(returnId), said))
                        .or(() -> Optional.ofNullable(row.get(1, byte[].class))
                                .map(kept ->
                                        seal.open(ofCustomer(Objects.requireNonNull(row.get(2, String.class))), kept))))
                .one()
                .flatMap(Mono::justOrEmpty)
                .map(this::inGatewaysWords);
    }

    /** Seals what staff said for one return, to be kept with it until it is done. */
    byte @Nullable [] sealedForReturn(String returnId, @Nullable Payee payee) {
        return payee == null ? null : seal.seal(ofReturnItself(returnId), payee);
    }

    private Payee inGatewaysWords(Payee payee) {
        String bank = settings.bankCodes().getOrDefault(payee.bank(), payee.bank());
        return new Payee(payee.holder(), bank, payee.number(), payee.phone());
    }

    private static String ofCustomer(String id) {
        return "customer " + id;
    }

    private static String ofReturnItself(String id) {
        return "return " + id;
    }
}
