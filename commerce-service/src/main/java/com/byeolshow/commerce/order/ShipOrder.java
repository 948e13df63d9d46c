package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Fulfillment;
import com.byeolshow.commerce.order.model.Fulfillment.Tracking;
import com.byeolshow.commerce.order.model.FulfillmentProblem;
import com.byeolshow.commerce.order.model.FulfillmentRules;
import com.byeolshow.commerce.order.model.FulfillmentWish;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Staff send the goods of a paid order, parcel by parcel. */
@Component
public final class ShipOrder {

    private final Orders orders;
    private final ChangeFulfillment change;
    private final StoredAnswers answers;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    ShipOrder(
            Orders orders,
            ChangeFulfillment change,
            StoredAnswers answers,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.orders = orders;
        this.change = change;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    private record Parcel(FulfillmentWish wish, @Nullable Tracking tracking) {}

    private record Packed(String fulfillmentId) {}

    /**
     * Packs a parcel, and sends it if the carrier has given it a number.
     *
     * @param key packs once however often it is asked
     */
    public Mono<Fulfillment> pack(
            OrderId id, FulfillmentWish wish, @Nullable Tracking tracking, Optional<IdempotencyKey> key) {
        return answers.once(
                        key,
                        "pack " + id,
                        new Parcel(wish, tracking),
                        Packed.class,
                        locked(id)
                                .flatMap(sheet -> change.run(
                                        sheet,
                                        FulfillmentRules.pack(
                                                sheet, wish, tracking, new FulfillmentId(ids.next()), now())))
                                .map(parcel -> new Packed(parcel.id().value())))
                .flatMap(packed -> orders.sheet(id).map(sheet -> of(sheet, new FulfillmentId(packed.fulfillmentId()))))
                .as(tx::transactional);
    }

    /** Hands a packed parcel over to the carrier, or corrects its number. */
    public Mono<Fulfillment> track(OrderId id, FulfillmentId parcel, Tracking tracking) {
        return move(
                id, parcel, (sheet, found) -> change.run(sheet, FulfillmentRules.track(sheet, found, tracking, now())));
    }

    /** Notes that a parcel is there; saying so again changes nothing. */
    public Mono<Fulfillment> arrived(OrderId id, FulfillmentId parcel) {
        return move(id, parcel, (sheet, found) -> change.run(sheet, FulfillmentRules.arrive(sheet, found, now())));
    }

    private Mono<Fulfillment> move(
            OrderId id, FulfillmentId parcel, BiFunction<OrderSheet, Fulfillment, Mono<Fulfillment>> how) {
        return locked(id).flatMap(sheet -> how.apply(sheet, of(sheet, parcel))).as(tx::transactional);
    }

    private Mono<OrderSheet> locked(OrderId id) {
        return orders.lock(id).switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())));
    }

    private static Fulfillment of(OrderSheet sheet, FulfillmentId id) {
        return sheet.fulfillment(id)
                .orElseThrow(() -> new RefusedException(new FulfillmentProblem.NoSuchFulfillment()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
