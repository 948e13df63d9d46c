package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The product of the demo show, as a manager stocks it and a viewer's page shows it. */
record ShowShelf(App viewer, String productId, String variantId) {

    static final int PRICE = 25_000;
    static final int DISCOUNT_PERCENT = 20;
    static final int STOCK = 10;

    static ShowShelf stock(ManagerDesk manager, ShowPeople people) {
        String suffix = people.suffix();
        String collectionId = manager.collection("라이브 특가 " + suffix, "live-" + suffix);
        var product = manager.createProduct(
                new ManagerDesk.NewProduct(
                        "별빛 립밤 " + suffix,
                        "건조한 계절을 위한 립밤",
                        List.of(collectionId),
                        null,
                        PRICE,
                        Map.of("type", "percentage", "value", DISCOUNT_PERCENT),
                        "색상",
                        List.of("로즈", "코랄")),
                "product-" + suffix);
        for (String variant : product.variantIds()) {
            manager.setStock(variant, STOCK);
        }
        var shelf = new ShowShelf(
                people.viewer(), product.id(), product.variantIds().getFirst());
        shelf.awaitQuantity("the product with its stock is on its page", STOCK);
        return shelf;
    }

    void awaitQuantity(String what, int quantity) {
        Await.until(what, () -> quantityShown() == quantity);
    }

    private int quantityShown() {
        Answer page = viewer.get("/product/" + productId + "/");
        if (page.status() != 200) {
            return -1;
        }
        for (JsonNode variant : page.json().at("/variants")) {
            if (variant.at("/_id").asString().equals(variantId)) {
                return variant.at("/quantity").asInt();
            }
        }
        return -1;
    }
}
