package com.byeolshow.benchmarks;

import com.byeolshow.benchmarks.load.Customer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.demo.Await;
import com.byeolshow.suite.demo.ManagerDesk;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An influencer who may broadcast.
 *
 * @param id as customers name them when they follow
 */
record Star(App app, String id) {

    /** A manager makes somebody an influencer, who then gets a stream key. */
    static Star of(Customer somebody, Ground ground) {
        String id = somebody.call("GET", "/user/", null).text("/_id");
        new ManagerDesk(ground.manager()).makeInfluencer(id);
        var app = App.anonymous(ground.stack().doors().gateway()).withToken(somebody.loginAgain());
        Await.until(
                "the host has a stream key",
                () -> app.get("/influencer/streamkey/").status() == 200);
        return new Star(app, id);
    }

    /** Reserves a show without goods; returns its id. */
    String reserve(String title, int daysFromNow) {
        var body = new LinkedHashMap<String, Object>();
        for (String key : List.of(
                "notice",
                "description",
                "product_id",
                "product_name",
                "product_price",
                "product_sale",
                "product_brand",
                "product_thumbnail")) {
            body.put(key, "");
        }
        body.put("title", title);
        body.put("product_list", List.of());
        body.put(
                "started_at",
                OffsetDateTime.now(ZoneId.of("Asia/Seoul"))
                        .plusDays(daysFromNow)
                        .withNano(0)
                        .toString());
        return app.post("/media/reserve/", body).expect(202).text("/success/data/vod_id");
    }

    void start(String showId) {
        app.post("/media/start/", Map.of("media_id", showId)).expect(202);
    }
}
