package com.byeolshow.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this process knows of {@code identity.revocations}, in memory: sessions that are over and standings of customers.
 * Each entry is forgotten when no token it speaks of lives any more. Bounded; past the bound entries that were hardly ever
 * asked for go early and {@code byeolshow_revocations_dropped_total} counts them, as their tokens work again until they end.
 */
public final class RevocationList {

    private static final Logger log = LoggerFactory.getLogger(RevocationList.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Verifiers' clocks may differ by this much, so an entry outlives its tokens by as much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final Cache<String, Instant> ended;
    private final Cache<String, Known> standings;
    private final Clock clock;
    private final Counter unreadable;

    private record Known(Standing standing, Instant expiresAt) {}

    /** @param most entries of either kind, about 150 bytes each */
    RevocationList(long most, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        Counter dropped = Counter.builder("byeolshow.revocations.dropped")
                .description("Revocations forgotten early because there were too many")
                .register(meters);
        this.unreadable = Counter.builder("byeolshow.revocations.unreadable")
                .description("Entries of the topic that were skipped")
                .register(meters);
        this.ended = cache(most, dropped, expiresAt -> expiresAt);
        this.standings = cache(most, dropped, Known::expiresAt);
        Gauge.builder("byeolshow.revocations.known", () -> ended.estimatedSize() + standings.estimatedSize())
                .description("Revocations that are in force")
                .register(meters);
    }

    private interface End<V> {
        Instant of(V value);
    }

    private <V> Cache<String, V> cache(long most, Counter dropped, End<V> end) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, V>writing((_, value) -> left(end.of(value))))
                .<String, V>evictionListener((_, _, cause) -> {
                    if (cause == RemovalCause.SIZE) {
                        dropped.increment();
                    }
                })
                .build();
    }

    private Duration left(Instant expiresAt) {
        Duration left = Duration.between(clock.instant(), expiresAt).plus(TOLERANCE);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * The token as it counts now.
     *
     * @throws BadJwtException when it was revoked
     */
    public Jwt judge(Jwt token) {
        if (ended.getIfPresent(Standing.sessionOf(token)) != null) {
            throw new BadJwtException("token was revoked");
        }
        String subject = token.getSubject();
        Known known = subject == null ? null : standings.getIfPresent(subject);
        return known == null ? token : known.standing().applyTo(token);
    }

    /**
     * Takes in one entry of the topic. An older version than the known one changes nothing, and what cannot be read is
     * skipped and counted: one bad entry must not keep all later ones away.
     */
    void take(byte[] entry) {
        try {
            take(JSON.readTree(entry));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException broken) {
            unreadable.increment();
            log.warn("entry of identity.revocations was skipped: {}", broken.toString());
        }
    }

    private void take(JsonNode entry) {
        String id = entry.required("id").stringValue();
        Instant expiresAt = Instant.parse(entry.required("expiresAt").stringValue());
        switch (entry.required("subject").stringValue()) {
            case "session" -> ended.put(id, expiresAt);
            case "customer" -> {
                var standing = new Standing(
                        entry.required("version").longValue(),
                        entry.required("validFrom").longValue(),
                        entry.hasNonNull("roles")
                                ? entry.required("roles")
                                        .valueStream()
                                        .map(JsonNode::stringValue)
                                        .map(Objects::requireNonNull)
                                        .toList()
                                : null);
                standings
                        .asMap()
                        .merge(
                                id,
                                new Known(standing, expiresAt),
                                (known, now) -> now.standing().version()
                                                > known.standing().version()
                                        ? now
                                        : known);
            }
            default -> throw new IllegalArgumentException("unknown subject");
        }
    }

    long size() {
        ended.cleanUp();
        standings.cleanUp();
        return ended.estimatedSize() + standings.estimatedSize();
    }
}
