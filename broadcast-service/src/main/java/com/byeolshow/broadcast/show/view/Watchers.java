package com.byeolshow.broadcast.show.view;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.caller.CallerAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells viewers apart by what they send along. */
@Component
public record Watchers(CallerAddress addresses) {

    /** Enough to tell apps apart; a longer one is somebody's own invention. */
    private static final int LONGEST_AGENT = 400;

    /** The customer of the token, or whoever else comes from that address with that app. */
    public Watcher of(Optional<Caller> caller, @Nullable InetSocketAddress remote, HttpHeaders headers) {
        return caller.<Watcher>map(known -> new Watcher.Customer(known.id()))
                .orElseGet(() -> new Watcher.Guest(addresses.of(remote, headers), agent(headers)));
    }

    private static String agent(HttpHeaders headers) {
        String agent = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.USER_AGENT), "");
        return agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    }
}
