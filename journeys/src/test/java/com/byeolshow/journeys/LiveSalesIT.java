package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Chat;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.Sandbox;
import com.byeolshow.suite.stack.Stack;
import java.util.List;
import java.util.Map;
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
        App manager = Staff.login(doors);
        Shopper shopper = Shopper.arrive(doors, 5);
        Host star = Host.arrive(doors);
        App host = star.app();
        sandbox.startEncoder(star.stream());
        String show = star.goLive(List.of(shopper.productId()));
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
            star.end(show);
            newer.await("the end", frame -> stat(frame, "end"));
        }
        // What was said is counted where it is kept, which may be a moment after it was heard.
        Await.until(
                "the summary has the message",
                () -> host.get(summary).expect(200).json().at("/messages").asInt() == 1);
        JsonNode total = host.get(summary).expect(200).json();
        assertThat(total.at("/orders").asInt()).isEqualTo(1);
        assertThat(total.at("/net").asInt()).isEqualTo(Shopper.PRICE);
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
}
