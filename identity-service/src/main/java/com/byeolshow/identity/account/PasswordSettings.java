package com.byeolshow.identity.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How expensive a password is to check, and how many checks may run.
 *
 * @param memory of one Argon2id run; with {@code threads} it bounds the memory all log-ins take
 * @param iterations passes over that memory, at least 1
 * @param threads runs at a time, at least 1
 * @param queue log-ins that may wait per thread; a further one is asked to come back
 */
@ConfigurationProperties("byeolshow.identity.passwords")
record PasswordSettings(
        @DefaultValue("19MB") DataSize memory,
        @DefaultValue("2") int iterations,
        @DefaultValue("2") int threads,
        @DefaultValue("100") int queue) {

    PasswordSettings {
        if (memory.toKilobytes() < 64 || iterations < 1 || threads < 1 || queue < 1) {
            throw new IllegalArgumentException("byeolshow.identity.passwords: memory from 64KB, all else from 1");
        }
    }
}
