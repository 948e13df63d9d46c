package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Fulfillment;
import com.byeolshow.commerce.order.model.FulfillmentRules.Dispatch;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what a rule decided about a parcel of a locked order, in the caller's transaction. */
@Component
class ChangeFulfillment {

    private final Fulfillments fulfillments;
    private final Orders orders;
    private final RecordEvents record;
    private final Clock clock;

    ChangeFulfillment(Fulfillments fulfillments, Orders orders, RecordEvents record, Clock clock) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.record = record;
        this.clock = clock;
    }

    /** The parcel afterwards; fails with the refusal. */
    Mono<Fulfillment> run(OrderSheet locked, Outcome<Dispatch> outcome) {
        return switch (outcome) {
            case Changed<Dispatch>(var next, var events) ->
                write(locked, next.fulfillment())
                        .then(orders.save(next.order(), clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .then(record.run(locked, events))
                        .thenReturn(next.fulfillment());
            case Unchanged<Dispatch>(var same) -> Mono.just(same.fulfillment());
            case Refused<Dispatch>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    private Mono<Void> write(OrderSheet locked, Fulfillment next) {
        return locked.fulfillment(next.id()).isPresent()
                ? fulfillments.save(next)
                : fulfillments.insert(locked.id(), next);
    }
}
