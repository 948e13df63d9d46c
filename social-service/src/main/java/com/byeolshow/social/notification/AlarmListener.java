package com.byeolshow.social.notification;

import com.byeolshow.platform.messaging.Subscription;
import com.byeolshow.social.notification.fanout.FanOuts;
import com.byeolshow.social.projection.Alarms;
import com.byeolshow.social.projection.Alarms.Alarm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keeps who wants to be told when a show begins. */
@Configuration(proxyBeanMethods = false)
class AlarmListener {

    /** Alarms and starts come on topics of their own, so an alarm may be heard of after the start that it was set for. */
    @Bean
    Subscription alarmsForShows(Alarms alarms, FanOuts fanOuts) {
        return Subscription.toFacts("social.alarms", "broadcast.alarms")
                .on("broadcast.alarm-set.v1", Alarm.class, event -> {
                    var alarm = event.data();
                    return fanOuts.awaitTurn(alarm.showId())
                            .then(Mono.defer(() -> alarms.keep(alarm)))
                            .then(Mono.defer(
                                    () -> fanOuts.tellLate(alarm.showId(), alarm.customerId(), alarm.occurredAt())));
                })
                .on("broadcast.alarm-cleared.v1", Alarm.class, event -> alarms.remove(event.data()));
    }
}
