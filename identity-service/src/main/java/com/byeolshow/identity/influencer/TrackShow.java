package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps track of which influencer is on air. */
@Component
public class TrackShow {

    private final Shows shows;

    TrackShow(Shows shows) {
        this.shows = shows;
    }

    /** A version that is known already, or older, changes nothing. */
    public Mono<Void> changed(long show, CustomerId influencer, boolean live, long version) {
        return shows.put(show, influencer, live, version);
    }

    public Mono<Void> deleted(long show) {
        return shows.remove(show);
    }
}
