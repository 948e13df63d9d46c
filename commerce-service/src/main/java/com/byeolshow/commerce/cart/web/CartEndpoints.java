package com.byeolshow.commerce.cart.web;

import com.byeolshow.commerce.cart.AddToCart;
import com.byeolshow.commerce.cart.EditCart;
import com.byeolshow.commerce.cart.EmptyCart;
import com.byeolshow.commerce.cart.ReadCart;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The cart as the app reads and fills it (CO-01 to CO-05). */
@RestController
class CartEndpoints {

    private static final int LONGEST_ID = 100;

    /** Ten times what a cart can hold: enough for any client that repeats itself. */
    private static final int MOST_IDS = 1000;

    private final ReadCart read;
    private final AddToCart add;
    private final EditCart edit;
    private final EmptyCart empty;

    CartEndpoints(ReadCart read, AddToCart add, EditCart edit, EmptyCart empty) {
        this.read = read;
        this.add = add;
        this.edit = edit;
        this.empty = empty;
    }

    /** What to put into the cart. A price the app may send is not read: prices come from the catalog. */
    record PutItems(@Nullable List<@Nullable PutItem> payload) {

        List<AddToCart.Entry> entries() {
            if (payload == null || payload.isEmpty()) {
                throw malformed("payload is missing");
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
                throw malformed("entry is null");
            }
            return new AddToCart.Entry(
                    id(item.product(), "product"),
                    id(item.variant(), "variant"),
                    item.quantity() == null ? 0 : item.quantity(),
                    optional(item.shippingMethod(), "shippingMethod"));
        }
    }

    /** What to change in the cart; the app's documents call the list by two names. */
    record EditItems(
            @Nullable List<@Nullable EditItem> payload,
            @Nullable List<@Nullable EditItem> payloads) {

        List<EditCart.Change> changes() {
            var given = payload == null ? payloads : payload;
            if (given == null || given.isEmpty()) {
                throw malformed("payload is missing");
            }
            return given.stream().map(EditItem::change).toList();
        }
    }

    /** A line and what it shall be. */
    record EditItem(
            @JsonProperty("item_id") @Nullable String itemId,
            @Nullable EditPayload payload) {

        static EditCart.Change change(@Nullable EditItem item) {
            if (item == null || item.payload() == null) {
                throw malformed("entry is empty");
            }
            var wanted = item.payload();
            return new EditCart.Change(
                    id(item.itemId(), "item_id"),
                    wanted.quantity(),
                    optional(wanted.product(), "product"),
                    optional(wanted.variant(), "variant"),
                    optional(wanted.shippingMethod(), "shippingMethod"));
        }
    }

    /** New values of a line; what is left out stays as it is. */
    record EditPayload(
            @Nullable String product,
            @Nullable String variant,
            @Nullable Integer quantity,
            @Nullable String shippingMethod) {}

    /** Lines to take out. */
    record DropItems(@JsonProperty("item_ids") @Nullable List<@Nullable String> itemIds) {

        List<String> ids() {
            if (itemIds == null || itemIds.size() > MOST_IDS) {
                throw malformed("item_ids is missing or too long");
            }
            return itemIds.stream().map(item -> id(item, "item_ids")).distinct().toList();
        }
    }

    private static String id(@Nullable String value, String name) {
        String given = optional(value, name);
        if (given == null) {
            throw malformed(name + " is missing");
        }
        return given;
    }

    /** Blank reads as missing. */
    private static @Nullable String optional(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_ID || value.indexOf('\0') >= 0) {
            throw malformed(name + " is too long");
        }
        return value;
    }

    private static RefusedException malformed(String reason) {
        return new RefusedException(new RequestProblem.Malformed(reason));
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

    /** A variant that another line holds already makes one line of the two. */
    @PutMapping("/cart/items")
    Mono<List<CartJson.PutItemJson>> edit(Caller caller, @ClientBody EditItems body) {
        return edit.run(caller.id(), body.changes())
                .map(items -> items.stream().map(CartJson.PutItemJson::of).toList());
    }

    /** Lines that are gone already do not matter, so that a repeated call succeeds as well. */
    @DeleteMapping("/cart/items")
    Mono<JsonText> drop(Caller caller, @ClientBody DropItems body) {
        return empty.drop(caller.id(), body.ids()).thenReturn(new JsonText("모두 삭제하였습니다."));
    }

    @DeleteMapping("/cart")
    Mono<JsonText> empty(Caller caller) {
        return empty.run(caller.id()).thenReturn(new JsonText("장바구니 비우기가 완료되었습니다."));
    }
}
