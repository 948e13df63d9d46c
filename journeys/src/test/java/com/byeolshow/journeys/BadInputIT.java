package com.byeolshow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.App.RawBody;
import com.byeolshow.suite.app.Chat;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.stack.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LaunchedSuite.class)
class BadInputIT {

    private static final RawBody BROKEN = new RawBody("application/json", "{\"payload\":[");

    @Test
    void malformedJsonIsRefusedInTheFamilyOfItsRoute(Stack stack) {
        App viewer = login(stack, "viewer1");
        assertFixed(viewer.post("/cart/items/", BROKEN), "알 수 없는 예외가 발생했습니다.");
        assertFixed(viewer.post("/wishlist/", BROKEN), "잘못된 요청");
        assertFixed(viewer.post("/refund/unknown/", BROKEN), "알 수 없는 오류가 발생하였습니다.");
        assertEnvelope(viewer.post("/user/influencer/like/", BROKEN), 400, "잘못된 요청입니다.");
        assertEnvelope(viewer.post("/user/auth/", BROKEN), 400, "잘못된 입력입니다.");
        Answer manager = login(stack, "manager1").post("/v1/manager/products", BROKEN);
        assertThat(manager.status()).isEqualTo(400);
        assertThat(manager.text("/code")).isEqualTo("malformed-request");
        assertThat(manager.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void missingKeysAreRefused(Stack stack) {
        App viewer = login(stack, "viewer1");
        assertEnvelope(viewer.put("/user/", Map.of("userId", "someone")), 400, "정보를 모두 입력해 주세요.");
        assertThat(viewer.post("/cart/checkout/", Map.of("payload", Map.of())).status())
                .isEqualTo(400);
        assertFixed(viewer.post("/wishlist/", Map.of()), "잘못된 요청");
        assertEnvelope(login(stack, "star1").post("/media/reserve/", Map.of()), 400, "잘못된 입력입니다.");
    }

    @Test
    void unknownIdsAndForeignOrdersLookAlike(Stack stack) {
        var owner = Shopper.arrive(stack.doors(), 2);
        String orderId = owner.order().expect(200).text("/order/_id");
        App stranger = login(stack, "viewer2");
        Answer foreign = stranger.get("/order/" + orderId);
        Answer unknown = stranger.get("/order/nosuchorder");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(stranger.post("/order/cancel/" + orderId + "/", Map.of("payload", Map.of("reason", "x")))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/refund/" + orderId + "/", Map.of("payload", Map.of("reason", "x")))
                        .status())
                .isBetween(400, 404);
        assertThat(stranger.get("/product/nosuchproduct/").status()).isEqualTo(404);
        assertThat(owner.statusOf(orderId)).isEqualTo("placed");
    }

    @Test
    void tokensThatAreNotOursAreRefusedInTheFamilyOfTheirRoute(Stack stack) {
        String valid = String.valueOf(login(stack, "viewer1").token());
        String forged =
                valid.substring(0, valid.lastIndexOf('.') + 1) + "AAAA" + valid.substring(valid.lastIndexOf('.') + 5);
        for (String token : new String[] {forged, "not-a-token", ""}) {
            App app = App.anonymous(stack.doors().gateway()).withToken(token);
            assertEnvelope(app.get("/user/"), 401, "로그인 후 이용해 주세요.");
            assertEnvelope(app.get("/wishlist/"), 401, "로그인 후 이용해 주세요.");
            assertEnvelope(app.get("/influencer/streamkey/"), 401, "접근 권한이 없습니다.");
            Answer order = app.get("/order/");
            assertThat(order.status()).isEqualTo(401);
            assertThat(order.json().isString()).isTrue();
            app.get("/product/collection/").expect(200);
        }
        assertEnvelope(login(stack, "viewer1").get("/influencer/streamkey/"), 401, "접근 권한이 없습니다.");
        assertThat(login(stack, "viewer1")
                        .post("/v1/manager/products", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(App.anonymous(stack.doors().gateway())
                        .get("/internal/anything")
                        .status())
                .isEqualTo(404);
        assertThat(App.anonymous(stack.doors().gateway())
                        .get("/actuator/health")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOfTwoMegabytesIsRefusedAndTheNextRequestWorks(Stack stack) {
        App viewer = login(stack, "viewer1");
        Answer refused = viewer.post(
                "/cart/items/", new RawBody("application/json", "{\"payload\":\"" + "x".repeat(2_000_000) + "\"}"));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().isString()).isTrue();
        viewer.post("/cart/", Map.of()).expect(200);
    }

    @Test
    void aChatFrameOfOneMegabyteClosesOnlyItsOwnConnection(Stack stack) {
        Host host = Host.arrive(stack.doors());
        host.stream();
        String showId = host.goLive(List.of());
        try (Chat calm = Chat.join(stack.doors().gateway(), showId, "차분이")) {
            calm.await("one is in", frame -> frame.at("/message").asString().startsWith("차분이"));
            Chat rude = Chat.join(stack.doors().gateway(), showId, "큰소리");
            calm.await("both are in", frame -> frame.at("/message").asString().startsWith("큰소리"));
            rude.sendText("{\"stat\":\"chat\",\"message\":\"" + "x".repeat(1_000_000) + "\"}");
            assertThat(rude.awaitClose()).isIn(1009, 1006, 1001, 1011);
            calm.await(
                    "the other one left",
                    frame -> frame.at("/username").asString().equals("USEROUT"));
            calm.say("아직 있어요");
            calm.await("own message", frame -> frame.at("/message").asString().equals("아직 있어요"));
        }
    }

    @Test
    void aRefusalHasALogLineWithItsTraceAndNoStackTraceForTheClient(Stack stack) {
        Answer refused = login(stack, "viewer1").post("/cart/items/", BROKEN);
        assertThat(refused.body()).doesNotContain("Exception", "at com.");
        String trace = refused.header("X-Trace-Id").orElseThrow();
        Await.until(
                "commerce logged the refusal under the trace",
                () -> stack.child("commerce-service").logged().contains(trace));
    }

    private static App login(Stack stack, String userId) {
        return App.anonymous(stack.doors().gateway()).login(userId, userId + "pw!");
    }

    private static void assertFixed(Answer answer, String sentence) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().asString()).isEqualTo(sentence);
    }

    private static void assertEnvelope(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/error/message")).isEqualTo(message);
    }
}
