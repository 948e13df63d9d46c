package com.byeolshow.commerce.cart;

import com.byeolshow.commerce.cart.model.CartRules;
import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.FindOffers.Wanted;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.shipping.ShippingPolicies;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Puts goods into a cart; goods already there get the new quantity instead of a second line. */
@Component
public final class AddToCart {

    private final Carts carts;
    private final FindOffers offers;
    private final ShippingPolicies shipping;
    private final RandomIds ids;
    private final Clock clock;
    private final TransactionalOperator tx;

    AddToCart(
            Carts carts,
            FindOffers offers,
            ShippingPolicies shipping,
            RandomIds ids,
            Clock clock,
            TransactionalOperator tx) {
        this.carts = carts;
        this.offers = offers;
        this.shipping = shipping;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /** One thing to put into the cart. */
    public record Entry(
            String productId,
            String variantId,
            int quantity,
            @Nullable String shippingMethod) {}

    /**
     * All entries or none; the answer has one line per entry, in the same order. Of two entries with the same variant
     * the later one counts. Stock is not asked: the cart shows it and checkout takes it.
     */
    public Mono<List<CartItem>> run(String customerId, List<Entry> entries) {
        if (entries.size() > CartRules.MOST_ITEMS) {
            return Mono.error(new RefusedException(new CartProblem.Full()));
        }
        if (!entries.stream().allMatch(entry -> CartRules.possible(entry.quantity()))) {
            return Mono.error(new RefusedException(new CartProblem.ImpossibleQuantity()));
        }
        var wanted = entries.stream()
                .map(entry -> new Wanted(entry.productId(), entry.variantId()))
                .toList();
        return offers.all(wanted)
                .flatMap(found -> put(customerId, entries, found))
                .map(items -> entries.stream()
                        .map(entry -> Objects.requireNonNull(items.get(entry.variantId())))
                        .toList());
    }

    private Mono<Map<String, CartItem>> put(String customerId, List<Entry> entries, List<Offer> offers) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<CartItem> lines = lines(entries, offers, now);
        return carts.take(customerId, now)
                .thenMany(carts.put(customerId, lines))
                .map(put -> {
                    if (put.size() > CartRules.MOST_ITEMS) {
                        throw new RefusedException(new CartProblem.Full());
                    }
                    return put.item();
                })
                .collectMap(CartItem::variantId)
                .as(tx::transactional);
    }

    private List<CartItem> lines(List<Entry> entries, List<Offer> offers, Instant now) {
        Map<String, CartItem> lines = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String method =
                    entry.shippingMethod() == null || entry.shippingMethod().isBlank()
                            ? shipping.defaultMethod()
                            : entry.shippingMethod();
            lines.put(
                    entry.variantId(),
                    new CartItem(
                            ids.next(),
                            entry.productId(),
                            entry.variantId(),
                            entry.quantity(),
                            method,
                            // A microsecond apart, so that the cart keeps the order in which they were sent.
                            now.plus(lines.size(), ChronoUnit.MICROS),
                            Snapshot.of(offers.get(i))));
        }
        return List.copyOf(lines.values());
    }
}
