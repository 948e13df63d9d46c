package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Order;
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

/** Writes what a rule decided about a locked order, in the caller's transaction. */
@Component
class ChangeOrder {

    private final Orders orders;
    private final RecordEvents record;
    private final Clock clock;

    ChangeOrder(Orders orders, RecordEvents record, Clock clock) {
        this.orders = orders;
        this.record = record;
        this.clock = clock;
    }

    /** Completes when written, or at once when nothing changed; fails with the refusal. */
    Mono<Void> run(OrderSheet locked, Outcome<Order> outcome) {
        return switch (outcome) {
            case Changed<Order>(var next, var events) ->
                orders.save(next, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .then(record.run(locked, events));
            case Unchanged<Order> _ -> Mono.empty();
            case Refused<Order>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
