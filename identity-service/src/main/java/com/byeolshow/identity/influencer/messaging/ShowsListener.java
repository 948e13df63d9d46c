package com.byeolshow.identity.influencer.messaging;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.TrackShow;
import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears from broadcast which shows are live. */
@Configuration(proxyBeanMethods = false)
class ShowsListener {

    private static final String LIVE = "live";

    private final TrackShow trackShow;

    ShowsListener(TrackShow trackShow) {
        this.trackShow = trackShow;
    }

    @Bean
    Subscription showSubscription() {
        return Subscription.toState("identity.shows", "broadcast.shows")
                .on("broadcast.show.v1", ShowState.class, event -> {
                    var show = event.data();
                    return trackShow.changed(
                            show.id(), new CustomerId(show.influencerId()), LIVE.equals(show.status()), show.version());
                })
                .onTombstone(key -> trackShow.deleted(Long.parseLong(key)));
    }

    record ShowState(long id, String influencerId, String status, long version) {}
}
