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
            buyer.post(
                            "/review/",
                            Map.of(
                                    "order", order,
                                    "product", bought.get(i).id(),
                                    "title", opinion.title(),
                                    "body", opinion.body(),
                                    "rating", opinion.rating()))
                    .expect(200);
        }
    }

    /** One of each, paid by card. */
    private String buy(List<CreatedProduct> products) {
        for (CreatedProduct product : products) {
            var line = Map.of(
                    "product",
                    product.id(),
                    "variant",
                    product.variantIds().getFirst(),
                    "quantity",
                    1,
                    "shippingMethod",
                    "default");
            Await.until(
                    "demo goods can be put into the cart",
                    () -> buyer.post("/cart/items/", Map.of("payload", List.of(line)))
                                    .status()
                            == 200);
        }
        var address = Map.of("shipping", Addresses.seoul("김구매"), "billing", Addresses.seoul("김구매"));
        var placed = buyer.put(
                        "/cart/checkout/",
                        Map.of(
                                "payload",
                                Map.of("currency", "KRW", "paymentMethod", "clayful-iamport", "address", address)))
                .expect(200);
        String order = placed.text("/order/_id");
        String payment =
                sandbox.pay(order, placed.json().at("/order/total/amount").asInt());
        buyer.get("/payment/verify/?imp_uid=%s&merchant_uid=%s&imp_success=true".formatted(payment, order))
                .expect(200);
        return order;
    }
}
