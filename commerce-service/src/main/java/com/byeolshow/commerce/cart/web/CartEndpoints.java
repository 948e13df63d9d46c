package com.byeolshow.commerce.cart.web;

import com.byeolshow.commerce.cart.AddToCart;
import com.byeolshow.commerce.cart.EmptyCart;
import com.byeolshow.commerce.cart.ReadCart;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The cart as the app reads and fills it (CO-01 to CO-03). */
@RestController
class CartEndpoints {

    private static final int LONGEST_ID = 100;

    private final ReadCart read;
    private final AddToCart add;
    private final EmptyCart empty;

    CartEndpoints(ReadCart read, AddToCart add, EmptyCart empty) {
        this.read = read;
        this.add = add;
        this.empty = empty;
    }

    /** What to put into the cart. A price the app may send is not read: prices come from the catalog. */
    record PutItems(@Nullable List<@Nullable PutItem> payload) {

        List<AddToCart.Entry> entries() {
            if (payload == null || payload.isEmpty()) {
                throw new RefusedException(new RequestProblem.Malformed("payload is missing"));
            }
            return payload.stream().map(PutItem::entry).toList();
        }
    }

    /** One entry; without a quantity there is nothing to put. */
    record PutItem(
            @Nullable String product,
            @Nullable String variant,
            @Nullable Integer quantity,
            @Nullable String shippingMethod) {

        static AddToCart.Entry entry(@Nullable PutItem item) {
            if (item == null) {
                throw new RefusedException(new RequestProblem.Malformed("entry is null"));
            }
            String method = item.shippingMethod();
            if (method != null && (method.length() > LONGEST_ID || method.indexOf('\0') >= 0)) {
                throw new RefusedException(new RequestProblem.Malformed("shippingMethod is too long"));
            }
            return new AddToCart.Entry(
                    id(item.product(), "product"),
                    id(item.variant(), "variant"),
                    item.quantity() == null ? 0 : item.quantity(),
                    method);
        }

        private static String id(@Nullable String value, String name) {
            if (value == null || value.isBlank() || value.length() > LONGEST_ID || value.indexOf('\0') >= 0) {
                throw new RefusedException(new RequestProblem.Malformed(name + " is missing"));
            }
            return value;
        }
    }

    /** The cart is read with POST because the app does so. */
    @PostMapping("/cart")
    Mono<CartJson> read(Caller caller) {
        return read.run(caller.id()).map(CartJson::of);
    }

    @PostMapping("/cart/items")
    Mono<List<CartJson.PutItemJson>> put(Caller caller, @ClientBody PutItems body) {
        return add.run(caller.id(), body.entries())
                .map(items -> items.stream().map(CartJson.PutItemJson::of).toList());
    }

    @DeleteMapping("/cart")
    Mono<JsonText> empty(Caller caller) {
        return empty.run(caller.id()).thenReturn(new JsonText("장바구니 비우기가 완료되었습니다."));
    }
}
