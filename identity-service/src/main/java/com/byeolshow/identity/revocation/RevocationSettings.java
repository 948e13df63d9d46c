package com.byeolshow.identity.revocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a revocation is told to others.
 *
 * @param kept longer than any token lives, as a forgotten revocation brings its tokens back; from 1 h
 */
@ConfigurationProperties("byeolshow.identity.revocations")
public record RevocationSettings(@DefaultValue("8d") Duration kept) {

    public RevocationSettings {
        if (kept.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("byeolshow.identity.revocations.kept must be an hour at least");
        }
    }
}
