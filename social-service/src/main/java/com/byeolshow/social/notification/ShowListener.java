package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells followers when a show is scheduled and when it starts. */
@Configuration(proxyBeanMethods = false)
class ShowListener {

    @Bean
    Subscription showsOfFollowedInfluencers(TellFollowers tellFollowers) {
        return Subscription.toFacts("social.show-notifications", "broadcast.lifecycle")
                .on(
                        "broadcast.scheduled.v1",
                        ShowFact.class,
                        event -> tellFollowers.run(event.data().scheduled()))
                .on(
                        "broadcast.started.v1",
                        ShowFact.class,
                        event -> tellFollowers.run(event.data().started()));
    }
}
