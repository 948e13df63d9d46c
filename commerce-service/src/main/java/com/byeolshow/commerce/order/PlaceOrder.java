package com.byeolshow.commerce.order;

import com.byeolshow.commerce.cart.EmptyCart;
import com.byeolshow.commerce.coupon.CouponId;
import com.byeolshow.commerce.coupon.SpendCoupons;
import com.byeolshow.commerce.order.CheckoutKeys.Answered;
import com.byeolshow.commerce.order.OrderEvent.OrderPlaced;
import com.byeolshow.commerce.order.PrepareOrder.Prepared;
import com.byeolshow.commerce.order.model.Checkout;
import com.byeolshow.commerce.order.model.CheckoutProblem;
import com.byeolshow.commerce.order.model.OrderSheet;
import com.byeolshow.platform.web.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a checkout into an order: spends the coupons, takes the goods out of the cart, reserves the stock and remembers
 * the answer, all in one transaction. Prices are those of the catalog now; what the client believes they are is not asked.
 */
@Component
public final class PlaceOrder {

    private final PrepareOrder prepare;
    private final SpendCoupons spendCoupons;
    private final EmptyCart emptyCart;
    private final Orders orders;
    private final RecordEvents record;
    private final CheckoutKeys keys;
    private final OrderSettings settings;
    private final JsonMapper json;
    private final TransactionalOperator tx;

    PlaceOrder(
            PrepareOrder prepare,
            SpendCoupons spendCoupons,
            EmptyCart emptyCart,
            Orders orders,
            RecordEvents record,
            CheckoutKeys keys,
            OrderSettings settings,
            JsonMapper json,
            TransactionalOperator tx) {
        this.prepare = prepare;
        this.spendCoupons = spendCoupons;
        this.emptyCart = emptyCart;
        this.orders = orders;
        this.record = record;
        this.keys = keys;
        this.settings = settings;
        this.json = json;
        this.tx = tx;
    }

    /**
     * How the caller is answered; the answer is stored as JSON and read back when the checkout is repeated.
     *
     * @param of makes it from the new order
     */
    public record Answer<A>(Class<A> type, Function<OrderSheet, A> of) {}

    /**
     * Places the order, once per key.
     *
     * @param key the client's own name for this attempt; null when it gave none, and every call is a new order then
     */
    public <A> Mono<A> run(String customerId, Checkout checkout, @Nullable String key, Answer<A> answer) {
        var problem = checkout.problem();
        if (problem.isPresent()) {
            return Mono.error(new RefusedException(problem.get()));
        }
        if (key == null) {
            return prepare.run(customerId, checkout)
                    .flatMap(order -> write(order).as(tx::transactional))
                    .map(answer.of());
        }
        String fingerprint = fingerprint(checkout);
        return repeated(customerId, key, fingerprint, answer)
                .switchIfEmpty(Mono.defer(() -> prepare.run(customerId, checkout)
                        .flatMap(order -> writeOnce(order, key, fingerprint, answer))
                        // The first of two simultaneous calls may have emptied the cart or taken the last unit.
                        .onErrorResume(RefusedException.class, refused -> repeated(customerId, key, fingerprint, answer)
                                .switchIfEmpty(Mono.error(refused)))));
    }

    private <A> Mono<A> writeOnce(Prepared order, String key, String fingerprint, Answer<A> answer) {
        OrderSheet sheet = order.sheet();
        String customerId = sheet.order().head().customerId();
        A answered = answer.of().apply(sheet);
        return keys.claim(customerId, key, sheet.id(), new Answered(fingerprint, json.writeValueAsString(answered)))
                .flatMap(ours ->
                        ours ? write(order).thenReturn(answered) : repeated(customerId, key, fingerprint, answer))
                .as(tx::transactional);
    }

    private <A> Mono<A> repeated(String customerId, String key, String fingerprint, Answer<A> answer) {
        return keys.find(customerId, key)
                .flatMap(before -> before.fingerprint().equals(fingerprint)
                        ? Mono.just(json.readValue(before.answer(), answer.type()))
                        : Mono.error(new RefusedException(new CheckoutProblem.KeyReused())));
    }

    /**
     * Coupons, cart, stock: every order takes its rows in this order, so no two wait for each other. Stock comes last,
     * as its rows are what other buyers wait for.
     */
    private Mono<OrderSheet> write(Prepared order) {
        OrderSheet sheet = order.sheet();
        Instant expiresAt = sheet.placedAt().plus(settings.expiresAfter());
        return orders.insert(sheet, expiresAt)
                .then(Mono.defer(() -> spend(sheet)))
                .then(takeFromCart(order))
                .then(record.run(sheet, List.of(placed(sheet, expiresAt))))
                .thenReturn(sheet);
    }

    private Mono<Void> spend(OrderSheet sheet) {
        return spendCoupons.run(
                sheet.order().head().customerId(),
                sheet.coupons().stream()
                        .map(spent -> new CouponId(spent.couponId()))
                        .toList(),
                sheet.id().value(),
                sheet.placedAt());
    }

    /** Two checkouts of one cart at the same time make one order: the second finds the lines gone. */
    private Mono<Void> takeFromCart(Prepared order) {
        return emptyCart
                .ofItems(order.sheet().order().head().customerId(), order.cartItems())
                .flatMap(taken -> order.wholeCart() && taken < order.cartItems().size()
                        ? Mono.error(new RefusedException(new CheckoutProblem.CartChanged()))
                        : Mono.empty());
    }

    private static OrderPlaced placed(OrderSheet sheet, Instant expiresAt) {
        var head = sheet.order().head();
        return new OrderPlaced(
                head.id(),
                head.customerId(),
                head.amount(),
                sheet.lines().stream()
                        .map(line -> new OrderEvent.Goods(line.productId(), line.variantId(), line.quantity()))
                        .toList(),
                sheet.placedAt(),
                expiresAt);
    }

    private String fingerprint(Checkout checkout) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(checkout).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
