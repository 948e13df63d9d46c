package com.byeolshow.identity.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.EventContracts;
import com.byeolshow.platform.testing.PublishedEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.web.RandomIds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class RevokeSessionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RevokeSessions revokeSessions;
    private final RestateRoles restateRoles;
    private final PublishedEvents events;
    private final RandomIds ids;

    RevokeSessionsTest(
            RevokeSessions revokeSessions, RestateRoles restateRoles, PublishedEvents events, RandomIds ids) {
        this.revokeSessions = revokeSessions;
        this.restateRoles = restateRoles;
        this.events = events;
        this.ids = ids;
    }

    @Test
    void everyChangeIsPublishedUnderAHigherVersionAndKeepsWhatHeldBefore() {
        String customer = ids.next();

        revokeSessions.of(customer, RevocationReason.PASSWORD_CHANGED).block(PATIENCE);
        restateRoles.of(customer, List.of("customer", "influencer")).block(PATIENCE);
        revokeSessions.of(customer, RevocationReason.WITHDRAWN).block(PATIENCE);

        var published = events.awaitAll("identity.revocations", "customer:" + customer, 3);
        published.forEach(event -> EventContracts.assertValid("identity.revocation.v1", event.data()));
        assertThat(published)
                .extracting(event -> event.data().get("version").asInt())
                .containsExactly(1, 2, 3);
        assertThat(published)
                .extracting(event -> event.data().get("validFrom").asInt())
                .containsExactly(1, 1, 3);
        assertThat(published)
                .extracting(event -> event.data().path("roles").toString())
                .containsExactly("", "[\"customer\",\"influencer\"]", "[\"customer\",\"influencer\"]");
        assertThat(published)
                .extracting(event -> event.data().get("reason").asString())
                .containsExactly("password-changed", "roles-changed", "withdrawn");
    }
}
