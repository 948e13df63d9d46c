package com.byeolshow.identity.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.security.Standing;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The samples in the contracts are what this service writes. */
class RevocationMessagesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");

    @Test
    void endedSessionIsWrittenAsTheSample() {
        assertWritten(
                "logged-out",
                "session:5Hq0Zp3mXc8RtYbN2vKd1L",
                RevocationMessages.ended(
                        "5Hq0Zp3mXc8RtYbN2vKd1L",
                        RevocationReason.LOGGED_OUT,
                        NOW,
                        Instant.parse("2030-05-08T11:00:00Z")));
    }

    @Test
    void endOfAllSessionsIsWrittenAsTheSample() {
        assertWritten(
                "password-changed",
                "customer:7Jw2Bq5nZd0TvAcP4xMf3N",
                RevocationMessages.changed(
                        "7Jw2Bq5nZd0TvAcP4xMf3N",
                        new Standing(3, 3, null),
                        RevocationReason.PASSWORD_CHANGED,
                        NOW,
                        Instant.parse("2030-05-09T11:00:00Z")));
    }

    @Test
    void grantedRoleIsWrittenAsTheSample() {
        assertWritten(
                "influencer-granted",
                "customer:7Jw2Bq5nZd0TvAcP4xMf3N",
                RevocationMessages.changed(
                        "7Jw2Bq5nZd0TvAcP4xMf3N",
                        new Standing(4, 3, List.of("customer", "influencer")),
                        RevocationReason.ROLES_CHANGED,
                        Instant.parse("2030-05-01T12:00:00Z"),
                        Instant.parse("2030-05-09T12:00:00Z")));
    }

    private static void assertWritten(String sample, String key, OutgoingEvent event) {
        String expected = EventContracts.sample("identity.revocation.v1", sample);

        EventContracts.assertValid("identity.revocation.v1", expected);
        assertThat(event.topic()).isEqualTo("identity.revocations");
        assertThat(event.type()).isEqualTo("identity.revocation.v1");
        assertThat(event.key()).isEqualTo(key);
        assertThat(EventContracts.asEvent(Objects.requireNonNull(event.data())).toString())
                .isEqualTo(JsonMapper.shared().readTree(expected).toString());
    }
}
