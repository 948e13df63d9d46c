package com.byeolshow.identity.session;

import java.time.Duration;

/**
 * What a client of our own interface gets.
 *
 * @param access for requests
 * @param accessLife of it
 * @param refresh for the next pair, once
 * @param refreshLife of it, at most; the session may end before
 */
public record TokenPair(String access, Duration accessLife, RefreshToken refresh, Duration refreshLife) {

    @Override
    public String toString() {
        return "TokenPair";
    }
}
