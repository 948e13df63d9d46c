package com.byeolshow.identity.influencer.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.People;
import com.byeolshow.identity.People.Person;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class InfluencerListenersTest {

    private static final String FOLLOWED = "social.influencer-followed.v1";
    private static final String UNFOLLOWED = "social.influencer-unfollowed.v1";

    private final WebTestClient web;
    private final IncomingEvents incoming;
    private final GrantInfluencer grant;
    private final DatabaseClient database;
    private final People people;

    InfluencerListenersTest(
            WebTestClient web, IncomingEvents incoming, GrantInfluencer grant, DatabaseClient database) {
        this.database = database;
        this.web = web;
        this.incoming = incoming;
        this.grant = grant;
        this.people = new People(web);
    }

    @Test
    void followersAreWhatSocialCountedLast() {
        var person = influencer();

        follow(FOLLOWED, person, 2, "2030-05-01T11:00:00Z");
        awaitInfo(person, "Follower", 2);
        follow(UNFOLLOWED, person, 1, "2030-05-01T11:00:05Z");
        awaitInfo(person, "Follower", 1);
    }

    @Test
    void countThatArrivesLateDoesNotComeBack() {
        var person = influencer();

        follow(FOLLOWED, person, 5, "2030-05-01T11:00:05Z");
        follow(FOLLOWED, person, 4, "2030-05-01T11:00:04Z");
        follow(FOLLOWED, person, 5, "2030-05-01T11:00:05Z");
        follow(FOLLOWED, person, 6, "2030-05-01T11:00:06Z");

        awaitInfo(person, "Follower", 6);
        String late = follow(FOLLOWED, person, 4, "2030-05-01T11:00:04Z");
        Awaiting.until(() -> isHandled(late));
        awaitInfo(person, "Follower", 6);
    }

    @Test
    void repeatedDeliveryChangesNothing() {
        var person = influencer();
        String id = UUID.randomUUID().toString();
        var event = event(FOLLOWED, person, 3, "2030-05-01T11:00:00Z");

        incoming.publish(id, "social.follows", FOLLOWED, person.id(), event);
        incoming.publish(id, "social.follows", FOLLOWED, person.id(), event);
        follow(FOLLOWED, person, 4, "2030-05-01T11:00:01Z");

        awaitInfo(person, "Follower", 4);
    }

    @Test
    void showOnAirIsOnThePageUntilItEnds() {
        var person = influencer();
        long show = ThreadLocalRandom.current().nextLong(1, 1L << 40);

        show(show, person, "ready", 1);
        show(show, person, "live", 2);
        awaitInfo(person, "live_vod", show);
        // Read again from the beginning, as a rebuild would.
        show(show, person, "ready", 1);
        show(show, person, "live", 2);
        awaitInfo(person, "live_vod", show);
        show(show, person, "close", 3);
        awaitInfo(person, "live_vod", 0);
    }

    @Test
    void deletedShowIsOffAir() {
        var person = influencer();
        long show = ThreadLocalRandom.current().nextLong(1, 1L << 40);

        show(show, person, "live", 2);
        awaitInfo(person, "live_vod", show);
        incoming.tombstone("broadcast.shows", "broadcast.show.v1", Long.toString(show));
        awaitInfo(person, "live_vod", 0);
    }

    private void awaitInfo(Person person, String field, long value) {
        Awaiting.untilAsserted(() -> web.get()
                .uri("/influencer/info?influencer_id=" + person.id())
                .exchange()
                .expectBody()
                .jsonPath("$.success.data." + field)
                .value(Number.class, found -> assertThat(found.longValue()).isEqualTo(value)));
    }

    private Person influencer() {
        var person = people.signUp();
        grant.run(new CustomerId(person.id())).block(Duration.ofSeconds(20));
        return person;
    }

    private boolean isHandled(String event) {
        return Boolean.TRUE.equals(database.sql("SELECT EXISTS (SELECT 1 FROM inbox WHERE event_id = :event)")
                .bind("event", event)
                .mapValue(Boolean.class)
                .one()
                .block(Duration.ofSeconds(20)));
    }

    private String follow(String type, Person person, long followers, String at) {
        return incoming.publish("social.follows", type, person.id(), event(type, person, followers, at));
    }

    /** The publisher's own sample with our values in it, and a field of tomorrow. */
    private static String event(String type, Person person, long followers, String at) {
        var event = (ObjectNode) JsonMapper.shared().readTree(EventContracts.sample(type, "usual"));
        event.put("influencerId", person.id())
                .put("followers", followers)
                .put("occurredAt", at)
                .put("ofTomorrow", true);
        EventContracts.assertValid(type, event.toString());
        return event.toString();
    }

    private void show(long id, Person person, String status, long version) {
        incoming.publish(
                "broadcast.shows",
                "broadcast.show.v1",
                Long.toString(id),
                Map.of(
                        "id", id,
                        "title", "별이 빛나는 밤",
                        "influencerId", person.id(),
                        "status", status,
                        "version", version));
    }
}
