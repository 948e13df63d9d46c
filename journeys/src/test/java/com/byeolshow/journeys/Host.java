package com.byeolshow.journeys;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.ManagerDesk;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A new influencer, so that no journey disturbs another's show.
 *
 * @param id customer id
 */
record Host(App app, String id) {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    /** Signs up, and is made an influencer by a manager. */
    static Host arrive(Doors doors) {
        String userId = "h" + UUID.randomUUID().toString().substring(0, 8);
        App customer = Shopper.register(doors, userId);
        String id = customer.get("/user/").expect(200).text("/_id");
        new ManagerDesk(Staff.login(doors)).makeInfluencer(id);
        // The role is in the token, so the new one needs a new token.
        return new Host(App.anonymous(doors.gateway()).login(userId, Shopper.PASSWORD), id);
    }

    /** Its stream at the video platform, made when it is asked for the first time. */
    String stream() {
        return Patience.read("stream key", () -> app.get("/influencer/streamkey/"))
                .text("/success/Stream_id");
    }

    /** Reserves a show with these products and starts it. */
    String goLive(List<String> productIds) {
        String show = app.post(
                        "/media/reserve/",
                        Map.of(
                                "title",
                                "여정 방송",
                                "product_list",
                                productIds,
                                "started_at",
                                OffsetDateTime.now(ZoneOffset.ofHours(9))
                                        .withNano(0)
                                        .toString()))
                .expect(202)
                .text("/success/data/vod_id");
        // The platform may still be asked to finish the last show's stream.
        Await.until(
                "show %s starts".formatted(show),
                STARTS_WITHIN,
                () -> app.post("/media/start/", Map.of("media_id", show)).status() == 202);
        return show;
    }

    void end(String show) {
        app.post("/media/end", Map.of("media_id", show)).expect(202);
    }

    Answer show(String show) {
        return app.get("/v1/shows/" + show).expect(200);
    }
}
