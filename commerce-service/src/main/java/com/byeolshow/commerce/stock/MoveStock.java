package com.byeolshow.commerce.stock;

import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves the units of an order, all of them or none. */
@Component
public final class MoveStock {

    private final Stock stock;
    private final Outbox outbox;

    MoveStock(Stock stock, Outbox outbox) {
        this.stock = stock;
        this.outbox = outbox;
    }

    /**
     * Takes part in the caller's transaction, which must roll back when this fails. Reserving is refused with
     * {@link StockProblem.OutOfStock}; the other moves follow a reservation, so falling short there is a fault.
     *
     * @param refundId for {@link StockMove#RESTOCKED}
     */
    public Mono<Void> run(StockMove move, List<Portion> portions, String orderId, @Nullable String refundId) {
        List<Portion> merged = merged(portions);
        return stock.move(move, merged, orderId, refundId)
                .collectMap(StockLevel::variantId)
                .flatMap(levels -> levels.size() == merged.size()
                        ? announce(move, merged, levels)
                        : Mono.error(shortOf(move, merged, levels, orderId)));
    }

    private static List<Portion> merged(List<Portion> portions) {
        return List.copyOf(portions.stream()
                .collect(Collectors.toMap(
                        Portion::variantId,
                        Function.identity(),
                        (one, other) -> new Portion(
                                one.variantId(), one.productId(), Math.addExact(one.quantity(), other.quantity())),
                        TreeMap::new))
                .values());
    }

    private Mono<Void> announce(StockMove move, List<Portion> portions, Map<String, StockLevel> levels) {
        if (!move.changesAvailable()) {
            return Mono.empty();
        }
        List<OutgoingEvent> events = portions.stream()
                .flatMap(portion -> Stream.ofNullable(levels.get(portion.variantId()))
                        .map(level -> StockAnnouncements.of(level, portion.productId())))
                .toList();
        return outbox.append(events);
    }

    private static RuntimeException shortOf(
            StockMove move, List<Portion> wanted, Map<String, StockLevel> moved, String orderId) {
        String missing = wanted.stream()
                .map(Portion::variantId)
                .filter(variant -> !moved.containsKey(variant))
                .collect(Collectors.joining(", "));
        return move == StockMove.RESERVED
                ? new RefusedException(new StockProblem.OutOfStock(missing))
                : new IllegalStateException("stock of %s cannot be %s for order %s".formatted(missing, move, orderId));
    }
}
