package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a manager does, through the manager endpoints. Creating takes a key, so that doing it again changes nothing. */
public final class ManagerDesk {

    private final App app;

    public ManagerDesk(App app) {
        this.app = app;
    }

    public void makeInfluencer(String customerId) {
        app.put("/v1/manager/influencers/" + customerId, null).expect(200);
    }

    /** Returns the collection's id. */
    public String collection(String name, String slug) {
        return create("/v1/manager/collections", Map.of("name", name, "slug", slug), "collection-" + slug)
                .text("/id");
    }

    /** Returns the vendor's id. */
    public String vendor(String name, String key) {
        return create("/v1/manager/vendors", Map.of("name", name), key).text("/id");
    }

    /**
     * A product with one option.
     *
     * @param price before the discount, in won
     * @param discount {@code {"type": fixed|percentage, "value": n}}
     * @param grams of one unit; null when nobody has weighed it
     */
    public record NewProduct(
            String name,
            String summary,
            List<String> collectionIds,
            @Nullable String vendorId,
            int price,
            @Nullable Map<String, Object> discount,
            String option,
            List<String> variations,
            @Nullable Integer grams) {

        /** One that nobody has weighed. */
        public NewProduct(
                String name,
                String summary,
                List<String> collectionIds,
                @Nullable String vendorId,
                int price,
                @Nullable Map<String, Object> discount,
                String option,
                List<String> variations) {
            this(name, summary, collectionIds, vendorId, price, discount, option, variations, null);
        }

        private Map<String, Object> body() {
            var body = new LinkedHashMap<String, Object>();
            body.put("name", name);
            body.put("summary", summary);
            body.put("description", summary);
            body.put("available", true);
            body.put("collectionIds", collectionIds);
            body.put("vendor", vendorId == null ? null : Map.of("id", vendorId));
            body.put("price", Map.of("original", price));
            body.put("discount", discount);
            body.put(
                    "options",
                    List.of(Map.of(
                            "name",
                            option,
                            "variations",
                            variations.stream()
                                    .map(value -> Map.of("value", value))
                                    .toList())));
            body.put("variants", variations.stream().map(this::variant).toList());
            return body;
        }

        private Map<String, Object> variant(String value) {
            var variant = new LinkedHashMap<String, Object>();
            variant.put("price", Map.of("original", price));
            variant.put("weight", grams);
            variant.put("types", List.of(Map.of("optionName", option, "variationValue", value)));
            return variant;
        }
    }

    /** What catalog made of it; one variant per variation, in that order. */
    public record CreatedProduct(String id, List<String> variantIds) {}

    public CreatedProduct createProduct(NewProduct product, String key) {
        JsonNode created = create("/v1/manager/products", product.body(), key).json();
        var variants = new ArrayList<String>();
        created.at("/variants")
                .forEach(variant -> variants.add(variant.at("/id").asString()));
        return new CreatedProduct(created.at("/id").asString(), variants);
    }

    /** Makes a coupon unless an open one has its name, as the time in a body would make a repeated key another request. */
    public void coupon(Map<String, Object> body) {
        String name = String.valueOf(body.get("name"));
        for (JsonNode known :
                app.get("/v1/manager/coupons?state=open").expect(200).json().at("/coupons")) {
            if (known.at("/name").asString().equals(name)) {
                return;
            }
        }
        app.post("/v1/manager/coupons", body).expect(201);
    }

    /** Makes a banner of the front page, behind those there are. */
    public void catalog(Map<String, Object> body) {
        create("/v1/manager/catalogs", body, "catalog-" + body.get("slug"));
    }

    private Answer create(String path, Object body, String key) {
        return app.send("POST", path, body, "Idempotency-Key", key).expect(201);
    }

    /** Gives a vendor its first shipping policy; one it has already stays, since somebody may have changed it. */
    public void shippingPolicy(String vendor, Map<String, Object> policy) {
        String path = "/v1/manager/shipping/policies/" + vendor;
        if (app.get(path).status() == 404) {
            app.put(path, policy).expect(200);
        }
    }

    public void setStock(String variantId, int quantity) {
        app.put("/v1/manager/stock/" + variantId, Map.of("quantity", quantity)).expect(200);
    }

    public void acceptRefund(String orderId, String refundId) {
        app.post("/v1/manager/orders/%s/refunds/%s/accept".formatted(orderId, refundId), null)
                .expect(200);
    }
}
