package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.social.notification.fanout.FanOuts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has followers told when a show is scheduled, and them and those with an alarm when it starts. Only notes it, so that no later event has to wait. */
@Configuration(proxyBeanMethods = false)
class ShowListener {

    @Bean
    Subscription showsOfFollowedInfluencers(FanOuts fanOuts) {
        return Subscription.toFacts("social.show-notifications", "broadcast.lifecycle")
                .on(
                        "broadcast.scheduled.v1",
                        ShowFact.class,
                        event -> fanOuts.record(event.data().scheduled()))
                .on(
                        "broadcast.started.v1",
                        ShowFact.class,
                        event -> fanOuts.record(event.data().started()));
    }
}
