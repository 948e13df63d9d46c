package com.byeolshow.broadcast.sales;

import com.byeolshow.broadcast.sales.model.AttributionRules;
import com.byeolshow.broadcast.sales.model.OrderFact;
import com.byeolshow.broadcast.sales.model.OrderFact.Placed;
import com.byeolshow.broadcast.sales.model.SaleOrder;
import com.byeolshow.broadcast.sales.model.Share;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes facts about orders into the sales of the shows they belong to. Runs in the transaction of the event. */
@Component
public record RecordSale(SaleOrders orders, Airings airings, Sales sales, Clock clock) {

    /** An order was placed; this decides which shows it belongs to, whenever it is paid. */
    public Mono<Void> placed(String orderId, Instant placedAt, Collection<String> productIds) {
        return airings.of(productIds, placedAt)
                .collectList()
                .map(found -> new Placed(AttributionRules.showsOf(placedAt, found)))
                .flatMap(fact -> happened(orderId, fact));
    }

    /** Something else happened to an order. */
    public Mono<Void> happened(String orderId, OrderFact fact) {
        return orders.lock(orderId).flatMap(before -> {
            SaleOrder after = before.with(fact);
            return after.equals(before)
                    ? Mono.empty()
                    : orders.save(orderId, after).then(Mono.defer(() -> count(before, after)));
        });
    }

    /** By show and product id, so that two orders never wait for each other. */
    private Mono<Void> count(SaleOrder before, SaleOrder after) {
        Instant now = clock.instant();
        var old = before.shares();
        return Flux.fromIterable(after.shares().entrySet())
                .concatMap(one -> {
                    Share change = one.getValue().since(old.getOrDefault(one.getKey(), Share.NOTHING));
                    return change.equals(Share.NOTHING) ? Mono.empty() : sales.add(one.getKey(), change, now);
                })
                .then();
    }
}
