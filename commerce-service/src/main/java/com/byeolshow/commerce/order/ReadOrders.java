package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads orders. */
@Component
public final class ReadOrders {

    private final OrderSheets orders;

    ReadOrders(OrderSheets orders) {
        this.orders = orders;
    }

    /** Newest first, without those the customer took off the list. */
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
        return orders.one(id).switchIfEmpty(Mono.error(() -> new RefusedException(new OrderProblem.NoSuchOrder())));
    }

    /** Newest first, for staff. */
    public Mono<List<OrderSheet>> search(OrderSearch search, Page page) {
        return orders.search(search, page).collectList();
    }
}
