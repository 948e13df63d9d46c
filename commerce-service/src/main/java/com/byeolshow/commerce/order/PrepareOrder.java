package com.byeolshow.commerce.order;

import com.byeolshow.commerce.cart.CartItem;
import com.byeolshow.commerce.cart.ReadCart;
import com.byeolshow.commerce.coupon.ApplyCoupons;
import com.byeolshow.commerce.customer.Customers;
import com.byeolshow.commerce.goods.FindOffers;
import com.byeolshow.commerce.goods.FindOffers.Wanted;
import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.order.model.Address;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.CheckoutProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.commerce.order.model.OrderSheet.Buyer;
import com.byeolshow.commerce.shipping.Destination;
import com.byeolshow.commerce.shipping.Freight;
import com.byeolshow.commerce.shipping.ShippingPolicies;
import com.byeolshow.commerce.stock.ReadStock;
import com.byeolshow.commerce.stock.StockProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what an order needs to know before it can be written. */
@Component
class PrepareOrder {

    private final ReadCart cart;
    private final FindOffers offers;
    private final ReadStock stock;
    private final Customers customers;
    private final ShippingPolicies shipping;
    private final ApplyCoupons coupons;
    private final DraftOrder draft;
    private final Clock clock;

    PrepareOrder(
            ReadCart cart,
            FindOffers offers,
            ReadStock stock,
            Customers customers,
            ShippingPolicies shipping,
            ApplyCoupons coupons,
            DraftOrder draft,
            Clock clock) {
        this.cart = cart;
        this.offers = offers;
        this.stock = stock;
        this.customers = customers;
        this.shipping = shipping;
        this.coupons = coupons;
        this.draft = draft;
        this.clock = clock;
    }

    /**
     * An order that only has to be written.
     *
     * @param cartItems lines that leave the cart
     * @param wholeCart whether each of them must still be there
     */
    record Prepared(OrderSheet sheet, List<String> cartItems, boolean wholeCart) {}

    Mono<Prepared> run(String customerId, Checkout checkout) {
        return checkout.items() == null
                ? cart(customerId)
                        .flatMap(this::onSale)
                        .flatMap(goods -> prepared(customerId, checkout, goods.asTheCartShowsThem()))
                : onSale(checkout.items()).flatMap(goods -> prepared(customerId, checkout, goods));
    }

    /**
     * What is bought.
     *
     * @param offers one per item, in the same order
     */
    private record Goods(List<Checkout.Item> items, List<Offer> offers) {

        Goods asTheCartShowsThem() {
            var order = IntStream.range(0, items.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> offers.get(i).vendor(), Offer.HOUSE_FIRST))
                    .toList();
            return new Goods(
                    order.stream().map(items::get).toList(),
                    order.stream().map(offers::get).toList());
        }
    }

    private Mono<Goods> onSale(List<Checkout.Item> items) {
        return offers.all(items.stream()
                        .map(item -> new Wanted(item.productId(), item.variantId()))
                        .toList())
                .map(found -> new Goods(items, found));
    }

    private Mono<Prepared> prepared(String customerId, Checkout checkout, Goods goods) {
        var items = goods.items();
        return inStock(items)
                .then(Mono.defer(() -> facts(customerId, checkout, items, goods.offers())))
                .map(facts -> draft.run(
                        customerId, checkout, items, facts, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .filter(sheet -> sheet.order().head().amount().isPositive())
                .switchIfEmpty(Mono.error(() -> new RefusedException(new CheckoutProblem.NothingToPay())))
                .map(sheet -> new Prepared(sheet, cartItems(items), checkout.items() == null));
    }

    private Mono<DraftOrder.Facts> facts(
            String customerId, Checkout checkout, List<Checkout.Item> items, List<Offer> offers) {
        var chosen = ChosenCoupons.of(checkout.coupons(), items);
        return Mono.zip(
                        freight(checkout, items, offers),
                        coupons.run(customerId, ChosenCoupons.basket(items, offers), chosen),
                        buyer(customerId))
                .map(known -> new DraftOrder.Facts(offers, known.getT1(), known.getT2(), known.getT3()));
    }

    /** The bare lines: what they cost and whether they can be had is asked once, for these as for given ones. */
    private Mono<List<Checkout.Item>> cart(String customerId) {
        return cart.items(customerId)
                .map(lines -> lines.stream().map(PrepareOrder::item).toList())
                .filter(items -> !items.isEmpty())
                .switchIfEmpty(Mono.error(() -> new RefusedException(new CheckoutProblem.NothingToBuy())));
    }

    private static Checkout.Item item(CartItem item) {
        return new Checkout.Item(
                item.id(), item.productId(), item.variantId(), item.quantity(), item.shippingMethod(), null);
    }

    private static List<String> cartItems(List<Checkout.Item> items) {
        return items.stream()
                .map(Checkout.Item::cartItem)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * A look, not a promise: the reservation decides. It spares the thousands who come late to a sale the writes of an
     * order that would be rolled back, and the winners the wait behind them.
     */
    private Mono<Void> inStock(List<Checkout.Item> items) {
        Map<String, Long> wanted = items.stream()
                .collect(Collectors.groupingBy(
                        Checkout.Item::variantId, Collectors.summingLong(Checkout.Item::quantity)));
        return stock.available(wanted.keySet()).flatMap(available -> wanted.entrySet().stream()
                .filter(want -> available.getOrDefault(want.getKey(), 0L) < want.getValue())
                .findFirst()
                .map(want -> Mono.<Void>error(new RefusedException(new StockProblem.OutOfStock(want.getKey()))))
                .orElseGet(Mono::empty));
    }

    private Mono<Freight> freight(Checkout checkout, List<Checkout.Item> items, List<Offer> offers) {
        Map<String, Long> weights = IntStream.range(0, items.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> offers.get(i).vendor(),
                        Collectors.summingLong(
                                i -> offers.get(i).weight() * items.get(i).quantity())));
        return shipping.of(weights.keySet())
                .map(policies -> new Freight(policies, weights, destination(checkout.shipping())))
                .flatMap(freight -> freight.problem()
                        .map(problem -> Mono.<Freight>error(new RefusedException(problem)))
                        .orElseGet(() -> Mono.just(freight)));
    }

    /** Without a state the first address line stands in for it: written out in full, it begins with the province. */
    static Destination destination(@Nullable Address address) {
        if (address == null) {
            return new Destination(null, null, null, null);
        }
        String state = address.state();
        return new Destination(
                address.country(),
                state == null || state.isBlank() ? address.address1() : state,
                address.city(),
                address.postcode());
    }

    private Mono<Buyer> buyer(String customerId) {
        return customers
                .contact(customerId)
                .map(contact -> new Buyer(contact.alias(), contact.email(), contact.mobile()))
                .defaultIfEmpty(new Buyer(null, null, null));
    }
}
