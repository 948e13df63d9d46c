package com.byeolshow.commerce.cart;

import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.pricing.TaxedPrice;
import com.byeolshow.commerce.shipping.ShippingPolicies;
import com.byeolshow.commerce.shipping.ShippingPolicy;
import com.byeolshow.commerce.stock.ReadStock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows a cart as it would be bought now: today's prices, today's stock. */
@Component
public final class ReadCart {

    private final Carts carts;
    private final FindOffers offers;
    private final ReadStock stock;
    private final ShippingPolicies shipping;

    ReadCart(Carts carts, FindOffers offers, ReadStock stock, ShippingPolicies shipping) {
        this.carts = carts;
        this.offers = offers;
        this.stock = stock;
        this.shipping = shipping;
    }

    /** Everything in the cart that one vendor sells. */
    public record VendorGroup(String vendor, ShippingPolicy policy, List<Line> lines) {}

    /**
     * A line with what it costs and how many units could be had.
     *
     * @param offer today's; for goods the catalog has dropped, what they were when they were put in
     * @param stock units that can be bought now; none of goods that are not on sale
     * @param total price of all units
     */
    public record Line(CartItem item, Offer offer, long stock, TaxedPrice unit, TaxedPrice total) {

        /** Whether at least one unit can be bought now. */
        public boolean available() {
            return offer.available() && stock > 0;
        }
    }

    /** The house's own goods first, then vendors by id; within a vendor the oldest line first. */
    public Mono<List<VendorGroup>> run(String customerId) {
        return items(customerId).flatMap(items -> {
            var variants = items.stream().map(CartItem::variantId).toList();
            return Mono.zip(offers.known(variants), stock.available(variants))
                    .map(found -> grouped(items, found.getT1(), found.getT2()))
                    .flatMap(this::shipped);
        });
    }

    /** The bare lines, oldest first. */
    public Mono<List<CartItem>> items(String customerId) {
        return carts.items(customerId).collectList();
    }

    private Mono<List<VendorGroup>> shipped(Map<String, List<Line>> lines) {
        return shipping.of(lines.keySet()).map(policies -> lines.entrySet().stream()
                .map(group -> new VendorGroup(
                        group.getKey(), Objects.requireNonNull(policies.get(group.getKey())), group.getValue()))
                .toList());
    }

    private static Map<String, List<Line>> grouped(
            List<CartItem> items, Map<String, Offer> offers, Map<String, Long> stock) {
        return items.stream()
                .map(item -> line(item, offers.get(item.variantId()), stock.getOrDefault(item.variantId(), 0L)))
                .collect(Collectors.groupingBy(
                        line -> line.offer().vendor(), () -> new TreeMap<>(Offer.HOUSE_FIRST), Collectors.toList()));
    }

    private static Line line(CartItem item, @Nullable Offer found, long stock) {
        Offer offer = found != null && found.productId().equals(item.productId())
                ? found
                : item.snapshot().offer(item.productId(), item.variantId());
        return new Line(
                item,
                offer,
                offer.available() ? stock : 0,
                TaxedPrice.of(offer.price()),
                TaxedPrice.of(offer.price().times(item.quantity())));
    }
}
