package com.byeolshow.journeys;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.DemoAccounts.Account;
import com.byeolshow.suite.demo.ManagerDesk;
import com.byeolshow.suite.demo.ManagerDesk.CreatedProduct;
import com.byeolshow.suite.demo.ManagerDesk.NewProduct;
import com.byeolshow.suite.demo.OrderForms;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A new customer with a shelf of its own to buy from, so that no journey disturbs another. */
final class Shopper {

    static final int PRICE = 30_000;

    /** Everybody's who signs up during a journey. */
    static final String PASSWORD = "journey-1!";

    private final App app;
    private final CreatedProduct product;

    private Shopper(App app, CreatedProduct product) {
        this.app = app;
        this.product = product;
    }

    /** Signs up, and lets a manager stock one product. */
    static Shopper arrive(Doors doors, int stock) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        App app = register(doors, "u" + unique);
        var manager = new ManagerDesk(Staff.login(doors));
        var product = manager.createProduct(
                new NewProduct("여정 상품 " + unique, "시험", List.of(), null, PRICE, null, "색상", List.of("하나")),
                "journey-" + unique);
        manager.setStock(product.variantIds().getFirst(), stock);
        var shopper = new Shopper(app, product);
        Await.until("the product is for sale", () -> shopper.putIntoCart(1).status() == 200);
        return shopper;
    }

    /** Another customer without a shelf. */
    static App register(Doors doors, String userId) {
        var account = new Account(userId, PASSWORD, userId, "");
        App anonymous = App.anonymous(doors.gateway());
        anonymous.put("/user/", account.signUp()).expect(202);
        return anonymous.login(userId, PASSWORD);
    }

    App app() {
        return app;
    }

    Answer putIntoCart(int quantity) {
        return app.post("/cart/items/", OrderForms.cartLine(productId(), variantId(), quantity));
    }

    /** Orders what is in the cart. */
    Answer checkOut() {
        return app.post("/cart/checkout/", OrderForms.checkout("홍길동"));
    }

    /** Orders what is in the cart, once however often it is asked with the same key. */
    Answer checkOut(String idempotencyKey) {
        return app.send("POST", "/cart/checkout/", OrderForms.checkout("홍길동"), "Idempotency-Key", idempotencyKey);
    }

    /** Asks for the money for one unit. */
    Answer askRefund(String orderId, String itemId) {
        return app.post("/refund/%s/".formatted(orderId), OrderForms.refund(itemId, 1));
    }

    String productId() {
        return product.id();
    }

    String variantId() {
        return product.variantIds().getFirst();
    }

    /** Puts one unit into the cart and orders it. */
    Answer order() {
        putIntoCart(1).expect(200);
        return checkOut();
    }

    Answer verify(String paymentId, String orderId) {
        return app.get(OrderForms.verification(paymentId, orderId));
    }

    String statusOf(String orderId) {
        return app.get("/order/" + orderId).expect(200).text("/status");
    }

    /** Units on the product's page, which commerce's events bring there; -1 while there is no page. */
    int quantityOnPage() {
        Answer page = app.get("/product/" + product.id() + "/");
        return page.status() == 200 ? page.json().at("/variants/0/quantity").asInt() : -1;
    }

    /** Units a customer could buy now, as the cart shows them. */
    int stockShown() {
        putIntoCart(1).expect(200);
        return app.post("/cart/", Map.of())
                .expect(200)
                .json()
                .at("/cart/0/items/0/stock")
                .asInt();
    }
}
