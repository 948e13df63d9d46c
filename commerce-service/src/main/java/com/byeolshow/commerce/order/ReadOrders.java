package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.Refund;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads orders and refunds. */
@Component
public final class ReadOrders {

    private final Orders orders;
    private final Refunds refunds;

    ReadOrders(Orders orders, Refunds refunds) {
        this.orders = orders;
        this.refunds = refunds;
    }

    /** Newest first. */
    public Mono<List<OrderSheet>> ofCustomer(String customerId, Page page) {
        return orders.ofCustomer(customerId, page).collectList();
    }

    /** One's own order; anything else is {@link OrderProblem.NoSuchOrder}. */
    public Mono<OrderSheet> own(OrderId id, String customerId) {
        return any(id).filter(sheet -> sheet.order().head().customerId().equals(customerId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())));
    }

    /** Any order, for staff. */
    public Mono<OrderSheet> any(OrderId id) {
        return orders.sheet(id).switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())));
    }

    /** Oldest first; in every status when none is given. */
    public Mono<List<Refund>> refunds(@Nullable String status, Page page) {
        return refunds.list(status, page).collectList();
    }
}
