package com.byeolshow.commerce.order;

import com.byeolshow.commerce.order.OrderEvent.Goods;
import com.byeolshow.commerce.order.OrderEvent.OrderCancelled;
import com.byeolshow.commerce.order.OrderEvent.OrderPaid;
import com.byeolshow.commerce.order.OrderEvent.OrderPlaced;
import com.byeolshow.commerce.order.OrderEvent.OrderRefunded;
import com.byeolshow.commerce.order.OrderEvent.OrderShipped;
import com.byeolshow.commerce.order.OrderEvent.RefundAccepted;
import com.byeolshow.commerce.order.OrderEvent.RefundDue;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.stock.MoveStock;
import com.byeolshow.commerce.stock.Portion;
import com.byeolshow.commerce.stock.StockMove;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out what an order's events mean inside this service and publishes them, in the caller's transaction. Every
 * transaction takes order rows before stock rows, so that none waits in a circle; stock rows come last, as they are what
 * all buyers of one ware wait for.
 */
@Component
class RecordEvents {

    private final MoveStock stock;
    private final OrderMoney money;
    private final OrderOutbox outbox;

    RecordEvents(MoveStock stock, OrderMoney money, OrderOutbox outbox) {
        this.stock = stock;
        this.money = money;
        this.outbox = outbox;
    }

    Mono<Void> run(OrderSheet sheet, List<OrderEvent> events) {
        return events.isEmpty()
                ? Mono.empty()
                : outbox.append(sheet, events)
                        .thenMany(Flux.fromIterable(events))
                        .concatMap(event -> carryOut(sheet, event))
                        .then();
    }

    private Mono<Void> carryOut(OrderSheet sheet, OrderEvent event) {
        String order = event.orderId().value();
        return switch (event) {
            case OrderPlaced _ -> stock.run(StockMove.RESERVED, all(sheet), order, null);
            case OrderPaid _ -> stock.run(StockMove.SOLD, all(sheet), order, null);
            case OrderCancelled _ -> stock.run(StockMove.RELEASED, all(sheet), order, null);
            case OrderRefunded refunded ->
                stock.run(
                        StockMove.RESTOCKED,
                        portions(refunded.items()),
                        order,
                        refunded.refundId().value());
            case RefundDue due -> money.addStray(due);
            case OrderShipped _, RefundAccepted _ -> Mono.empty();
        };
    }

    private static List<Portion> all(OrderSheet sheet) {
        return sheet.lines().stream()
                .map(line -> new Portion(line.variantId(), line.productId(), line.quantity()))
                .toList();
    }

    private static List<Portion> portions(List<Goods> goods) {
        return goods.stream()
                .map(part -> new Portion(part.variantId(), part.productId(), part.quantity()))
                .toList();
    }
}
