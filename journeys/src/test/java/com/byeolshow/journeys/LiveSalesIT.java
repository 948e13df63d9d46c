package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Chat;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.ManagerDesk;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A host watches sales come in, holds up a product, and reads afterwards what the show amounted to. */
@ExtendWith(LaunchedSuite.class)
class LiveSalesIT {

    @Test
    void aHostSeesWhatTheShowSells(Stack stack) throws Exception {
        Doors doors = stack.doors();
        var sandbox = new Sandbox(doors);
        App manager = App.anonymous(doors.gateway()).login("manager1", "manager1pw!");
        Shopper shopper = Shopper.arrive(doors, 5);
        App host = host(doors, manager);
        String show = liveShow(host, sandbox, shopper.productId());
        String sales = "/v1/shows/%s/sales".formatted(show);
        String summary = "/v1/shows/%s/summary".formatted(show);

        try (var watching = SalesScreen.open(host, sales + "/stream");
                var before = Chat.join(doors.gateway(), show, "옛날 앱");
                var newer = joinWithPins(doors, show, "새 앱")) {
            assertThat(watching.next().at("/orders").asInt()).isZero();
            newer.await("the newer app is in", frame -> stat(frame, "entry"));

            Await.until(
                    "the product can be pinned",
                    () -> host.put("/v1/shows/%s/pin".formatted(show), Map.of("productId", shopper.productId()))
                                    .status()
                            == 200);
            JsonNode pin = newer.await("the pin", frame -> stat(frame, "pin"));
            assertThat(pin.at("/product/_id").asString()).isEqualTo(shopper.productId());
            assertThat(pin.at("/product/price/sale").asInt()).isEqualTo(Shopper.PRICE);
            try (var late = joinWithPins(doors, show, "늦은 앱")) {
                late.await("the pin for who comes later", frame -> stat(frame, "pin"));
            }
            newer.say("예뻐요");
            before.await("the older app hears the chat and no pin", frame -> {
                assertThat(stat(frame, "pin")).isFalse();
                return stat(frame, "chat");
            });

            new Sale(shopper, manager, sandbox, false).play();
            JsonNode sold = watching.await(state -> state.at("/orders").asInt() == 1);
            assertThat(sold.at("/revenue").asInt()).isEqualTo(Shopper.PRICE);
            assertThat(sold.at("/products/0/productId").asString()).isEqualTo(shopper.productId());
            assertThat(host.get(sales).expect(200).json().at("/units").asInt()).isEqualTo(1);
            shopper.app().get(sales).expect(404);

            host.get(summary).expect(409);
            host.post("/media/end", Map.of("media_id", show)).expect(202);
            newer.await("the end", frame -> stat(frame, "end"));
        }
        JsonNode total = host.get(summary).expect(200).json();
        assertThat(total.at("/orders").asInt()).isEqualTo(1);
        assertThat(total.at("/net").asInt()).isEqualTo(Shopper.PRICE);
        assertThat(total.at("/messages").asInt()).isEqualTo(1);
        assertThat(total.at("/topProducts/0/units").asInt()).isEqualTo(1);
        manager.get(summary).expect(200);
    }

    private static boolean stat(JsonNode frame, String stat) {
        return frame.at("/stat").asString().equals(stat);
    }

    private static Chat joinWithPins(Doors doors, String show, String name) {
        var chat = Chat.open(doors.gateway(), show);
        chat.send(Map.of("stat", "entry", "username", name, "features", List.of("pin", "delete")));
        return chat;
    }

    private static App host(Doors doors, App manager) {
        String userId = "h" + UUID.randomUUID().toString().substring(0, 8);
        App customer = Shopper.register(doors, userId);
        new ManagerDesk(manager)
                .makeInfluencer(customer.get("/user/").expect(200).text("/_id"));
        // The role is in the token, so the new one needs a new token.
        return App.anonymous(doors.gateway()).login(userId, "journey-1!");
    }

    private static String liveShow(App host, Sandbox sandbox, String productId) {
        String stream = host.get("/influencer/streamkey/")
                .expect(200)
                .json()
                .at("/success/Stream_id")
                .asString();
        String show = host.post(
                        "/media/reserve/",
                        Map.of(
                                "title",
                                "판매 방송",
                                "product_list",
                                List.of(productId),
                                "started_at",
                                OffsetDateTime.now(ZoneOffset.ofHours(9))
                                        .withNano(0)
                                        .toString()))
                .expect(202)
                .text("/success/data/vod_id");
        sandbox.startEncoder(stream);
        host.post("/media/start/", Map.of("media_id", show)).expect(202);
        return show;
    }
}
