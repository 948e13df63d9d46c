package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.social.notification.model.NotificationKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells followers when a show is scheduled and when it starts. */
@Configuration(proxyBeanMethods = false)
class ShowListener {

    @Bean
    Subscription showsOfFollowedInfluencers(Notifications notifications) {
        return Subscription.toFacts("social.show-notifications", "broadcast.lifecycle")
                .on("broadcast.scheduled.v1", ShowFact.class, event -> notifications
                        .tellFollowers(NotificationKind.SHOW_SCHEDULED, event.data())
                        .then())
                .on("broadcast.started.v1", ShowFact.class, event -> notifications
                        .tellFollowers(NotificationKind.SHOW_STARTED, event.data())
                        .then());
    }
}
