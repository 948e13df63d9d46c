package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Chat;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The influencer of the demo show: from the stream key to the summary. */
record ShowHost(App app, ShowPeople people, String streamId, String showId) {

    static ShowHost reserve(ShowPeople people, ShowShelf shelf) {
        App app = people.star();
        JsonNode key = app.get("/influencer/streamkey/").expect(200).json();
        Expect.that("a stream key", !key.at("/success/Stream_key").asString().isEmpty());
        String startsAt = OffsetDateTime.now(ZoneId.of("Asia/Seoul"))
                .plusMinutes(5)
                .withNano(0)
                .toString();
        Answer reserved = app.post(
                        "/media/reserve/",
                        Map.ofEntries(
                                Map.entry("title", "별빛 라이브 " + people.suffix()),
                                Map.entry("notice", "방송 중에만 할인"),
                                Map.entry("description", "오늘의 립밤"),
                                Map.entry("product_id", shelf.productId()),
                                Map.entry("product_name", "별빛 립밤"),
                                Map.entry("product_price", Integer.toString(ShowShelf.PRICE)),
                                Map.entry("product_sale", Integer.toString(ShowShelf.DISCOUNT_PERCENT)),
                                Map.entry("product_brand", ""),
                                Map.entry("product_thumbnail", ""),
                                Map.entry("product_list", List.of(shelf.productId())),
                                Map.entry("started_at", startsAt)))
                .expect(202);
        Expect.equal("ready", reserved.text("/success/data/status"));
        return new ShowHost(
                app, people, key.at("/success/Stream_id").asString(), reserved.text("/success/data/vod_id"));
    }

    void goLive(Sandbox sandbox) {
        sandbox.startEncoder(streamId);
        Answer started = app.post("/media/start/", Map.of("media_id", showId)).expect(202);
        Expect.equal("live", started.text("/success/data/status"));
        App viewer = people.viewer();
        Expect.that(
                "the show in the live list",
                viewer.get("/media/today/live/").expect(200).body().contains("별빛 라이브 " + people.suffix()));
        Expect.that(
                "the influencer in the live list",
                viewer.get("/influencer/list/live/").expect(200).body().contains(people.starId()));
        Await.until(
                "the follower has a notification",
                () -> viewer.get("/v1/notifications").expect(200).body().contains("show-started"));
    }

    void seesTheSale() {
        Await.until("the show's sales have the order", () -> {
            JsonNode sales =
                    app.get("/v1/shows/%s/sales".formatted(showId)).expect(200).json();
            return sales.at("/orders").asInt() == 1 && sales.at("/units").asInt() == 2;
        });
    }

    void end(Chat chat) {
        app.post("/media/end", Map.of("media_id", showId)).expect(202);
        chat.await("the end of the show", frame -> frame.at("/stat").asString().equals("end"));
    }

    void awaitRecording() {
        Await.until("the show is completed", this::isRecorded);
        Await.until("the summary has the viewers, the message and the order", () -> {
            JsonNode summary = app.get("/v1/shows/%s/summary".formatted(showId))
                    .expect(200)
                    .json();
            return summary.at("/peakViewers").asInt() == 2
                    && summary.at("/messages").asInt() == 1
                    && summary.at("/orders").asInt() == 1;
        });
    }

    private boolean isRecorded() {
        JsonNode shows = people.viewer()
                .get("/influencer/myvod/?influencer_id=" + people.starId())
                .expect(200)
                .json()
                .at("/success/data");
        return shows.valueStream()
                .anyMatch(show -> show.at("/vod_id").asString().equals(showId)
                        && show.at("/status").asString().equals("completed")
                        && !show.at("/mux_asset_playback_id").isNull());
    }
}
