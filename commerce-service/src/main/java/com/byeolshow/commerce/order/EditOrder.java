package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.DeliveryRules;
import com.byeolshow.commerce.order.model.OrderEdit;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Outcome;
import com.byeolshow.commerce.order.model.Outcome.Changed;
import com.byeolshow.commerce.order.model.Outcome.Refused;
import com.byeolshow.commerce.order.model.Outcome.Unchanged;
import com.byeolshow.commerce.shipping.Destination;
import com.byeolshow.commerce.shipping.Parcel;
import com.byeolshow.commerce.shipping.ShippingPolicies;
import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.commerce.shipping.ShippingProblem;
import com.byeolshow.commerce.shipping.ShippingRules;
import com.byeolshow.platform.money.Won;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Corrects where an order goes and what was asked for. What it costs never changes by that. */
@Component
public final class EditOrder {

    private final Orders orders;
    private final ShippingPolicies policies;
    private final Clock clock;
    private final TransactionalOperator tx;

    EditOrder(Orders orders, ShippingPolicies policies, Clock clock, TransactionalOperator tx) {
        this.orders = orders;
        this.policies = policies;
        this.clock = clock;
        this.tx = tx;
    }

    /** The order afterwards. */
    public Mono<OrderSheet> run(OrderId id, String customerId, OrderEdit edit) {
        return orders.lockOwn(id, customerId)
                .flatMap(sheet -> costsOther(sheet, edit)
                        .flatMap(otherFee -> write(id, DeliveryRules.edit(sheet, edit, otherFee))))
                .then(orders.sheet(id))
                .as(tx::transactional);
    }

    private Mono<Void> write(OrderId id, Outcome<OrderEdit> outcome) {
        return switch (outcome) {
            case Changed<OrderEdit>(var edit, var _) ->
                orders.edit(id, edit, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            case Unchanged<OrderEdit> _ -> Mono.empty();
            case Refused<OrderEdit>(var problem) -> Mono.error(new RefusedException(problem));
        };
    }

    private Mono<Boolean> costsOther(OrderSheet sheet, OrderEdit edit) {
        return edit.shipping()
                .map(address -> policies.of(sheet.shipments().stream()
                                .map(OrderSheet.Shipment::vendor)
                                .toList())
                        .flatMap(known -> costsOther(sheet, known, address)))
                .orElseGet(() -> Mono.just(false));
    }

    /** Fees differ by region; an address in the region the fee was set for costs the same. */
    private static Mono<Boolean> costsOther(OrderSheet sheet, Map<String, ShippingPolicy> policies, Address address) {
        Destination to = PrepareOrder.destination(address);
        Optional<ShippingProblem> problem = policies.values().stream()
                .flatMap(policy -> ShippingRules.problem(policy, to).stream())
                .findFirst();
        return problem.isPresent()
                ? Mono.error(new RefusedException(problem.get()))
                : Mono.just(sheet.shipments().stream().anyMatch(shipment -> {
                    var policy = Objects.requireNonNull(policies.get(shipment.vendor()));
                    var there = ShippingRules.fee(policy, new Parcel(Won.ZERO, 0, to));
                    return !Objects.equals(there.region(), shipment.region());
                }));
    }
}
