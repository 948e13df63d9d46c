package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.ManagerDesk.CreatedProduct;
import java.util.List;
import java.util.Map;

/** Lets somebody buy a few of the demo shop's goods and say how they were. */
final class DemoReviews {

    private record Opinion(String title, String body, int rating) {}

    private static final List<Opinion> OPINIONS = List.of(
            new Opinion("색이 예뻐요", "방송에서 본 색 그대로예요. 하루 종일 촉촉해요.", 5),
            new Opinion("무난해요", "가격을 생각하면 만족해요. 배송도 빨랐어요.", 4),
            new Opinion("조금 아쉬워요", "생각보다 작아요. 그래도 잘 쓰고 있어요.", 3));

    private final App buyer;
    private final Sandbox sandbox;

    DemoReviews(App buyer, Sandbox sandbox) {
        this.buyer = buyer;
        this.sandbox = sandbox;
    }

    /** Writes one review of each of the first goods, unless an interrupted run already did. */
    void write(List<CreatedProduct> products) {
        String me = buyer.get("/user/").expect(200).text("/_id");
        if (!buyer.get("/review/list/customer/%s/".formatted(me))
                .expect(200)
                .json()
                .isEmpty()) {
            return;
        }
        List<CreatedProduct> bought = products.subList(0, OPINIONS.size());
        String order = buy(bought);
        for (int i = 0; i < bought.size(); i++) {
            var opinion = OPINIONS.get(i);
            var review = Map.of(
                    "order", order,
                    "product", bought.get(i).id(),
                    "title", opinion.title(),
                    "body", opinion.body(),
                    "rating", opinion.rating());
            Await.until(
                    "demo goods can be reviewed",
                    () -> buyer.post("/review/", review).status() == 200);
        }
    }

    /** One of each, paid by card. */
    private String buy(List<CreatedProduct> products) {
        for (CreatedProduct product : products) {
            var line = OrderForms.cartLine(product.id(), product.variantIds().getFirst(), 1);
            Await.until(
                    "demo goods can be put into the cart",
                    () -> buyer.post("/cart/items/", line).status() == 200);
        }
        var placed = buyer.put("/cart/checkout/", OrderForms.checkout("김구매")).expect(200);
        String order = placed.text("/order/_id");
        String payment =
                sandbox.pay(order, placed.json().at("/order/total/amount").asInt());
        buyer.get(OrderForms.verification(payment, order)).expect(200);
        return order;
    }
}
