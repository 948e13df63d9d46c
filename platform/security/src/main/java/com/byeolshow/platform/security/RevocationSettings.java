package com.byeolshow.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revoked tokens become known here.
 *
 * @param follow whether to read {@code identity.revocations}; identity itself asks its database instead
 * @param bootstrapServers of the broker, by default those of {@code spring.kafka} ({@code KAFKA_BOOTSTRAP_SERVERS})
 * @param most entries kept of either kind, from 1,000; about 150 bytes each
 */
@ConfigurationProperties("byeolshow.security.revocations")
record RevocationSettings(
        @DefaultValue("true") boolean follow,
        @Nullable String bootstrapServers,
        @DefaultValue("200000") long most) {

    RevocationSettings {
        if (most < 1_000) {
            throw new IllegalArgumentException("byeolshow.security.revocations.most must be at least 1000");
        }
        if (follow && (bootstrapServers == null || bootstrapServers.isBlank())) {
            throw new IllegalArgumentException("byeolshow.security.revocations.bootstrap-servers must not be empty");
        }
    }
}
