package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The viewer of the demo show who buys: from the wish to the refund. */
final class ShowShopper {

    private final App app;
    private final ShowShelf shelf;
    private String orderId = "";
    private String paymentId = "";
    private int amount;

    ShowShopper(App app, ShowShelf shelf) {
        this.app = app;
        this.shelf = shelf;
    }

    void followAndWish(String influencerId) {
        Await.until("the influencer can be followed", () -> {
            Answer toggled = app.post("/user/influencer/like/", Map.of("InfluencerId", influencerId));
            return toggled.status() == 202 && toggled.text("/success/status").equals("1");
        });
        Expect.that(
                "the influencer among the followed ones",
                app.get("/user/influencer/like/").expect(200).body().contains(influencerId));
        Await.until(
                "the product can be wished",
                () -> app.post("/wishlist/", Map.of("product", shelf.productId()))
                                .status()
                        == 202);
        Expect.equal(shelf.productId(), app.get("/wishlist/").expect(200).text("/0/_id"));
        app.delete("/wishlist/", Map.of("product", shelf.productId())).expect(200);
        Expect.equal("[]", app.get("/wishlist/").expect(200).body());
    }

    void search(String suffix) {
        Await.until("the product is found", () -> {
            JsonNode found = app.post("/product/search/", Map.of("search", "ㅂㅂ ㄹㅂ " + suffix))
                    .expect(200)
                    .json();
            return found.size() == 1 && found.at("/0/_id").asString().equals(shelf.productId());
        });
    }

    void fillCart() {
        Answer page = app.get("/product/" + shelf.productId() + "/").expect(200);
        Expect.equal(
                Integer.toString(ShowShelf.PRICE * (100 - ShowShelf.DISCOUNT_PERCENT) / 100),
                page.text("/variants/0/price/sale"));
        var line = OrderForms.cartLine(shelf.productId(), shelf.variantId(), 2);
        Await.until(
                "the product can be put into the cart",
                () -> app.post("/cart/items/", line).status() == 200);
        Answer cart = app.post("/cart/", Map.of()).expect(200);
        Expect.equal("2", cart.text("/cart/0/items/0/quantity"));
        Expect.equal(Integer.toString(ShowShelf.STOCK), cart.text("/cart/0/items/0/stock"));
    }

    void checkOut() {
        Answer placed = app.put("/cart/checkout/", OrderForms.checkout("홍길동")).expect(200);
        orderId = placed.text("/order/_id");
        amount = placed.json().at("/order/total/amount").asInt();
        Expect.equal("placed", placed.text("/order/status"));
        shelf.awaitQuantity("the reserved units are gone from the page", ShowShelf.STOCK - 2);
    }

    void pay(Sandbox sandbox) {
        paymentId = sandbox.pay(orderId, amount);
        Answer verified = app.get(OrderForms.verification(paymentId, orderId)).expect(200);
        Expect.equal("success", verified.text("/status"));
        Answer order = app.get("/order/" + orderId).expect(200);
        Expect.equal("paid", order.text("/status"));
        Expect.equal(Integer.toString(amount), order.text("/transactions/0/paid"));
    }

    void review() {
        var review = Map.of(
                "order", orderId, "product", shelf.productId(), "title", "촉촉해요", "body", "방송에서 본 그대로예요.", "rating", 5);
        Await.until(
                "the product can be reviewed",
                () -> app.post("/review/", review).status() == 200);
        Expect.equal(
                "1", app.get("/product/" + shelf.productId() + "/").expect(200).text("/reviews/count"));
    }

    void refund(ManagerDesk manager, Sandbox sandbox) {
        String item = app.get("/order/" + orderId).expect(200).text("/items/0/_id");
        app.post("/refund/" + orderId + "/", OrderForms.refund(item, 2)).expect(200);
        String refundId = app.get("/order/" + orderId).expect(200).text("/refunds/0/_id");
        manager.acceptRefund(orderId, refundId);
        Await.until(
                "the order is refunded",
                () -> app.get("/order/" + orderId).expect(200).text("/status").equals("refunded"));
        Expect.equal(amount, sandbox.refundedOf(paymentId));
        shelf.awaitQuantity("the units are back on the page", ShowShelf.STOCK);
    }
}
