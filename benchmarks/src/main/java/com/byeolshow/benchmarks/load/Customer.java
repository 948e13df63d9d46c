package com.byeolshow.benchmarks.load;

import com.byeolshow.suite.demo.DemoAccounts.Account;
import com.byeolshow.suite.demo.OrderForms;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer of the shop as the app acts for it, logged in.
 *
 * @param gateway the suite's public door
 * @param control the sandbox's control plane, where a customer pays in the provider's window
 */
public record Customer(Wire wire, URI gateway, URI control, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PASSWORD = "benchmark-1!";

    private static final byte[] CHECKOUT = JSON.writeValueAsBytes(OrderForms.checkout("홍길동"));

    /** Signs a new customer up and logs it in, both through the gateway. */
    public static Customer arrive(Wire wire, URI gateway, URI control, String userId) {
        var account = new Account(userId, PASSWORD, userId, "");
        expect(wire.send(gateway, "PUT", "/user/", null, JSON.writeValueAsBytes(account.signUp())), 202);
        var answer = wire.login(gateway, JSON.writeValueAsBytes(Map.of("userId", userId, "password", PASSWORD)));
        return new Customer(wire, gateway, control, answer);
    }

    /** A token with the roles that this customer has by now. */
    public String loginAgain() {
        return wire.login(
                gateway,
                JSON.writeValueAsBytes(
                        Map.of("userId", call("GET", "/user/", null).text("/userId"), "password", PASSWORD)));
    }

    /** An order that was placed, with what is to be paid for it in won. */
    public record Placed(String orderId, long due) {}

    /** Puts one unit into the cart. */
    public Reply putIntoCart(String productId, String variantId) {
        byte[] body = JSON.writeValueAsBytes(OrderForms.cartLine(productId, variantId, 1));
        return expect(wire.send(gateway, "POST", "/cart/items/", token, body), 200);
    }

    /** Orders what is in the cart. */
    public Placed checkOut() {
        var reply = expect(wire.send(gateway, "POST", "/cart/checkout/", token, CHECKOUT), 200);
        var order = reply.json().at("/order");
        return new Placed(order.at("/_id").asString(), order.at("/total/amount").asLong());
    }

    /** Pays by card at the provider's stand-in; returns the provider's id of the payment. */
    public String pay(Placed order) {
        byte[] body = JSON.writeValueAsBytes(
                Map.of("merchant_uid", order.orderId(), "amount", order.due(), "pay_method", "card", "result", "paid"));
        return expect(wire.send(control, "POST", "/__sandbox/iamport/pay", null, body), 200)
                .text("/imp_uid");
    }

    /** Tells the shop that it paid; fails unless the shop confirms. */
    public void verify(Placed order, String paymentId) {
        var reply = expect(
                wire.send(gateway, "GET", OrderForms.verification(paymentId, order.orderId()), token, null), 200);
        if (!reply.text("/status").equals("success")) {
            throw new RequestFailure("not confirmed: " + reply.kind());
        }
    }

    /** Reads or changes something else, whatever comes back. */
    public Reply call(String method, String path, @Nullable Object body) {
        return wire.send(gateway, method, path, token, body == null ? null : JSON.writeValueAsBytes(body));
    }

    private static Reply expect(Reply reply, int status) {
        if (reply.status() != status) {
            throw new RequestFailure(reply.kind());
        }
        return reply;
    }
}
