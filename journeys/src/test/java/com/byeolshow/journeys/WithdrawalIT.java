package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.stack.Stack;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(LaunchedSuite.class)
class WithdrawalIT {

    @Test
    void aWithdrawnCustomerIsForgottenEverywhereWithinSeconds(Stack stack) {
        App nobody = App.anonymous(stack.doors().gateway());
        App manager = Staff.login(stack.doors());
        var shopper = Shopper.arrive(stack.doors(), 5);
        App app = shopper.app();
        JsonNode profile = app.get("/user/").expect(200).json();
        String id = profile.at("/_id").asString();
        String userId = profile.at("/userId").asString();
        String alias = profile.at("/alias").asString();
        String email = profile.at("/email").asString();
        String orderId = shopper.order().expect(200).text("/order/_id");
        manager.put("/v1/manager/influencers/" + id, null).expect(200);
        App fan = Shopper.register(
                stack.doors(), "f" + UUID.randomUUID().toString().substring(0, 8));
        Await.until(
                "the fan follows",
                () -> fan.post("/user/influencer/like/", Map.of("InfluencerId", id))
                                .status()
                        < 300);
        assertThat(fan.get("/user/influencer/like/").expect(200).body()).contains(alias);

        app.delete("/user/", null).expect(202);

        for (String route : new String[] {"/user/", "/order/", "/coupon/", "/wishlist/", "/user/influencer/like/"}) {
            Await.until("the token is refused at " + route, () -> app.get(route).status() == 401);
        }
        nobody.post("/user/auth/", Map.of("userId", userId, "password", Shopper.PASSWORD))
                .expect(400);
        nobody.post("/forgetuser/find_id/", Map.of("email", email)).expect(400);
        nobody.post("/checkalias/", Map.of("alias", alias)).expect(200);
        nobody.get("/influencer/info/?influencer_id=" + id).expect(400);
        Await.until(
                "nobody follows a ghost",
                () -> !fan.get("/user/influencer/like/").expect(200).body().contains(alias));
        Await.until("the order names nobody", () -> {
            String order =
                    manager.get("/v1/manager/orders/" + orderId).expect(200).body();
            return !order.contains(email) && !order.contains(alias + "\"");
        });

        App again = Shopper.register(stack.doors(), userId);
        assertThat(again.get("/user/").expect(200).text("/_id")).isNotEqualTo(id);
        assertThat(again.get("/order/").expect(200).json()).isEmpty();
    }
}
