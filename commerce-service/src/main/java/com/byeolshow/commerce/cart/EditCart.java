package com.byeolshow.commerce.cart;

import com.byeolshow.commerce.cart.model.CartOutcome;
import com.byeolshow.commerce.cart.model.CartOutcome.Edited;
import com.byeolshow.commerce.cart.model.CartOutcome.Refused;
import com.byeolshow.commerce.cart.model.CartRules;
import com.byeolshow.commerce.cart.model.Edit;
import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.FindOffers.Wanted;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes lines of a cart: how many units, or which variant. */
@Component
public final class EditCart {

    private final Carts carts;
    private final FindOffers offers;
    private final Clock clock;
    private final TransactionalOperator tx;

    EditCart(Carts carts, FindOffers offers, Clock clock, TransactionalOperator tx) {
        this.carts = carts;
        this.offers = offers;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * What a line shall be; what is null stays as it is.
     *
     * @param productId of the variant; without it the variant must be one of the line's own product
     */
    public record Change(
            String itemId,
            @Nullable Integer quantity,
            @Nullable String productId,
            @Nullable String variantId,
            @Nullable String shippingMethod) {}

    /**
     * All changes or none; the answer has one line per change, in the same order. New goods must be on sale; goods that
     * are not any more can still get another quantity, since only checkout sells.
     */
    public Mono<List<CartItem>> run(String customerId, List<Change> changes) {
        if (changes.size() > CartRules.MOST_ITEMS) {
            return Mono.error(new RefusedException(new CartProblem.Full()));
        }
        for (Change change : changes) {
            if (change.quantity() != null && !CartRules.possible(change.quantity())) {
                return Mono.error(new RefusedException(new CartProblem.ImpossibleQuantity()));
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return carts.take(customerId, now)
                .thenMany(carts.lock(customerId))
                .collectList()
                .flatMap(cart -> edits(cart, changes).flatMap(edits -> write(customerId, CartRules.edit(cart, edits))))
                .as(tx::transactional);
    }

    private Mono<List<Edit>> edits(List<CartItem> cart, List<Change> changes) {
        Map<String, CartItem> lines = cart.stream().collect(Collectors.toMap(CartItem::id, line -> line));
        if (!changes.stream().allMatch(change -> lines.containsKey(change.itemId()))) {
            return Mono.error(new RefusedException(new CartProblem.NoSuchItem()));
        }
        List<Wanted> wanted = changes.stream()
                .filter(change -> change.variantId() != null)
                .map(change -> wanted(change, Objects.requireNonNull(lines.get(change.itemId()))))
                .toList();
        return offers.all(wanted).map(found -> {
            Iterator<Offer> next = found.iterator();
            return changes.stream()
                    .map(change -> new Edit(
                            change.itemId(),
                            change.quantity(),
                            change.variantId() == null ? null : goods(next.next()),
                            change.shippingMethod()))
                    .toList();
        });
    }

    private static Wanted wanted(Change change, CartItem line) {
        return new Wanted(
                change.productId() == null ? line.productId() : change.productId(),
                Objects.requireNonNull(change.variantId()));
    }

    private static Edit.Goods goods(Offer offer) {
        return new Edit.Goods(offer.productId(), offer.variantId(), Snapshot.of(offer));
    }

    private Mono<List<CartItem>> write(String customerId, CartOutcome outcome) {
        return switch (outcome) {
            case Edited(var leaving, var written, var results) ->
                carts.remove(customerId, leaving)
                        .thenMany(carts.put(customerId, written))
                        .then(Mono.just(results));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
