package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Chat;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.app.UnexpectedAnswer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * One live show from sign-up to refund, played through the gateway's public port as the app, a manager, the encoder and
 * the providers would. Each step checks what it did, so that reaching the end means the suite sells. People and goods
 * are new each time: the show can be played again on data that was kept.
 */
public final class DemoShow {

    private static final int PRICE = 25_000;
    private static final int STOCK = 10;

    private final URI gateway;
    private final Sandbox sandbox;
    private final Consumer<String> report;
    private final String suffix = Integer.toString(new SecureRandom().nextInt(100_000, 1_000_000));

    private App viewer;
    private App influencer;
    private ManagerDesk manager;
    private String influencerId = "";
    private String productId = "";
    private String variantId = "";
    private String streamId = "";
    private String showId = "";
    private String orderId = "";
    private String paymentId = "";
    private int amount;
    private int steps;

    public DemoShow(Doors doors, Consumer<String> report) {
        this.gateway = doors.gateway();
        this.sandbox = new Sandbox(doors);
        this.report = report;
        this.viewer = App.anonymous(gateway);
        this.influencer = App.anonymous(gateway);
        this.manager = new ManagerDesk(App.anonymous(gateway));
    }

    /**
     * Plays all steps in order.
     *
     * @throws StepFailure at the first that fails
     */
    public void play() {
        step("a viewer and a future influencer sign up and log in", this::signUp);
        step("a manager makes the influencer one and stocks a product", this::stockTheShelf);
        step("the influencer gets a stream key and reserves a show", this::reserveShow);
        step("the viewer follows the influencer and wishes the product", this::followAndWish);
        step("the show starts; the follower is told; it is in the live lists", this::goLive);
        try (Chat chat = step("two viewers join the chat; one writes, the other reads", this::chat)) {
            step("the viewer finds the product by initial consonants", this::search);
            step("looks at it and puts it into the cart", this::fillCart);
            step("checks out: the order is placed and stock reserved", this::checkOut);
            step("pays and verifies: the next look at the order says paid", this::pay);
            step("the host sees the sale; the viewer says how it is", this::review);
            step("the show ends; the chat is told", () -> endShow(chat));
        }
        step("the recording arrives: the show is completed and summed up", this::awaitRecording);
        step("refund: requested, accepted, money back, stock back", this::refund);
    }

    private void signUp() {
        viewer = register("viewer" + suffix, "시청자" + suffix);
        influencer = register("star" + suffix, "스타" + suffix);
        influencerId = influencer.get("/user/").expect(200).text("/_id");
    }

    private App register(String userId, String alias) {
        var account = new DemoAccounts.Account(userId, "demo-" + suffix + "!", alias, "");
        var anonymous = App.anonymous(gateway);
        anonymous.put("/user/", account.signUp()).expect(202);
        return anonymous.login(userId, account.password());
    }

    private void stockTheShelf() {
        manager = new ManagerDesk(
                App.anonymous(gateway).login(DemoAccounts.MANAGER.userId(), DemoAccounts.MANAGER.password()));
        manager.makeInfluencer(influencerId);
        // The role is in the token, so the new one needs a new token.
        influencer = App.anonymous(gateway).login("star" + suffix, "demo-" + suffix + "!");
        String collectionId = manager.collection("라이브 특가 " + suffix, "live-" + suffix);
        var product = manager.createProduct(
                new ManagerDesk.NewProduct(
                        "별빛 립밤 " + suffix,
                        "건조한 계절을 위한 립밤",
                        List.of(collectionId),
                        null,
                        PRICE,
                        Map.of("type", "percentage", "value", 20),
                        "색상",
                        List.of("로즈", "코랄")),
                "product-" + suffix);
        productId = product.id();
        variantId = product.variantIds().getFirst();
        for (String variant : product.variantIds()) {
            manager.setStock(variant, STOCK);
        }
        Await.until("the product with its stock is on its page", () -> quantityShown() == STOCK);
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

    private void reserveShow() {
        JsonNode key = influencer.get("/influencer/streamkey/").expect(200).json();
        streamId = key.at("/success/Stream_id").asString();
        expect("a stream key", !key.at("/success/Stream_key").asString().isEmpty());
        Answer reserved = influencer
                .post(
                        "/media/reserve/",
                        Map.ofEntries(
                                Map.entry("title", "별빛 라이브 " + suffix),
                                Map.entry("notice", "방송 중에만 할인"),
                                Map.entry("description", "오늘의 립밤"),
                                Map.entry("product_id", productId),
                                Map.entry("product_name", "별빛 립밤"),
                                Map.entry("product_price", Integer.toString(PRICE)),
                                Map.entry("product_sale", "20"),
                                Map.entry("product_brand", ""),
                                Map.entry("product_thumbnail", ""),
                                Map.entry("product_list", List.of(productId)),
                                Map.entry(
                                        "started_at",
                                        OffsetDateTime.now(ZoneId.of("Asia/Seoul"))
                                                .plusMinutes(5)
                                                .withNano(0)
                                                .toString())))
                .expect(202);
        showId = reserved.text("/success/data/vod_id");
        expectEqual("ready", reserved.text("/success/data/status"));
    }

    private void followAndWish() {
        Await.until("the influencer can be followed", () -> {
            Answer toggled = viewer.post("/user/influencer/like/", Map.of("InfluencerId", influencerId));
            return toggled.status() == 202 && toggled.text("/success/status").equals("1");
        });
        expect(
                "the influencer among the followed ones",
                viewer.get("/user/influencer/like/").expect(200).body().contains(influencerId));
        Await.until(
                "the product can be wished",
                () -> viewer.post("/wishlist/", Map.of("product", productId)).status() == 202);
        expectEqual(productId, viewer.get("/wishlist/").expect(200).text("/0/_id"));
        viewer.delete("/wishlist/", Map.of("product", productId)).expect(200);
        expectEqual("[]", viewer.get("/wishlist/").expect(200).body());
    }

    private void goLive() {
        sandbox.startEncoder(streamId);
        Answer started =
                influencer.post("/media/start/", Map.of("media_id", showId)).expect(202);
        expectEqual("live", started.text("/success/data/status"));
        expect(
                "the show in the live list",
                viewer.get("/media/today/live/").expect(200).body().contains("별빛 라이브 " + suffix));
        expect(
                "the influencer in the live list",
                viewer.get("/influencer/list/live/").expect(200).body().contains(influencerId));
        Await.until(
                "the follower has a notification",
                () -> viewer.get("/v1/notifications").expect(200).body().contains("show-started"));
    }

    /** Returns the socket of the first viewer, who stays until the end. */
    private Chat chat() {
        Chat first = Chat.join(gateway, showId, "시청자" + suffix);
        first.await(
                "one person in the room",
                frame -> entry(frame) && frame.at("/count").asInt() == 1);
        try (Chat second = Chat.join(gateway, showId, "손님" + suffix)) {
            first.await(
                    "the newcomer is announced",
                    frame -> entry(frame) && frame.at("/count").asInt() == 2);
            second.await(
                    "the newcomer counts itself",
                    frame -> entry(frame) && frame.at("/count").asInt() == 2);
            first.say("립밤 예뻐요!");
            JsonNode heard = second.await(
                    "the message", frame -> frame.at("/stat").asString().equals("chat"));
            expectEqual("립밤 예뻐요!", heard.at("/message").asString());
            expectEqual("시청자" + suffix, heard.at("/username").asString());
        }
        first.await(
                "the guest left",
                frame -> frame.at("/message").asString().equals("USEROUT")
                        && frame.at("/count").asInt() == 1);
        return first;
    }

    private static boolean entry(JsonNode frame) {
        return frame.at("/stat").asString().equals("entry");
    }

    private void search() {
        Await.until("the product is found", () -> {
            JsonNode found = viewer.post("/product/search/", Map.of("search", "ㅂㅂ ㄹㅂ " + suffix))
                    .expect(200)
                    .json();
            return found.size() == 1 && found.at("/0/_id").asString().equals(productId);
        });
    }

    private void fillCart() {
        Answer page = viewer.get("/product/" + productId + "/").expect(200);
        expectEqual("20000", page.text("/variants/0/price/sale"));
        var line = Map.of("product", productId, "variant", variantId, "quantity", 2, "shippingMethod", "default");
        Await.until(
                "the product can be put into the cart",
                () -> viewer.post("/cart/items/", Map.of("payload", List.of(line)))
                                .status()
                        == 200);
        Answer cart = viewer.post("/cart/", Map.of()).expect(200);
        expectEqual("2", cart.text("/cart/0/items/0/quantity"));
        expectEqual(Integer.toString(STOCK), cart.text("/cart/0/items/0/stock"));
    }

    private void checkOut() {
        Answer placed = viewer.put(
                        "/cart/checkout/",
                        Map.of(
                                "payload",
                                Map.of(
                                        "currency",
                                        "KRW",
                                        "paymentMethod",
                                        "clayful-iamport",
                                        "address",
                                        Map.of(
                                                "shipping", Addresses.seoul("홍길동"),
                                                "billing", Addresses.seoul("홍길동")))))
                .expect(200);
        orderId = placed.text("/order/_id");
        amount = placed.json().at("/order/total/amount").asInt();
        expectEqual("placed", placed.text("/order/status"));
        Await.until("the reserved units are gone from the page", () -> quantityShown() == STOCK - 2);
    }

    private void pay() {
        paymentId = sandbox.pay(orderId, amount);
        Answer verified = viewer.get(
                        "/payment/verify/?imp_uid=%s&merchant_uid=%s&imp_success=true".formatted(paymentId, orderId))
                .expect(200);
        expectEqual("success", verified.text("/status"));
        Answer order = viewer.get("/order/" + orderId).expect(200);
        expectEqual("paid", order.text("/status"));
        expectEqual(Integer.toString(amount), order.text("/transactions/0/paid"));
    }

    private void review() {
        Await.until("the show's sales have the order", () -> {
            JsonNode sales = influencer
                    .get("/v1/shows/%s/sales".formatted(showId))
                    .expect(200)
                    .json();
            return sales.at("/orders").asInt() == 1 && sales.at("/units").asInt() == 2;
        });
        viewer.post(
                        "/review/",
                        Map.of(
                                "order",
                                orderId,
                                "product",
                                productId,
                                "title",
                                "촉촉해요",
                                "body",
                                "방송에서 본 그대로예요.",
                                "rating",
                                5))
                .expect(200);
        expectEqual("1", viewer.get("/product/" + productId + "/").expect(200).text("/reviews/count"));
    }

    private void endShow(Chat chat) {
        influencer.post("/media/end", Map.of("media_id", showId)).expect(202);
        chat.await("the end of the show", frame -> frame.at("/stat").asString().equals("end"));
    }

    private void awaitRecording() {
        Await.until("the show is completed", () -> {
            for (JsonNode show : viewer.get("/influencer/myvod/?influencer_id=" + influencerId)
                    .expect(200)
                    .json()
                    .at("/success/data")) {
                if (show.at("/vod_id").asString().equals(showId)) {
                    return show.at("/status").asString().equals("completed")
                            && !show.at("/mux_asset_playback_id").isNull();
                }
            }
            return false;
        });
        Await.until("the summary has the viewers, the message and the order", () -> {
            JsonNode summary = influencer
                    .get("/v1/shows/%s/summary".formatted(showId))
                    .expect(200)
                    .json();
            return summary.at("/peakViewers").asInt() == 2
                    && summary.at("/messages").asInt() == 1
                    && summary.at("/orders").asInt() == 1;
        });
    }

    private void refund() {
        JsonNode order = viewer.get("/order/" + orderId).expect(200).json();
        viewer.post(
                        "/refund/" + orderId + "/",
                        Map.of(
                                "payload",
                                Map.of(
                                        "reason",
                                        "단순 변심",
                                        "items",
                                        List.of(Map.of(
                                                "item", order.at("/items/0/_id").asString(), "quantity", 2)),
                                        "shipments",
                                        List.of())))
                .expect(200);
        String refundId = viewer.get("/order/" + orderId).expect(200).text("/refunds/0/_id");
        manager.acceptRefund(orderId, refundId);
        Await.until("the order is refunded", () -> viewer.get("/order/" + orderId)
                .expect(200)
                .text("/status")
                .equals("refunded"));
        expectEqual(amount, sandbox.refundedOf(paymentId));
        Await.until("the units are back on the page", () -> quantityShown() == STOCK);
    }

    private void step(String name, Runnable action) {
        step(name, () -> {
            action.run();
            return name;
        });
    }

    private <T> T step(String name, Supplier<T> action) {
        steps++;
        long began = System.nanoTime();
        try {
            T result = action.get();
            report.accept("%2d  %-64s %6.2f s".formatted(steps, name, (System.nanoTime() - began) / 1e9));
            return result;
        } catch (RuntimeException failure) {
            throw new StepFailure(steps + " " + name, failure);
        }
    }

    private static void expect(String what, boolean holds) {
        if (!holds) {
            throw new UnexpectedAnswer("missing: " + what);
        }
    }

    private static void expectEqual(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new UnexpectedAnswer("expected " + expected + " and got " + actual);
        }
    }
}
