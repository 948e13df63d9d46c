package com.byeolshow.identity.revocation;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.security.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wire form of {@code identity.revocation.v1}. */
@Configuration(proxyBeanMethods = false)
class RevocationMessages {

    static final String TOPIC = "identity.revocations";
    static final String TYPE = "identity.revocation.v1";

    /** Compacted, and old entries go: every replica of every service reads the whole topic when it starts. */
    @Bean
    NewTopic revocationsTopic(RevocationSettings settings) {
        return new NewTopic(TOPIC, Optional.empty(), Optional.empty())
                .configs(Map.of(
                        "cleanup.policy",
                        "compact,delete",
                        "retention.ms",
                        Long.toString(settings.kept().toMillis())));
    }

    static OutgoingEvent ended(String sessionId, RevocationReason reason, Instant now, Instant expiresAt) {
        return event(new Revocation("session", sessionId, 1, null, null, reason.wire(), now, expiresAt));
    }

    static OutgoingEvent changed(
            String customerId, Standing standing, RevocationReason reason, Instant now, Instant expiresAt) {
        return event(new Revocation(
                "customer",
                customerId,
                standing.version(),
                standing.validFrom(),
                standing.roles(),
                reason.wire(),
                now,
                expiresAt));
    }

    private static OutgoingEvent event(Revocation revocation) {
        return new OutgoingEvent(TOPIC, TYPE, revocation.subject() + ":" + revocation.id(), revocation);
    }

    /** Either a session that is over, or the standing of a customer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revocation(
            String subject,
            String id,
            long version,
            @Nullable Long validFrom,
            @Nullable List<String> roles,
            String reason,
            Instant occurredAt,
            Instant expiresAt) {}
}
