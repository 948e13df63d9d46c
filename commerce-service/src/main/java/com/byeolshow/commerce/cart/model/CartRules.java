package com.byeolshow.commerce.cart.model;

import com.byeolshow.commerce.cart.CartItem;
import com.byeolshow.commerce.cart.CartProblem;
import com.byeolshow.commerce.cart.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a cart may hold, and what happens when lines meet. */
public final class CartRules {

    /** More units of one thing are a wholesale matter, or a slip of the finger. */
    public static final int MOST_UNITS = 999;

    /** Bounds what one customer can make every read of the cart cost. */
    public static final int MOST_ITEMS = 100;

    private CartRules() {}

    public static boolean possible(int quantity) {
        return quantity >= 1 && quantity <= MOST_UNITS;
    }

    /**
     * Applies the edits to a cart, all at once, so that two lines may even swap their goods. A line that gets goods of
     * another line takes that one in: its quantity is the one the edit names, or else that of both together, because no
     * unit may get lost without a word of the customer. Of two edited lines that meet, the later edit's stays.
     *
     * @param cart all lines
     * @param edits several of one line count as one, the later winning
     */
    public static CartOutcome edit(List<CartItem> cart, List<Edit> edits) {
        Map<String, CartItem> before = new HashMap<>();
        cart.forEach(line -> before.put(line.id(), line));
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (Edit edit : edits) {
            CartItem line = before.get(edit.itemId());
            if (line == null) {
                return new CartOutcome.Refused(new CartProblem.NoSuchItem());
            }
            Wanted sofar = wanted.remove(edit.itemId());
            wanted.put(edit.itemId(), (sofar == null ? Wanted.unchanged(line) : sofar).with(edit));
        }
        return merged(cart, edits, wanted);
    }

    private static CartOutcome merged(List<CartItem> cart, List<Edit> edits, Map<String, Wanted> wanted) {
        Map<String, Wanted> byVariant = new LinkedHashMap<>();
        wanted.values().forEach(line -> byVariant.merge(line.variantId(), line, (one, later) -> later.taking(one)));
        Set<String> leaving = new HashSet<>();
        for (CartItem line : cart) {
            if (!wanted.containsKey(line.id()) && byVariant.containsKey(line.variantId())) {
                leaving.add(line.id());
                byVariant.computeIfPresent(line.variantId(), (_, edited) -> edited.taking(Wanted.unchanged(line)));
            }
        }
        List<CartItem> written = new ArrayList<>();
        for (Wanted line : byVariant.values()) {
            if (!possible(line.quantity())) {
                return new CartOutcome.Refused(new CartProblem.ImpossibleQuantity());
            }
            written.add(line.item());
        }
        wanted.forEach((id, line) -> {
            Wanted stays = byVariant.get(line.variantId());
            boolean takenIn = stays == null || !stays.line().id().equals(id);
            if (takenIn || !line.line().variantId().equals(line.variantId())) {
                leaving.add(id);
            }
        });
        List<CartItem> results = edits.stream()
                .map(edit -> Objects.requireNonNull(wanted.get(edit.itemId())).variantId())
                .map(variant -> Objects.requireNonNull(byVariant.get(variant)).item())
                .toList();
        return new CartOutcome.Edited(Set.copyOf(leaving), List.copyOf(written), results);
    }

    /** A line on its way from one state to the next. */
    private record Wanted(
            CartItem line,
            String productId,
            String variantId,
            Snapshot snapshot,
            int quantity,
            boolean named,
            String shippingMethod) {

        static Wanted unchanged(CartItem line) {
            return new Wanted(
                    line,
                    line.productId(),
                    line.variantId(),
                    line.snapshot(),
                    line.quantity(),
                    false,
                    line.shippingMethod());
        }

        Wanted with(Edit edit) {
            Edit.Goods goods = edit.goods();
            return new Wanted(
                    line,
                    goods == null ? productId : goods.productId(),
                    goods == null ? variantId : goods.variantId(),
                    goods == null ? snapshot : goods.snapshot(),
                    edit.quantity() == null ? quantity : edit.quantity(),
                    named || edit.quantity() != null,
                    edit.shippingMethod() == null ? shippingMethod : edit.shippingMethod());
        }

        /** Both quantities are at most {@link #MOST_UNITS} each here or refused in the end, so the sum cannot overflow. */
        Wanted taking(Wanted other) {
            return new Wanted(
                    line,
                    productId,
                    variantId,
                    snapshot,
                    named ? quantity : Math.addExact(quantity, other.quantity()),
                    named,
                    shippingMethod);
        }

        CartItem item() {
            return new CartItem(line.id(), productId, variantId, quantity, shippingMethod, line.addedAt(), snapshot);
        }
    }
}
